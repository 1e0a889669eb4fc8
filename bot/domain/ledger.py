"""A table of income and expenses as it is published (收支表): its rows, its totals, and what doesn't add up.

Money is whole fen (1/100 yuan): a sum of them is exact. What is published is always what the rows add up to,
never a total that somebody typed; where the two differ, the row says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

FEN = 100  # of them are a yuan


class RowKind(StrEnum):
    """What a row of the table states."""

    ENTRY = "entry"
    """Money that came or went."""
    OPENING = "opening"
    """What was there before (上月结余): its balance is stated, or else its income."""
    SUBTOTAL = "subtotal"
    """小计: what came and went since the one before."""
    TOTAL = "total"
    """合计: all that came and went."""
    CLOSING = "closing"
    """What is left (本月结余)."""
    REMARK = "remark"
    """Words without an amount: a heading among the rows, or who drew the table up."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row; `number` counts from 1 as Excel shows it, amounts are fen, None where nothing stands."""

    number: int
    kind: RowKind
    words: str
    """What it was for."""
    income: int | None = None
    expense: int | None = None
    balance: int | None = None
    """What is left after this row, where the table says so."""
    day: str = ""
    """The day as the table writes it."""
    note: str = ""
    """Everything else that stands in the row."""


class Sum(StrEnum):
    """Which amount of a row doesn't add up."""

    INCOME = "income"
    EXPENSE = "expense"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A row states another amount than the rows above it add up to; both in fen."""

    row: int
    """As Excel counts it."""
    sum: Sum
    stated: int
    computed: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole table, in the order of its rows."""

    rows: tuple[LedgerRow, ...]

    @property
    def entries(self) -> tuple[LedgerRow, ...]:
        """The rows by which money came or went."""
        return tuple(row for row in self.rows if row.kind is RowKind.ENTRY)

    @property
    def opening(self) -> int | None:
        """What was there before, in fen; None where the table doesn't say."""
        first = next((row for row in self.rows if row.kind is RowKind.OPENING), None)
        return None if first is None else _held(first)

    @property
    def income(self) -> int:
        """All that came in, in fen."""
        return sum(row.income or 0 for row in self.entries)

    @property
    def expense(self) -> int:
        """All that was spent, in fen."""
        return sum(row.expense or 0 for row in self.entries)

    @property
    def closing(self) -> int | None:
        """What is left, in fen; None where the table doesn't say what was there before."""
        return None if self.opening is None else self.opening + self.income - self.expense

    @property
    def mismatches(self) -> tuple[Mismatch, ...]:
        """What doesn't add up, row by row."""
        return tuple(_mismatches(self.rows))


@dataclass(slots=True)
class _Running:
    """What the rows read so far add up to. The balance is unknown until a row states one."""

    balance: int | None = None
    income: int = 0
    expense: int = 0
    income_since: int = 0  # since the last subtotal
    expense_since: int = 0

    def take(self, row: LedgerRow) -> None:
        income, expense = row.income or 0, row.expense or 0
        self.income += income
        self.expense += expense
        self.income_since += income
        self.expense_since += expense
        if self.balance is not None:
            self.balance += income - expense

    def begin_again(self) -> None:
        self.income_since = self.expense_since = 0


def _mismatches(rows: tuple[LedgerRow, ...]) -> Iterator[Mismatch]:
    run = _Running()
    for row in rows:
        if row.kind is RowKind.OPENING:
            run.balance = _held(row)
            continue
        if row.kind is RowKind.ENTRY:
            run.take(row)
        elif row.kind is RowKind.SUBTOTAL:
            yield from _compare(row, run.income_since, run.expense_since)
            run.begin_again()
        elif row.kind is RowKind.TOTAL:
            yield from _compare(row, run.income, run.expense)
        stated = _held(row) if row.kind is RowKind.CLOSING else row.balance
        if stated is not None:
            if run.balance is not None and stated != run.balance:
                yield Mismatch(row.number, Sum.BALANCE, stated, run.balance)
            run.balance = stated  # one wrong balance is named once, not in every row below it


def _compare(row: LedgerRow, income: int, expense: int) -> Iterator[Mismatch]:
    if row.income is not None and row.income != income:
        yield Mismatch(row.number, Sum.INCOME, row.income, income)
    if row.expense is not None and row.expense != expense:
        yield Mismatch(row.number, Sum.EXPENSE, row.expense, expense)


def _held(row: LedgerRow) -> int | None:
    """Return the amount that a row of opening or closing states, wherever it was written."""
    return next((amount for amount in (row.balance, row.income, row.expense) if amount is not None), None)
