"""Money as people write it: 3万, 三万块, 3000元, 大概12,000左右; and a list of what something has cost."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from bot.domain.day_ahead import number
from bot.domain.matter import CostLine

UNITS: Final = {"": 1, "百": 100, "千": 1000, "万": 10_000}
FEN: Final = 100  # of them are a yuan
_AROUND: Final = re.compile(r"大概|大约|估计|差不多|左右|上下|约|要|花|[\s。，¥￥]")
_AMOUNT: Final = re.compile(
    r"(\d{1,3}(?:,\d{3})+|\d{1,10}|[一二两三四五六七八九十]{1,3})(\.\d{1,4})?(百|千|万|)(?:元|块钱|块)?"
)
_LINE: Final = re.compile(r"(.*?[^\d.,\s:：])[\s:：]*([¥￥]?[\d,]+(?:\.\d{1,2})?\s*万?\s*(?:元|块钱|块)?)")


def yuan(text: str) -> Decimal | None:
    """Return the amount of yuan that a text names and nothing else, or None."""
    plain = _AROUND.sub("", unicodedata.normalize("NFKC", text))
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    whole = found[1].replace(",", "")
    try:
        count = Decimal(whole) if whole.isdecimal() else Decimal(number(whole.replace("两", "二")))
    except ValueError:
        return None
    return (count + Decimal(found[2] or 0)) * UNITS[found[3]]


def cost_lines(text: str) -> list[CostLine] | None:
    """Return what something has cost, a line each, its amount at the end; None where a line has none."""
    lines = []
    for line in filter(None, map(str.strip, unicodedata.normalize("NFKC", text).splitlines())):
        found = _LINE.fullmatch(line)
        amount = yuan(found[2]) if found is not None else None
        if found is None or amount is None:
            return None
        lines.append(CostLine(found[1].strip(" ,:;，、。"), int(amount * FEN)))
    return lines or None
