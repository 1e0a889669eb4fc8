"""A half-finished dialogue: what the next message of an account fills.

Kept in the records, so that a restart forgets none. Questions that are answered by a button need none of
this: their state is the case's or the entry's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class DialogueKind(StrEnum):
    """What the bot waits for."""

    NEW_MATTER = "new_matter"
    """反映问题 was pressed: the next message begins a new case."""
    ITEM_TITLE = "item_title"
    """公示报送: the next message is the title. Subject: the item."""
    ITEM_WORDS = "item_words"
    """The next messages are its words, photos and files, until it is submitted. Subject: the item."""
    ITEM_RETURN = "item_return"
    """退回修改: the next message is the reason. Subject: the item; object: its version."""
    ITEM_CORRECTION = "item_correction"
    """更正: the next message stands below the published item. Subject: the item."""
    ITEM_QUESTION = "item_question"
    """提问质询: the next message is the question. Subject: the item."""
    ANSWER = "answer"
    """当场答复 was pressed: the next message is the answer. Subject: the case."""
    PLAN = "plan"
    """需要核实: the next message says what he will do. Subject: the case."""
    REASON = "reason"
    """不能解决: the next message is the reason. Subject: the case."""
    HANDOVER = "handover"
    """转办: the next message is the reason. Subject: the case; object: the cadre it goes to."""
    REGISTRATION = "registration"
    """代人登记: the next message is somebody's matter. Subject: his household."""
    HOUSEHOLD_SEARCH = "household_search"
    """The next message names a household, for 代人登记."""
    LEAVE = "leave"
    """请假: the next message is the day until which he is away, unless he taps one."""
    QUICK_START = "quick_start"
    """A quick answer was begun with: the next message goes along with it. Subject: the case; draft: it."""
    PAPERS = "papers"
    """A procedure was chosen: photos that come now are of its papers. Subject: the case."""
    PAPER_RECEIVED = "paper_received"
    """The next message names a paper that the cadre has received. Subject: the case."""
    PAPER_MISSING = "paper_missing"
    """The next message names a paper that is missing. Subject: the case."""
    QUICK_ANSWER = "quick_answer"
    """The next message is a quick answer of one's own to keep."""
    BULLETIN = "bulletin"
    """The next message is what a bulletin says or shows. Subject: the bulletin."""
    OWN_HOUSEHOLD = "own_household"
    """The next message names a household to which the cadre is tied."""
    PRACTICE_TITLE = "practice_title"
    """The next message is a practice's title. Subject: the bulletin."""
    COURSE_TITLE = "course_title"
    """办培训: the next message says what it is about."""
    COURSE_TIME = "course_time"
    """The next message says when a course is. Subject: the course."""
    COURSE_PLACE = "course_place"
    """Where. Subject: the course."""
    COURSE_SEATS = "course_seats"
    """For how many. Subject: the course."""
    COURSE_NEW_TIME = "course_new_time"
    """The next message says when an announced course is instead. Subject: the course."""
    COURSE_NEW_PLACE = "course_new_place"
    """Where it is instead. Subject: the course."""
    PRACTICE_RETURN = "practice_return"
    """退回修改: the next message says why. Subject: the bulletin."""
    PROPOSAL_TITLE = "proposal_title"
    """提一件事: the next message says what it is about. Subject: the matter; likewise below."""
    PROPOSAL_PLACE = "proposal_place"
    """Where."""
    PROPOSAL_COST = "proposal_cost"
    """For about how much."""
    PROPOSAL_MORE = "proposal_more"
    """What comes next is added to a proposal."""
    MATTER_COMMENT = "matter_comment"
    """说意见: the next message is what one says about a matter."""
    MATTER_OUTCOME = "matter_outcome"
    """The next message is what came out of a meeting. Object: the step's place in MatterStep."""
    MATTER_TITLE = "matter_title"
    """改名字: the next message is what a matter is called."""
    MATTER_DROP = "matter_drop"
    """不办了: the next message says why."""
    MATTER_DAYS = "matter_days"
    """The next message says from when until when what was decided is to be done."""
    MATTER_PROGRESS = "matter_progress"
    """报进展: the next message says how it goes."""
    MATTER_COSTS = "matter_costs"
    """报账: the next message says what it has cost."""
    COMMENT_HIDE = "comment_hide"
    """不显示: the next message says why. Subject: the comment."""
    VISIT_SEARCH = "visit_search"
    """走访记录 was pressed: the next message names the household that was visited."""
    VISIT_DAY = "visit_day"
    """The next message names the day of a visit. Subject: the household."""
    VISIT_TALK = "visit_talk"
    """The next message is what was talked about. Subject: the household; object: the day, as
    `date.toordinal` counts it."""
    VISIT_MORE = "visit_more"
    """What is written soon is added to a visit. Subject: the visit."""
    VISIT_PROBLEM = "visit_problem"
    """The next message is a problem that was raised on a visit, and becomes a case. Subject: the visit."""
    DIARY_ENTRY = "diary_entry"
    """民情日记: the next message is an entry."""
    DIARY_MORE = "diary_more"
    """What comes next is added to the entry. Subject: the entry."""
    DIARY_TAG = "diary_tag"
    """Which household it is about: the next message names it. Subject: the entry."""
    DIARY_PART = "diary_part"
    """Why, what was done, what was answered. Subject: the entry; object: the part's place in Part."""
    TAP = "tap"
    """A question was asked that only a tap answers. Draft: the action that asks it, as JSON; object: the
    first of the messages that were kept meanwhile, 0 for none."""
    DIARY_HOUSEHOLD = "diary_household"
    """Whose matter the entry is: it becomes a case of theirs. Subject: the entry."""
    VOTE_DAY = "vote_day"
    """定投票日子: the next message names the day on which the vote opens. Subject: the matter."""
    HAND_ROLL = "hand_roll"
    """登记现场表决: the next message names households that took part. Subject: the hand count."""
    HAND_TOTALS = "hand_totals"
    """The next message holds the totals. Subject: the hand count."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the next message of this account is for."""

    account_id: int
    kind: DialogueKind
    subject: int
    """What it is about, where the kind needs one (a case's id); else 0."""
    since: datetime
    object: int = 0
    """A second thing that it is about, where the kind needs one."""
    draft: str = ""
    """What the next message is added to, where the kind needs that."""


LASTING: Final[Mapping[DialogueKind, timedelta]] = {
    DialogueKind.VISIT_MORE: timedelta(minutes=15),
    DialogueKind.PROPOSAL_MORE: timedelta(minutes=30),
}
"""These wait for nothing in particular, and end without a word: what comes later means something else."""
ABOUT_A_CASE: Final = frozenset(
    {
        DialogueKind.ANSWER,
        DialogueKind.PLAN,
        DialogueKind.REASON,
        DialogueKind.HANDOVER,
        DialogueKind.QUICK_START,
    }
)
"""A reply to this case fills these; a reply to another one is passed on, and they go on waiting."""
FOR_VILLAGERS: Final = frozenset(
    {
        DialogueKind.NEW_MATTER,
        DialogueKind.ITEM_QUESTION,
        DialogueKind.PROPOSAL_TITLE,
        DialogueKind.PROPOSAL_PLACE,
        DialogueKind.PROPOSAL_COST,
        DialogueKind.PROPOSAL_MORE,
        DialogueKind.MATTER_COMMENT,
    }
)
"""Filled by whoever speaks for a household; all others are a cadre's."""
