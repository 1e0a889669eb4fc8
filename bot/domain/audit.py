"""The audit: what privileged people did, with who and when. Ids only: nothing in it need be erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What was done."""

    OPENED_CASE = "opened_case"
    """Somebody looked into a case that is neither his own nor his task."""
    SAW_PAPERS = "saw_papers"
    """A cadre had photos of papers shown. Amount: how many."""
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
    READ_DIARY = "read_diary"
    """The secretary looked into a cadre's diary."""
    FORGOT = "forgot"
    """Somebody's words and identity were erased."""
    IMPORTED_ROSTER = "imported_roster"
    REMOVED_ACCOUNT = "removed_account"
    """An account was taken out of its household."""
    APPROVED_ITEM = "approved_item"
    """An item may be disclosed; amount: its id. Likewise below."""
    RETURNED_ITEM = "returned_item"
    PUBLISHED_ITEM = "published_item"
    """At once, between month-ends."""
    CORRECTED_ITEM = "corrected_item"
    EXPORTED_VISITS = "exported_visits"
    """Which households a disclosure didn't reach, with names and phones, was written to a file."""
    LET_IN = "let_in"
    """A cadre let an account into a household."""
    KEPT_OUT = "kept_out"
    """A cadre did not."""
    READMITTED = "readmitted"
    """Who was forgotten may be imported again."""
    SENT_TO_VILLAGE = "sent_to_village"
    """A bulletin went to the whole village."""
    APPROVED_PRACTICE = "approved_practice"
    """Good practice was let out to the village."""
    RETURNED_PRACTICE = "returned_practice"
    """Good practice was given back to its writer."""
    ANNOUNCED_COURSE = "announced_course"
    CHANGED_COURSE = "changed_course"
    CALLED_COURSE_OFF = "called_course_off"
    LISTED_VILLAGE = "listed_village"
    """The secretary looked at 全村情况."""
    LISTED_CENTER = "listed_center"
    """A lead looked at 本中心的事."""
    MOVED_MATTER = "moved_matter"
    """What came out of a meeting on a village matter was entered; amount: the matter's id. Likewise below."""
    ENTITLED_MATTER = "entitled_matter"
    DROPPED_MATTER = "dropped_matter"
    HID_COMMENT = "hid_comment"
    """What a household said about a matter is shown no more; amount: the comment's id. Likewise below."""
    SHOWED_COMMENT = "showed_comment"
    CHANGED_DUTY = "changed_duty"
    """Somebody was put on duty, or taken off; the amount is the day of the week, 0 for Monday."""
    TOOK_LEAVE = "took_leave"
    """A cadre went on leave; about: who stands in for him, and gets his new matters."""
    CAME_BACK = "came_back"
    CHANGED_SUBSTITUTE = "changed_substitute"
    """The roster named somebody else to stand in for a cadre; about: that cadre."""
    RENAMED_CADRE = "renamed_cadre"
    """The roster corrected a cadre's name: he kept his matters."""
    LISTED_PHONES = "listed_phones"
    """The clerk looked at which phones a household uses."""
    EXPORTED_REPORT = "exported_report"
    ANNOUNCED_VOTE = "announced_vote"
    """The notice of a vote went out; amount: the vote."""
    EXTENDED_VOTE = "extended_vote"
    """A vote with too few households goes on; amount: the vote. Likewise the hand count below."""
    ENTERED_HANDS = "entered_hands"
    """The secretary began to enter a meeting or ballots on paper."""
    CONFIRMED_HANDS = "confirmed_hands"
    """Its witness said that it was so."""
    REFUSED_HANDS = "refused_hands"
    RETRIED_UPDATE = "retried_update"
    """A message that could not be handled was given another round; the amount is its number."""
    DROPPED_UPDATE = "dropped_update"
    """Such a message was given up, and with it what it said."""


ABOUT_AN_ACCOUNT: Final = frozenset({Act.FORGOT, Act.REMOVED_ACCOUNT})
"""What these are about is an account, where they are about anybody; the others name a cadre."""


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
