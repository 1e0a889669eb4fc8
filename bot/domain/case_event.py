"""The history of a case: append-only, ids only. The words beside it can be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened to a case."""

    step: str
    at: datetime
    account_id: int | None
    """Who did it."""
    cadre_id: int | None
    """Whom it was given to, where it was."""
    entry_id: int | None
    """What was written with it."""
