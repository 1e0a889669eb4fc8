"""What can go wrong with storing, as everybody above storage sees it.

StorageError       the database is busy, full or out of reach: nobody's fault, and it may pass
RowSettledError    an inbox row was settled before: its update has had its effect
"""

from __future__ import annotations


class StorageError(Exception):
    """The database can't do it now. What was asked for has not happened; it may be asked for again."""


class RowSettledError(Exception):
    """An inbox row is settled for the second time."""

    def __init__(self, row_id: int) -> None:
        super().__init__(row_id)
        self.row_id = row_id
