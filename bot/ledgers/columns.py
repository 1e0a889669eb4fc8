"""The columns of a table of income and expenses, under the names that clerks give them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.ledger import RowKind
from bot.roster.cells import plain, text_of
from bot.roster.sheet import Sheet, SheetRow

DAY: Final = "day"
WORDS: Final = "words"
INCOME: Final = "income"
EXPENSE: Final = "expense"
BALANCE: Final = "balance"
AMOUNTS: Final = (INCOME, EXPENSE, BALANCE)
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    DAY: ("日期", "时间", "年月日"),
    WORDS: ("摘要", "项目", "收支项目", "项目名称", "事项", "内容", "用途", "名称"),
    INCOME: ("收入", "收入额", "本期收入", "本月收入", "收"),
    EXPENSE: ("支出", "支出额", "本期支出", "本月支出", "开支", "支"),
    BALANCE: ("余额", "结余", "结存"),
}
"""The first name of each is the one that faults speak of."""
RUNNING_NUMBER: Final = "序号"
NOTE: Final = "备注"
KINDS: Final[Mapping[str, RowKind]] = {
    "小计": RowKind.SUBTOTAL,
    "合计": RowKind.TOTAL,
    "总计": RowKind.TOTAL,
    "共计": RowKind.TOTAL,
    "本月合计": RowKind.TOTAL,
    "本期合计": RowKind.TOTAL,
    "上月结余": RowKind.OPENING,
    "上期结余": RowKind.OPENING,
    "上年结余": RowKind.OPENING,
    "上月结转": RowKind.OPENING,
    "上期结转": RowKind.OPENING,
    "上年结转": RowKind.OPENING,
    "期初余额": RowKind.OPENING,
    "期初结余": RowKind.OPENING,
    "本月结余": RowKind.CLOSING,
    "本期结余": RowKind.CLOSING,
    "期末余额": RowKind.CLOSING,
    "期末结余": RowKind.CLOSING,
    "结余": RowKind.CLOSING,
    "余额": RowKind.CLOSING,
}
"""What a row that is no entry is called."""
_HEADER_WITHIN: Final = 20  # rows: a title and the village's name may stand above the headers
_UNIT: Final = re.compile(r"\(.*\)|金额|:")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which place in a row holds what; `others` keep their headers, for the notes."""

    header: SheetRow
    places: Mapping[str, int]
    others: Mapping[int, str]

    @property
    def are_enough(self) -> bool:
        """Whether what it was for, and what came or went, can be read at all."""
        return WORDS in self.places and (INCOME in self.places or EXPENSE in self.places)

    def header_of(self, column: str) -> str:
        """Return the header as the table has it, or the usual one."""
        place = self.places.get(column)
        return NAMES[column][0] if place is None else plain(text_of(self.header.cells[place]))


def columns_of(sheet: Sheet) -> Columns | None:
    """Return the columns by the row with the most known headers; None where no row has any two."""
    found = [_columns(row) for row in sheet.rows[:_HEADER_WITHIN]]
    best = max(found, key=lambda columns: len(columns.places), default=None)
    return best if best is not None and len(best.places) > 1 else None


def _columns(row: SheetRow) -> Columns:
    column_of = {name: column for column, names in NAMES.items() for name in names}
    places: dict[str, int] = {}
    others: dict[int, str] = {}
    for place, cell in enumerate(row.cells):
        header = plain(text_of(cell))
        column = column_of.get(_UNIT.sub("", header))
        if column is not None and column not in places:
            places[column] = place
        elif header not in {"", RUNNING_NUMBER}:
            others[place] = header
    return Columns(row, places, others)
