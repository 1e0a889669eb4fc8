"""Files that would keep the bot busy: refused in words, quickly, and in little memory."""

from __future__ import annotations

import io
import time
import zipfile

from openpyxl import Workbook

from tests.ledgers.test_reading import HEADER, content, told

AT_MOST = 5.0  # seconds on a busy machine; some 0.3 on an idle one


def test_a_hundred_thousand_rows_are_too_many() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("收支")
    sheet.append(HEADER)
    for _ in range(100_000):
        sheet.append(("", "甲", 5))
    file = io.BytesIO()
    book.save(file)
    begun = time.perf_counter()
    assert told(file.getvalue()) == ["收支表第 501 行：一张表最多 500 行，请删去下面多余的内容。"]
    assert time.perf_counter() - begun < AT_MOST


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    file = io.BytesIO(content(HEADER, ("", "甲", 5)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings2.xml", b"\0" * (21 * 1024 * 1024))
    begun = time.perf_counter()
    assert told(file.getvalue()) == ["“收支.xlsx”太大，展开后不能超过 20 MB。请只留需要的表再保存。"]
    assert time.perf_counter() - begun < AT_MOST / 10
