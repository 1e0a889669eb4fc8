"""A clerk's table of income and expenses, as clerks write them."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.domain.ledger import Ledger, Mismatch, RowKind, Sum
from bot.ledgers.reader import read
from bot.ledgers.template import template
from bot.roster.faults import SpreadsheetFaults
from bot.roster.wording import sentence

Row = tuple[Any, ...]
HEADER: Row = ("日期", "摘要", "收入（元）", "支出（元）", "余额", "备注", "经手人")


def content(*rows: Row, merge: str = "", title: str = "收支", more: dict[str, Row] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    for name, row in (more or {}).items():
        book.create_sheet(name).append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def told(file: bytes) -> list[str]:
    with pytest.raises(SpreadsheetFaults) as caught:
        read(file, "收支.xlsx")
    return [sentence(fault) for fault in caught.value.faults]


def test_a_table_as_clerks_keep_it_is_read_with_all_that_stands_in_it() -> None:
    table = read(
        content(
            ("样村 2026年11月集体收支",),
            (),
            HEADER,
            ("", "上月结余", None, None, 1000),
            (datetime(2026, 11, 3), "林地承包费", 12000.5, None, 13000.5, "第二期", "李样一"),
            ("11月9日", "修水沟 水泥", "", "¥3,200.00", 9800.5),
            ("", "二、利息", None, None),
            ("11月20日", "利息", "２１.10元", "-"),
            ("合计", "", 12021.6, 3200),
            ("", "本月结余", "", "", 9821.6),
            ("制表：李样一",),
        ),
        "收支.xlsx",
    )
    assert table.mismatches == ()
    assert (table.opening, table.income, table.expense, table.closing) == (100000, 1202160, 320000, 982160)
    first = table.rows[1]
    assert (first.number, first.day, first.words, first.note) == (
        5,
        "2026-11-03",
        "林地承包费",
        "第二期；经手人：李样一",
    )
    assert [row.kind for row in table.rows] == [
        RowKind.OPENING, RowKind.ENTRY, RowKind.ENTRY, RowKind.REMARK, RowKind.ENTRY, RowKind.TOTAL,
        RowKind.CLOSING, RowKind.REMARK,
    ]  # fmt: skip
    assert table.rows[-1].words == "制表：李样一"


def test_what_does_not_add_up_is_said_by_row_and_keeps_nobody_from_reading() -> None:
    table = read(content(HEADER, ("", "甲", 10.1, 0), ("", "乙", 20.2, 0), ("", "合计", 30.4, 0)), "a.xlsx")
    assert table.mismatches == (Mismatch(4, Sum.INCOME, 3040, 3030),)


def test_the_template_can_be_submitted_as_it_is(tmp_path: Path) -> None:
    template(tmp_path / "收支.xlsx")
    table = read((tmp_path / "收支.xlsx").read_bytes(), "收支.xlsx")
    assert table.mismatches == ()
    assert (table.opening, table.income, table.expense, table.closing) == (1000000, 500000, 120050, 1379950)
    assert [row.kind for row in table.rows][::3] == [RowKind.OPENING, RowKind.TOTAL]


def test_a_table_of_two_columns_is_enough() -> None:
    table = read(content(("项目", "支出金额"), ("路灯", 300)), "a.xlsx")
    assert isinstance(table, Ledger)
    assert table.expense == 30000


def test_every_fault_is_named_with_its_row_and_what_to_do() -> None:
    rows = (HEADER, ("11月1日", "甲", "三百"), ("11月2日", "", 5), ("11月3日", "丙"), ("11月4日", "丁", True))
    assert told(content(*rows)) == [
        "收支表第 2 行“收入(元)”：“三百”不是金额，请只写数字，例如 1234.50。",
        "收支表第 3 行“摘要”：不能空着。合并过的单元格请先拆开，每行都填上。",
        "收支表第 4 行：这一行没有金额，请填上收入或支出。",
        "收支表第 5 行“收入(元)”：“TRUE”不是金额，请只写数字，例如 1234.50。",
    ]


@pytest.mark.parametrize("amount", [float("1e16"), "1.2万", "1,23", "1-2", "--5", "(-5)", "1e3"])
def test_what_only_looks_like_an_amount_is_none(amount: object) -> None:
    assert "不是金额" in told(content(HEADER, ("", "甲", amount)))[0]


def test_a_formula_without_its_value_is_named() -> None:
    assert told(content(HEADER, ("", "甲", "=1+2"))) == [
        "收支表第 2 行“收入(元)”：这里是公式，还没有算出结果。请直接填写内容。"
    ]


def test_cells_merged_over_several_rows_are_named_and_a_merged_title_is_none() -> None:
    rows = (("样村收支",), HEADER, ("11月1日", "甲", 5), ("11月2日", "乙", None), ("", "丙", 7))
    assert told(content(*rows, merge="C3:C4")) == [
        "收支表第 4 行“收入(元)”：C3:C4 是合并的单元格，请先拆开，每行都填上。"
    ]
    assert told(content(*rows[:3], ("", None, 6), merge="B3:B4"))[0].startswith("收支表第 4 行“摘要”：B3:B4")
    assert read(content(*rows[:3], merge="A1:G1"), "a.xlsx").income == 500


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"PK no", "“收支.xlsx”不是 .xlsx 表格，请在 Excel 里另存为 .xlsx。"),
        (content(), "一笔收支也没有，请填上再发。"),
        (content(HEADER), "收支表：一笔收支也没有，请填上再发。"),
        (content(("姓名", "电话"), ("甲", "1")), "收支表：找不到表头，表头要有这些列：摘要、收入、支出。"),
        (
            content(HEADER, ("", "甲", 5), more={"名单": ("低保",)}),
            "名单表：文件里只能有一张收支表，请把这张表另存。",
        ),
        (
            content(HEADER, ("", "甲" * 201, 5)),
            "收支表第 2 行“摘要”：“" + "甲" * 40 + "…”太长，最多 200 个字。",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(file: bytes, words: str) -> None:
    assert told(file) == [words]
