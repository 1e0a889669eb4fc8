"""Tables of income and expenses as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.domain.ledger import Ledger, LedgerRow, RowKind
from storage.json_text import dumped, parsed


def ledger_text(ledger: Ledger | None) -> str | None:
    """Return a table as it is stored."""
    return None if ledger is None else dumped([asdict(row) for row in ledger.rows])


def ledger_of(text: str | None) -> Ledger | None:
    """Return the table that `ledger_text` was given."""
    return None if text is None else Ledger(tuple(_row(row) for row in parsed(text)))


def _row(stored: dict[str, Any]) -> LedgerRow:
    return LedgerRow(**{**stored, "kind": RowKind(stored["kind"])})
