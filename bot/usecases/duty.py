"""值班安排: the secretary says who is on duty on each day of the week. 联系卡 and routing follow at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.seeing import DutyDay, DutyWeek
from bot.usecases import auditing

if TYPE_CHECKING:
    from bot.domain.actions.seeing import PutOnDuty, ShowDuty, ShowDutyDay
    from bot.domain.people import Person
    from bot.usecases.work import Work

WEEKDAYS: Final = range(7)  # 0 = Monday


async def show(work: Work, person: Person, action: ShowDuty) -> None:
    """Show the week."""
    _only_secretary(person)
    directory = await work.records.people.directory()
    found = ((directory.get(cadre_id) for cadre_id in directory.duty.get(day, ())) for day in WEEKDAYS)
    days = tuple(tuple(cadre.name for cadre in day if cadre is not None) for day in found)
    await work.tell(person.account, DutyWeek(days), edits=work.tapped if action.in_place else None)


async def show_day(work: Work, person: Person, action: ShowDutyDay) -> None:
    """Show one day, with everybody who could be on duty."""
    _only_secretary(person)
    await _show_day(work, person, action.weekday)


async def put(work: Work, person: Person, action: PutOnDuty) -> None:
    """Put a cadre on duty on a day of the week, behind whoever is there already, or take him off."""
    _only_secretary(person)
    directory = await work.records.people.directory()
    cadre = directory.get(action.cadre_id)
    if cadre is None or cadre.is_township or action.weekday not in WEEKDAYS:
        raise NothingPending
    others = tuple(each for each in directory.duty.get(action.weekday, ()) if each != cadre.id)
    changed = (*others, cadre.id) if action.on else others
    await work.records.people.set_duty({**directory.duty, action.weekday: changed})
    await auditing.note(work, Act.CHANGED_DUTY, by=person, about_id=cadre.id, amount=action.weekday)
    await _show_day(work, person, action.weekday)


async def _show_day(work: Work, person: Person, weekday: int) -> None:
    directory = await work.records.people.directory()
    on_duty = directory.duty.get(weekday, ())
    cadres = tuple((cadre, cadre.id in on_duty) for cadre in directory.village_cadres)
    await work.tell(person.account, DutyDay(weekday, cadres), edits=work.tapped)


def _only_secretary(person: Person) -> None:
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
