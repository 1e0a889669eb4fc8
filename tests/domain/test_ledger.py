"""A published table of income and expenses: its totals are the rows', and what doesn't add up is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import Ledger, LedgerRow, Mismatch, RowKind, Sum

FEN = st.integers(0, 10**9)


def ledger(*rows: tuple[RowKind, int | None, int | None, int | None]) -> Ledger:
    return Ledger(tuple(LedgerRow(n, kind, "样", i, e, b) for n, (kind, i, e, b) in enumerate(rows, start=2)))


@given(FEN, st.lists(st.tuples(FEN, FEN), max_size=20))
def test_a_table_that_adds_up_has_no_mismatch(opening: int, amounts: list[tuple[int, int]]) -> None:
    balance = opening
    rows: list[tuple[RowKind, int | None, int | None, int | None]] = [(RowKind.OPENING, None, None, opening)]
    for income, expense in amounts:
        balance += income - expense
        rows.append((RowKind.ENTRY, income, expense, balance))
    income, expense = sum(i for i, _ in amounts), sum(e for _, e in amounts)
    rows += [(RowKind.TOTAL, income, expense, balance), (RowKind.CLOSING, None, None, balance)]
    table = ledger(*rows)
    assert table.mismatches == ()
    assert (table.income, table.expense, table.closing) == (income, expense, balance)


def test_a_wrong_balance_is_named_once_and_not_in_every_row_below() -> None:
    table = ledger(
        (RowKind.OPENING, 1000, None, None),
        (RowKind.ENTRY, 500, None, 1500),
        (RowKind.ENTRY, None, 200, 1400),
        (RowKind.ENTRY, None, 100, 1300),
    )
    assert table.mismatches == (Mismatch(4, Sum.BALANCE, 1400, 1300),)
    assert table.closing == 1200


def test_subtotals_count_from_the_one_before_and_totals_from_the_top() -> None:
    table = ledger(
        (RowKind.ENTRY, 100, None, None),
        (RowKind.SUBTOTAL, 100, None, None),
        (RowKind.ENTRY, 50, 20, None),
        (RowKind.SUBTOTAL, 150, 20, None),
        (RowKind.TOTAL, 150, 30, None),
    )
    assert table.mismatches == (Mismatch(5, Sum.INCOME, 150, 50), Mismatch(6, Sum.EXPENSE, 30, 20))
    assert table.closing is None
