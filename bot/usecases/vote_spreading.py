"""Telling the village of a vote: the notice, the opening, the day before the close, the result. In parts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.ballot import Totals
from bot.domain.bulletin import Audience, Scope
from bot.domain.notices.voting import (
    VoteCalledOff,
    VoteDecided,
    VoteEve,
    VoteExtended,
    VoteFellShort,
    VoteNoticed,
    VoteOpened,
)
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.vote_life import VoteState
from bot.usecases.vote_seats import asked, matter_of, seat_of

if TYPE_CHECKING:
    from bot.domain.matter import Matter
    from bot.domain.notices.notice import Notice
    from bot.domain.notices.voting import Seat
    from bot.domain.people import Account
    from bot.domain.reminder import Reminder
    from bot.domain.vote import Vote
    from bot.usecases.work import Work

VILLAGE: Final = Audience(Scope.VILLAGE)
AT_A_TIME: Final = 100  # recipients put into the outbox in one transaction


class What(StrEnum):
    """What the village is told."""

    NOTICE = "notice"
    OPEN = "open"
    EVE = "eve"
    DECIDED = "decided"
    SHORT = "short"
    EXTENDED = "extended"
    CALLED_OFF = "called_off"


STATES: Final = {
    What.NOTICE: {VoteState.ANNOUNCED},
    What.OPEN: {VoteState.OPEN},
    What.EVE: {VoteState.OPEN},
    What.DECIDED: {VoteState.ADOPTED, VoteState.REJECTED},
    What.SHORT: {VoteState.SHORT},
    What.EXTENDED: {VoteState.OPEN},
    What.CALLED_OFF: {VoteState.CALLED_OFF},
}
"""In which states each is still true: what was overtaken is told to nobody else."""

PRIORITY: Final = {What.OPEN: Priority.REMINDER, What.EVE: Priority.REMINDER}


async def begin(work: Work, vote: Vote, what: What) -> None:
    """Begin to tell everybody."""
    await work.records.reminders.put(ReminderKind.VOTE_SPREAD, vote.id, f"{what}:0", work.now)


def key_of(vote: Vote, what: What, account: Account) -> str:
    """Return the key of what an account is told: nobody is told twice."""
    return f"vote:{vote.id}:{what}:{account.id}"


async def go_on(work: Work, reminder: Reminder) -> None:
    """Put what the next people are told into the outbox. A crash repeats nobody."""
    vote = await work.records.votes.get(reminder.subject)
    name, after = reminder.period.split(":")
    what = What(name)
    if vote is None or vote.state not in STATES[what]:
        return
    matter = await matter_of(work, vote)
    households = {one.id: one for one in await work.records.people.households()}
    took_part = await work.records.votes.took_part(vote.id)
    secretary = (await work.records.people.directory()).secretary
    leads = await work.records.accounts.of_cadre(secretary.id) if secretary is not None else None
    recipients = await work.records.audiences.of(VILLAGE, int(after), AT_A_TIME)
    for recipient in recipients:
        household = households.get(recipient.household_id or 0)
        seat = await seat_of(work, vote, household, recipient.account.id) if household is not None else None
        is_secretary = leads is not None and leads.id == recipient.account.id
        notice = _notice(what, matter, vote, seat, took_part, is_secretary=is_secretary)
        if notice is not None:
            key = key_of(vote, what, recipient.account)
            await work.tell(
                recipient.account, notice, priority=PRIORITY.get(what, Priority.BROADCAST), key=key
            )
    if recipients:
        last = f"{what}:{recipients[-1].account.id}"
        await work.records.reminders.put(ReminderKind.VOTE_SPREAD, vote.id, last, work.now)


def _notice(
    what: What, matter: Matter, vote: Vote, seat: Seat | None, took_part: int, *, is_secretary: bool
) -> Notice | None:
    """Return what somebody is told; None where it doesn't concern him."""
    question = asked(matter)
    told: dict[What, Notice | None] = {
        What.NOTICE: VoteNoticed(question, vote, seat),
        What.DECIDED: VoteDecided(question, vote, vote.totals or Totals(), vote.state is VoteState.ADOPTED),
        What.SHORT: VoteFellShort(question, vote, took_part, is_secretary),
        What.EXTENDED: VoteExtended(question, vote, seat),
        What.CALLED_OFF: VoteCalledOff(question, matter.reason),
    }
    if what in told:
        return told[what]
    if seat is None or seat.took_part:
        return None
    if what is What.EVE:
        return VoteEve(question, vote, seat) if seat.own else None
    return VoteOpened(question, vote, seat)
