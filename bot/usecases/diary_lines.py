"""A month of a diary, gathered from the records: nothing that a cadre did has to be written a second time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import time
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight, Viewer, access, access_to_note
from bot.domain.diary_month import DONE, Line, LineKind, Outcome, Words, in_order
from bot.domain.times import instant, local_day

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.diary import DiaryEntry
    from bot.domain.month import Month
    from bot.domain.people import Cadre, Person
    from bot.domain.visit import Visit
    from bot.usecases.reading import Reading
    from bot.usecases.work import Work


_MIDNIGHT: Final = time(0)


async def entry_line(work: Work | Reading, entry: DiaryEntry, viewer: Viewer | None = None) -> Line:
    """Return an entry with its words and what has come of it.

    With a viewer, its words and its case are only there where he may read them.
    """
    notes = await work.records.notes.of_diary([entry.id])
    words = tuple(Words(note.part, note.content) for note in notes)
    household = (
        await work.records.people.household(entry.household_id) if entry.household_id is not None else None
    )
    case = await work.records.cases.get(entry.case_id) if entry.case_id is not None else None
    number = household.number if household is not None else None
    shows_case = case is not None
    if viewer is not None:
        granted = access_to_note(viewer, entry.cadre_id, entry.center, case)
        shows_case = granted.sight is not Sight.NOTHING
        if granted.sight is not Sight.EVERYTHING:
            words = ()
        if case is not None and not granted.identity:
            number = None
    return Line(
        LineKind.ENTRY,
        entry.written_at,
        local_day(entry.written_at, work.village.zone),
        entry.id,
        household=number,
        group=entry.group,
        center=entry.center,
        words=words,
        outcome=Outcome(case.number, case.state) if case is not None and shows_case else None,
    )


async def month_lines(work: Reading, cadre: Cadre, month: Month, reader: Person) -> Sequence[Line]:
    """Return a cadre's month as its reader may see it: the cadre himself, or the secretary.

    Of cases there are number and step alone, and only of those of which he may know; of visits the household.
    """
    zone = work.village.zone
    since = instant(month.first_day, _MIDNIGHT, zone)
    until = instant(month.following.first_day, _MIDNIGHT, zone)
    viewer = Viewer(reader.account.id, reader.cadre)
    is_own = reader.cadre is not None and reader.cadre.id == cadre.id
    other = None if is_own else viewer  # what he noted himself, he may read
    lines = [line async for line in _entries(work, cadre, since, until, other)]
    lines += [
        await _visit_line(work, visit, other)
        for visit in await work.records.visits.of_cadre(cadre.id, month.first_day, month.following.first_day)
    ]
    lines += [line async for line in _steps(work, cadre, since, until, viewer)]
    return in_order(lines)


async def _entries(
    work: Reading, cadre: Cadre, since: datetime, until: datetime, viewer: Viewer | None
) -> AsyncIterator[Line]:
    for entry in await work.records.diaries.of_cadre(cadre.id, since, until):
        case = await work.records.cases.get(entry.case_id) if entry.case_id is not None else None
        if viewer is not None and case is not None and access(viewer, case).sight is Sight.NOTHING:
            continue
        yield await entry_line(work, entry, viewer)


async def _visit_line(work: Reading, visit: Visit, viewer: Viewer | None) -> Line:
    """Return a visit; of what was said there that has become a case, as much as of that case."""
    notes = await work.records.notes.of_visits([visit.id])
    case = await work.records.cases.get(visit.case_id) if visit.case_id is not None else None
    sight = access_to_note(viewer, visit.cadre_id, None, case).sight if viewer else Sight.EVERYTHING
    if sight is not Sight.EVERYTHING:
        notes = []
    household = await work.records.people.household(visit.household_id)
    return Line(
        LineKind.VISIT,
        visit.recorded_at,
        visit.day,
        visit.id,
        household=household.number if household is not None else None,
        words=tuple(Words(note.part, note.content) for note in notes),
    )


async def _steps(
    work: Reading, cadre: Cadre, since: datetime, until: datetime, viewer: Viewer
) -> AsyncIterator[Line]:
    account = await work.records.accounts.of_cadre(cadre.id)
    if account is None:
        return
    for case_id, event in await work.records.cases.steps_by(account.id, since, until):
        case = await work.records.cases.get(case_id) if event.step in DONE else None
        if case is None or access(viewer, case).sight is Sight.NOTHING:
            continue
        yield Line(
            LineKind.CASE,
            event.at,
            local_day(event.at, work.village.zone),
            case.id,
            outcome=Outcome(case.number, case.state),
            step=event.step,
        )
