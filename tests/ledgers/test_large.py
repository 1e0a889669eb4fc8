"""Files that would keep the bot busy: refused in words, quickly, and in little memory."""

from __future__ import annotations

import io
import time
import zipfile

from tests.ledgers.test_reading import HEADER, content, told

AT_MOST = 5.0  # seconds of a core; one is some three times as fast


def with_rows(small: bytes, rows: int) -> bytes:
    """Return the file with that many rows of one amount each; writing them by openpyxl would take longer."""
    made = "".join(f'<row r="{n}"><c r="C{n}"><v>5</v></c></row>' for n in range(3, rows + 2))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"</sheetData>", f"{made}</sheetData>".encode())
            new.writestr(name, part)
    return file.getvalue()


def test_a_hundred_thousand_rows_are_too_many() -> None:
    file = with_rows(content(HEADER, ("", "甲", 5)), 100_000)
    begun = time.process_time()
    assert told(file) == ["收支表第 501 行：一张表最多 500 行，请删去下面多余的内容。"]
    assert time.process_time() - begun < AT_MOST


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    file = io.BytesIO(content(HEADER, ("", "甲", 5)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings2.xml", b"\0" * (21 * 1024 * 1024))
    begun = time.process_time()
    assert told(file.getvalue()) == ["“收支.xlsx”太大，展开后不能超过 20 MB。请只留需要的表再保存。"]
    assert time.process_time() - begun < AT_MOST / 10
