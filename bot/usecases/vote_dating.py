"""When a vote is held: its day is written, shown with what follows from it, and announced with a tap."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.day_ahead import day_ahead
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.electorate import electorate
from bot.domain.matter import MatterEvent
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.notices.voting import (
    NoNoticeNow,
    VoteAnnounced,
    VoteDates,
    VoteDayPrompt,
    VoteDayTooEarly,
    VoteDayUnclear,
)
from bot.domain.times import instant, local_day
from bot.usecases import auditing, vote_calling
from bot.usecases.matter_leading import led
from bot.usecases.vote_seats import asked, the_secretary

if TYPE_CHECKING:
    from bot.domain.actions.voting import AnnounceVote, AskVoteDay
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

OPENS: Final = time(8)  # village time
CLOSES: Final = time(18)  # village time: people are back from the fields, and hear the result that evening


async def ask(work: Work, person: Person, action: AskVoteDay) -> None:
    """定投票日子: the next message says when it opens."""
    matter = await _ready(work, person, action.matter_id)
    waits = Dialogue(person.account.id, DialogueKind.VOTE_DAY, matter.id, work.now)
    await work.records.dialogues.put(waits)
    await work.tell(person.account, VoteDayPrompt(asked(matter), _first(work)))


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the day; show all that follows from it before anybody is told."""
    matter = await _ready(work, person, dialogue.subject)
    try:
        found = day_ahead(incoming.content.text if incoming.content is not None else "", work.today)
    except ValueError:
        raise VoteDayUnclear from None
    if found is None:
        raise VoteDayUnclear
    day = found[0]
    opens_at, closes_at = _times(work, day)
    households = electorate(await work.records.people.households())
    await work.tell(person.account, VoteDates(asked(matter), day, opens_at, closes_at, len(households)))


async def announce(work: Work, person: Person, action: AnnounceVote) -> None:
    """发公告: fix the electorate, and tell everybody."""
    matter = await _ready(work, person, action.matter_id)
    opens_at, closes_at = _times(work, date.fromisoformat(action.day))
    noticed = matter.announced(work.now, opens_at, closes_at, work.rules.deliberation.stages)
    assert person.cadre is not None
    event = MatterEvent(matter.id, MatterStep.NOTICE.value, work.now, person.cadre.id, work.today)
    await work.records.matters.save(noticed)
    await work.records.matters.record(event)
    vote = await vote_calling.announce(work, noticed)
    await auditing.note(work, Act.ANNOUNCED_VOTE, by=person, amount=vote.id)
    await work.tell(person.account, VoteAnnounced(asked(noticed), vote))


async def _ready(work: Work, person: Person, matter_id: int) -> Matter:
    """Return a matter whose vote can be announced by this person; a new date is the secretary's to set."""
    matter = await led(work, person, matter_id)
    if not matter.can(MatterStep.NOTICE, work.rules.deliberation.stages):
        raise NoNoticeNow
    if matter.stage is Stage.UNDECIDED:
        the_secretary(person)
    return matter


def _times(work: Work, day: date) -> tuple[datetime, datetime]:
    """Return from when to when a vote is open that opens on a day; raise VoteDayTooEarly."""
    if day < (first := _first(work)):
        raise VoteDayTooEarly(first)
    zone = work.village.zone
    return instant(day, OPENS, zone), instant(day + work.rules.deliberation.voting, CLOSES, zone)


def _first(work: Work) -> date:
    """Return the earliest day on which a vote can open: the whole notice lies before it."""
    earliest = work.now + work.rules.deliberation.notice
    day = local_day(earliest, work.village.zone)
    return day if instant(day, OPENS, work.village.zone) >= earliest else day + timedelta(days=1)
