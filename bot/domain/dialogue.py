"""A half-finished dialogue: what the next message of an account fills.

Kept in the records, so that a restart forgets none. Questions that are answered by a button need none of
this: their state is the case's or the entry's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DialogueKind(StrEnum):
    """What the bot waits for."""

    NEW_MATTER = "new_matter"
    """反映问题 was pressed: the next message begins a new case."""
    DISCLOSURE_ITEM = "disclosure_item"
    """公示报送 was pressed: the next message is the item."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the next message of this account is for."""

    account_id: int
    kind: DialogueKind
    subject: int
    """What it is about, where the kind needs one (a case's id); else 0."""
    since: datetime
