"""The week's visits: a cadre's own count, whom he should visit next, and the secretary's table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.domain.notices.publishing import NotYours
from bot.domain.notices.visiting import WeekLine, WeekReview, WeekTable
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.visit import Tally, by_cadre, held, tally
from bot.domain.visit_order import whose_turn as in_order
from bot.domain.week import Week

if TYPE_CHECKING:
    from bot.domain.actions.visiting import ShowVisitWeek
    from bot.domain.directory import Directory
    from bot.domain.people import Cadre, Household, Person
    from bot.domain.reminder import Reminder
    from bot.domain.visit import Visit
    from bot.usecases.work import Work

NEXT: Final = 5  # households named to somebody who is short


async def own_tally(work: Work, cadre: Cadre, day: date) -> Tally:
    """Return how many visits a cadre recorded in the week of a day, as he sees it.

    What a household denies is in it: of that the secretary alone hears, and a count that shrinks would tell.
    """
    week = Week.of(day)
    return tally(await work.records.visits.of_cadre(cadre.id, week.monday, week.following.monday))


async def whose_turn(work: Work, cadre: Cadre) -> list[Household]:
    """Return every household in the order in which a cadre should visit them."""
    people = work.records.people
    in_bot = await work.records.accounts.households_joined()
    last = await work.records.visits.last_days()
    found = in_order(cadre, await people.directory(), await people.households(), last, in_bot)
    return [candidate.household for candidate in found]


async def plan(work: Work) -> None:
    """Put the next Sunday's review into the agenda."""
    week = Week.of(work.today)
    if week.reviewed_at(work.rules.visits.review_at, work.village.zone) <= work.now:
        week = week.following
    await _plan(work, week)


async def review(work: Work, reminder: Reminder) -> None:
    """Sunday evening: everybody gets his own count, the secretary the village's.

    A review that fell due at night, while the bot was off, waits for the morning; one that a later one has
    overtaken is passed over.
    """
    week = Week.parse(reminder.period)
    at = work.rules.humane.next(work.now, work.village.zone)
    if at > work.now:
        await work.records.reminders.move(ReminderKind.VISIT_WEEK, 0, reminder.period, at)
        return
    following = week.following
    await _plan(work, following)
    if following.reviewed_at(work.rules.visits.review_at, work.village.zone) <= work.now:
        return
    directory = await work.records.people.directory()
    for cadre in directory.village_cadres:
        if not directory.is_away(cadre, work.today):
            await _tell_his(work, cadre, week)
    if directory.secretary is not None:
        account = await work.records.accounts.of_cadre(directory.secretary.id)
        await work.tell(account, await _table(work, week, directory), priority=Priority.REMINDER)


async def show(work: Work, person: Person, action: ShowVisitWeek) -> None:
    """走访情况: show a week's visits to the secretary."""
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    week = Week.parse(action.week) if action.week else Week.of(work.today)
    await work.tell(person.account, await _table(work, week, await work.records.people.directory()))


async def _tell_his(work: Work, cadre: Cadre, week: Week) -> None:
    account = await work.records.accounts.of_cadre(cadre.id)
    if account is None:
        return
    target = work.rules.visits.per_week
    own = await own_tally(work, cadre, week.monday)
    short = own.visits < target
    turns = await whose_turn(work, cadre) if short else []
    home = (await work.person_of(account)).household
    following = tuple(each for each in turns if home is None or each.id != home.id)[:NEXT]
    await work.tell(account, WeekReview(week, own, target, following), priority=Priority.REMINDER)


async def _table(work: Work, week: Week, directory: Directory) -> WeekTable:
    visits = await work.records.visits.between(week.monday, week.following.monday)
    lines = tuple(_line(work, cadre, visits, week, directory) for cadre in directory.village_cadres)
    return WeekTable(week, lines, week.sunday < work.today)


def _line(work: Work, cadre: Cadre, visits: Sequence[Visit], week: Week, directory: Directory) -> WeekLine:
    """Return a cadre's line. The secretary's own shows him what he recorded, like everybody's own count."""
    own = by_cadre(visits, cadre.id)
    counted = own if cadre.is_secretary else held(own)
    away = all(directory.is_away(cadre, day) for day in week.days)
    found = tally(counted)
    return WeekLine(
        cadre_name=cadre.name,
        visits=found.visits,
        households=found.households,
        target=0 if away else work.rules.visits.per_week,
        denied=len(own) - len(counted),
    )


async def _plan(work: Work, week: Week) -> None:
    at = week.reviewed_at(work.rules.visits.review_at, work.village.zone)
    await work.records.reminders.put(ReminderKind.VISIT_WEEK, 0, str(week), at)
