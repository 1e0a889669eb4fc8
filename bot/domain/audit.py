"""The audit: what privileged people did, with who and when. Ids only: nothing in it need be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What was done."""

    OPENED_CASE = "opened_case"
    """Somebody looked into a case that is neither his own nor his task."""
    HANDED_OVER = "handed_over"
    """A case was given to another cadre (转办, or with a leave)."""
    MERGED = "merged"
    REISSUED_LINK = "reissued_link"
    """A link was revoked and made anew."""
    EXPORTED_CARDS = "exported_cards"
    """The list of everybody's personal links was written to a file."""
    EXPORTED_DATA = "exported_data"
    """A member's own data were given to him."""
    EXPORTED_AUDIT = "exported_audit"
    READ_AUDIT = "read_audit"
    """The township's contact asked what the secretary did."""
    FORGOT = "forgot"
    """Somebody's words and identity were erased."""
    IMPORTED_ROSTER = "imported_roster"
    REMOVED_ACCOUNT = "removed_account"
    """An account was taken out of its household."""
    LET_IN = "let_in"
    """A cadre let an account into a household."""
    KEPT_OUT = "kept_out"
    """A cadre did not."""
    READMITTED = "readmitted"
    """Who was forgotten may be imported again."""
    SENT_TO_VILLAGE = "sent_to_village"
    """A bulletin went to the whole village."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act."""

    id: int
    act: Act
    at: datetime
    cadre_id: int | None
    """Who; None: whoever sits at the village's computer, or a member for himself."""
    account_id: int | None
    case_id: int | None
    household_id: int | None
    about_id: int | None
    """The cadre, or the account, that it was done to."""
    amount: int | None
