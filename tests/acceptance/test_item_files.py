"""Files of an item: accounts become a table; what can't be read is said by row, and nothing breaks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEADER = ("日期", "摘要", "收入", "支出", "结余")
MEGABYTE = 1024 * 1024


def accounts(*rows: Sequence[object]) -> bytes:
    """Return an .xlsx file with these rows below the header."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def bomb() -> bytes:
    """Return a file of some kilobytes that unpacks to half a gigabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(512):
                sheet.write(b" " * MEGABYTE)
    return made.getvalue()


async def begin(village: Village, title: str) -> PersonHandle:
    author = village.paired(2)
    await author.skip()
    await author.tap("公示报送")
    await choose(author, "集体收支")
    await author.expect("请先写标题")
    await author.write(title)
    await author.expect("请写要公示的内容")
    return author


async def send(author: PersonHandle, content: bytes, name: str = "账.xlsx") -> SeenMessage:
    """Send a file; return what the bot says to it once it has read it."""
    await author.send("document", data=content, file_name=name)
    return await author.expect(lambda m: "读好了" in m.text or "用不了" in m.text, timeout=30)


async def test_accounts_are_read_totalled_and_shown_and_what_does_not_add_up_is_said_by_row(
    village: Village,
) -> None:
    author = await begin(village, "十一月账")
    told = await send(
        author,
        accounts(("11月1日", "鱼塘租金", 300, None, 300), ("11月2日", "换灯", None, 120, 170)),
    )
    assert "读好了，2笔" in told.text
    assert "鱼塘租金 收入300.00元" in told.text
    assert (
        "收入 300.00 元，支出 120.00 元" in told.text.replace("收入300", "收入 300") or "300.00" in told.text
    )
    assert "第 3 行" in told.text or "第3行" in told.text
    await author.tap("报上去", told)
    await author.expect("报上去了")
    card = await village.secretary.expect("十一月账")
    assert "鱼塘租金" in card.text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"not a spreadsheet at all", "不是"),
        (bomb(), ""),
        (accounts(*(("1日", "买盐", None, 1, None) for _ in range(100_000))), "行"),
        (accounts(("1日", "买盐", "十来块", None, None)), "第 2 行"),
    ],
    ids=["no spreadsheet", "a zip bomb", "100,000 rows", "an amount in words"],
)
async def test_a_file_that_is_none_is_said_in_words_and_the_item_goes_on(
    village: Village, content: bytes, why: str
) -> None:
    author = await begin(village, "坏账")
    told = await send(author, content)
    assert "用不了" in told.text
    assert why in told.text
    await author.write("改成手写：收 300 元")
    draft = await author.expect(lambda m: m.from_bot and "改成手写" in m.text)
    assert "账.xlsx" not in draft.text
    await author.tap("不报了", draft)
    await author.expect("不会发出去")


async def test_a_photo_of_50_megabytes_is_refused_in_words(village: Village) -> None:
    author = await begin(village, "大照片")
    await author.send("document", file_name="照片.jpg", mime_type="image/jpeg", file_size=50 * MEGABYTE)
    told = await author.expect("50兆")
    assert "20兆以内" in told.text
    await author.write("不带照片")
    await author.expect("不带照片")
