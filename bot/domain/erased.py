"""What was erased on somebody's word: kept, by ids alone, so that no older backup brings it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ErasedKind(StrEnum):
    """What was erased."""

    CASE = "case"
    """What was written on a case."""
    ACCOUNT = "account"
    """What an account left behind, and its place in a household."""
    IDENTITY = "identity"
    """Telegram's ids of an account."""
    MEMBER = "member"
    """A member's name and phone."""
    HOUSEHOLD = "household"
    """A household as a whole."""
    LINK = "link"
    """A link on a card that was lost: nobody may come in by it again."""


@dataclass(frozen=True, slots=True)
class Erased:
    """One erasure."""

    kind: ErasedKind
    subject_id: int
    at: datetime
