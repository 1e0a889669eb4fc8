"""走访记录: a cadre records a visit with few taps: which household, and what was talked about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.note import Part
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.visiting import (
    DayAhead,
    DayTooOld,
    DayUnknown,
    HouseholdLeft,
    OwnHousehold,
    VisitAdded,
    VisitAgain,
    VisitDayPrompt,
    VisitHouseholds,
    VisitPrompt,
    VisitRecorded,
    VisitTalkPrompt,
)
from bot.domain.spoken_day import spoken_day
from bot.domain.visit import Visit
from bot.usecases import household_search, noting, visit_questions, visit_week

if TYPE_CHECKING:
    from bot.domain.actions.visiting import AskVisitDay, ChooseVisited, VisitedOn
    from bot.domain.people import Cadre, Household, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

OFFERED: Final = 6  # households on the first screen


async def begin(work: Work, by: By) -> None:
    """走访记录: ask which household it was, those whose turn it is first."""
    person = await work.person(by)
    cadre = visitor(person)
    turns = await visit_week.whose_turn(work, cadre)
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.VISIT_SEARCH, 0, work.now))
    own = person.household.id if person.household is not None else None
    offered = tuple(each for each in turns if each.id != own)[:OFFERED]
    tally = await visit_week.own_tally(work, cadre, work.today)
    await work.tell(person.account, VisitPrompt(tally, work.rules.visits.per_week, offered))


async def search(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take what names the household; where only one fits, it is that one."""
    cadre = visitor(person)
    found = await household_search.found(work, cadre, incoming)
    if len(found) == 1:
        await _choose(work, person, found[0].id, work.today)
        return
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, VisitHouseholds(tuple(found[: household_search.FOUND_AT_MOST])))


async def choose(work: Work, person: Person, action: ChooseVisited) -> None:
    """It was this household, today."""
    await _choose(work, person, action.household_id, work.today)


async def ask_day(work: Work, person: Person, action: AskVisitDay) -> None:
    """不是今天: ask for the day."""
    household = await visitable(work, person, action.household_id)
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.VISIT_DAY, household.id, work.now)
    )
    days = tuple(work.today - timedelta(days=n) for n in (1, 2))
    await work.tell(person.account, VisitDayPrompt(household, days))


async def on_day(work: Work, person: Person, action: VisitedOn) -> None:
    """It was on the day that the button names."""
    await _choose(work, person, action.household_id, date.fromisoformat(action.day))


async def name_day(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the day that was written."""
    said = spoken_day(incoming.content.text, work.today) if incoming.content is not None else None
    if said is None:
        raise DayUnknown
    await _choose(work, person, dialogue.subject, said)


async def record(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take what was talked about: with it the visit is recorded. A day written alone is the visit's day."""
    content = incoming.content
    said = spoken_day(content.text, work.today) if content is not None and not content.is_media else None
    if said is not None:
        await _choose(work, person, dialogue.subject, said)
        return
    household = await visitable(work, person, dialogue.subject)
    day = within(work, date.fromordinal(dialogue.object))
    noting.check(incoming)
    cadre = visitor(person)
    if any(each.cadre_id == cadre.id for each in await work.records.visits.on_day(household.id, day)):
        raise NothingPending  # recorded meanwhile, on another phone of his
    visit = await work.records.visits.add(Visit(0, cadre.id, household.id, day, work.now))
    await noting.note(work, person, incoming, Part.TALK, visit_id=visit.id)
    await _go_on(work, person, visit)
    tally = await visit_week.own_tally(work, cadre, day)
    target = work.rules.visits.per_week
    await work.tell(person.account, VisitRecorded(visit.id, household, day, tally, target))
    await visit_questions.ask_whether_together(work, person, visit, household)
    await visit_questions.plan_question(work, visit)


async def add(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Add a message to the visit that was just recorded; what an album holds is acknowledged once."""
    visit = await own_visit(work, person, dialogue.subject)
    noting.check(incoming)
    household = await work.records.people.household(visit.household_id)
    assert household is not None
    await noting.note(work, person, incoming, Part.TALK, visit_id=visit.id)
    await _go_on(work, person, visit)
    key = f"visit-album:{person.account.id}:{incoming.album}" if incoming.album is not None else None
    await work.tell(person.account, VisitAdded(household), key=key)


def visitor(person: Person) -> Cadre:
    """Return the cadre that somebody is; raise NotYours for the township's contact and everybody else."""
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    return person.cadre


async def own_visit(work: Work, person: Person, visit_id: int) -> Visit:
    """Return a visit of his; raise NothingPending where there is none (any more)."""
    visit = await work.records.visits.get(visit_id)
    if visit is None or visit.cadre_id != visitor(person).id:
        raise NothingPending
    return visit


async def visitable(work: Work, person: Person, household_id: int) -> Household:
    """Return a household that he may have visited; raise a Refusal that says why it can't be recorded."""
    visitor(person)
    household = await work.records.people.household(household_id)
    if household is None:
        raise NothingPending
    if not household.active:
        raise HouseholdLeft(household.number)
    if person.household is not None and person.household.id == household.id:
        raise OwnHousehold
    return household


def within(work: Work, day: date) -> date:
    """Return a day on which a visit may be recorded; raise DayAhead or DayTooOld."""
    if day > work.today:
        raise DayAhead
    if day < work.today - timedelta(days=work.rules.visits.back):
        raise DayTooOld(work.rules.visits.back)
    return day


async def _choose(work: Work, person: Person, household_id: int, day: date) -> None:
    """Ask what was talked about, or add to what he recorded of that household and day."""
    household = await visitable(work, person, household_id)
    cadre = visitor(person)
    within(work, day)
    recorded = await work.records.visits.on_day(household.id, day)
    own = next((visit for visit in recorded if visit.cadre_id == cadre.id), None)
    if own is not None:
        await _go_on(work, person, own)
        await work.tell(person.account, VisitAgain(household, day))
        return
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.VISIT_TALK, household.id, work.now, day.toordinal())
    )
    await work.tell(person.account, VisitTalkPrompt(household, day, day == work.today))


async def _go_on(work: Work, person: Person, visit: Visit) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.VISIT_MORE, visit.id, work.now))
