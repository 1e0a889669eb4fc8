"""What the printed sheets' typeface has: which characters of a name would come out as a box.

Noto Sans SC has some 27,800 Chinese characters; a name may hold a rarer one.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

import pylopdf_fonts_zh_cn

WINDOWS: Final = (3, 10)
"""Platform and encoding of the table that covers all of Unicode (OpenType, cmap, format 12)."""
FORMAT: Final = 12


def unprintable(text: str) -> str:
    """Return the Chinese characters of a text that the typeface has not, each once, in their order."""
    groups = _groups()
    lacking = (sign for sign in text if _is_chinese(sign) and not _has(groups, ord(sign)))
    return "".join(dict.fromkeys(lacking))


def _is_chinese(sign: str) -> bool:
    """Whether it is a Chinese character, private ones included: what else there is, other typefaces have."""
    code = ord(sign)
    return 0x3400 <= code <= 0x9FFF or 0xE000 <= code <= 0xFAFF or code >= 0x20000  # noqa: PLR2004 - Unicode's blocks


def _has(groups: tuple[tuple[int, int], ...], code: int) -> bool:
    return any(first <= code <= last for first, last in groups)


@cache
def _groups() -> tuple[tuple[int, int], ...]:
    """Return the typeface's characters as ranges (OpenType: table directory, cmap, groups of format 12)."""
    font = pylopdf_fonts_zh_cn.sans_path().read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    found = (struct.unpack_from(">HHI", font, cmap + 4 + 8 * place) for place in range(subtables))
    at = next(cmap + offset for platform, encoding, offset in found if (platform, encoding) == WINDOWS)
    kind, _, _, _, count = struct.unpack_from(">HHIII", font, at)
    assert kind == FORMAT, "the typeface has another table of characters"
    groups = (struct.unpack_from(">III", font, at + 16 + 12 * place) for place in range(count))
    return tuple((first, last) for first, last, _glyph in groups)
