"""联户月报: what each cadre's pairings were like in a month, on the first of the next one and on demand."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Final

from bot.domain.month import Month
from bot.domain.notices.pairing import NoPairing, PairingReport
from bot.domain.pairing import pairing_of, seen_by
from bot.domain.pairing_month import CadreMonth, ties_of
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant
from bot.domain.visit import by_cadre, held
from bot.usecases.pairing import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.actions.pairing import ShowPairingMonth
    from bot.domain.people import Cadre, Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AT: Final = time(9, 0)  # village time on the first of the next month


async def plan(work: Work, month: Month) -> None:
    """Put a month's report into the agenda."""
    due = instant(first_day(month.following), AT, work.village.zone)
    await work.records.reminders.put(ReminderKind.PAIRING_MONTH, 0, str(month), due)


async def send(work: Work, reminder: Reminder) -> None:
    """The first of the month: each cadre his own, the secretary every cadre's."""
    month = Month.parse(reminder.period)
    directory = await work.records.people.directory()
    for cadre in directory.village_cadres:
        report = await _report(work, cadre, month, directory.village_cadres)
        if report.cadres:
            account = await work.records.accounts.of_cadre(cadre.id)
            await work.tell(account, report, priority=Priority.REMINDER)
    await plan(work, month.following)


async def show(work: Work, person: Person, action: ShowPairingMonth) -> None:
    """联户月报, of the month that runs or of another."""
    cadre = serving(person)
    month = Month.parse(action.month) if action.month is not None else Month.of(work.today)
    directory = await work.records.people.directory()
    report = await _report(work, cadre, month, directory.village_cadres)
    if not report.cadres:
        raise NoPairing
    await work.tell(person.account, report)


async def _report(work: Work, reader: Cadre, month: Month, cadres: Sequence[Cadre]) -> PairingReport:
    """Return what a cadre may see: his own, or the whole village's for the secretary."""
    since, until = first_day(month), first_day(month.following)
    midnight = time(0)
    zone = work.village.zone
    bulletins = await work.records.bulletins.sent_between(
        instant(since, midnight, zone), instant(until, midnight, zone)
    )
    visits = await work.records.visits.between(since, until)
    # What a household says never took place doesn't count; whoever wrote it down isn't told so.
    counted = held(visits) if reader.is_secretary else visits
    households = await work.records.people.households()
    groups = {household.id: household.group for household in households}
    found = []
    for cadre in cadres if reader.is_secretary else [reader]:
        pairing = seen_by(reader, pairing_of(cadre, households))
        own = [bulletin for bulletin in bulletins if bulletin.cadre_id == cadre.id]
        if not pairing.is_empty:
            lines = ties_of(pairing, own, by_cadre(counted, cadre.id), groups)
            found.append(CadreMonth(cadre.name, lines))
    return PairingReport(month, tuple(found), reader.is_secretary, month.before)


def first_day(month: Month) -> date:
    """Return a month's first day."""
    return date(month.year, month.month, 1)
