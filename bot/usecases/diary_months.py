"""A month of a diary, shown and given as files: to the cadre his own, to the secretary anybody's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.month import Month
from bot.domain.notices.diary import DiaryBooklet, DiaryMonth, DiaryOfWhom
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.usecases.diary_lines import month_lines
from bot.usecases.incoming import By
from bot.usecases.reading import Looked, Reading, Seen
from bot.usecases.showing import Shown, say
from bot.usecases.visiting import visitor

if TYPE_CHECKING:
    from bot.domain.actions.diary import ChooseDiary, GetDiary, ShowDiary
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work

PAGE: Final = 6  # lines on one screen


async def show(work: Work, person: Person, action: ShowDiary) -> None:
    """Show a page of a month."""
    seen = await look(work, Looked(person, action, work.tapped))
    await say(work, Shown(By(person.account.telegram_id), seen))


async def give(work: Work, person: Person, action: GetDiary) -> None:
    """Give a month as files."""
    seen = await look_all(work, Looked(person, action, work.tapped))
    await say(work, Shown(By(person.account.telegram_id), seen))


async def look(work: Reading, tapped: Looked[ShowDiary]) -> Seen:
    """Return a page of a month; the newest day stands first on a screen."""
    person, action = tapped.person, tapped.action
    cadre = await _whose(work, person, action.cadre_id)
    month = Month.parse(action.month)
    lines = (await month_lines(work, cadre, month, person))[::-1]
    page = Page(action.offset, PAGE, len(lines) > action.offset + PAGE)
    shown = tuple(lines[action.offset : action.offset + PAGE])
    notice = DiaryMonth(month, shown, page, cadre.name, action.cadre_id)
    return replace(_noted(person, cadre, notice), edits=tapped.message_id if action.in_place else None)


async def look_all(work: Reading, tapped: Looked[GetDiary]) -> Seen:
    """Return a whole month, to be set as a booklet and written as a spreadsheet."""
    person, action = tapped.person, tapped.action
    cadre = await _whose(work, person, action.cadre_id)
    month = Month.parse(action.month)
    lines = tuple(await month_lines(work, cadre, month, person))
    return _noted(person, cadre, DiaryBooklet(month, lines, cadre.name))


async def choose(work: Work, person: Person, _action: ChooseDiary) -> None:
    """干部的日记: ask whose."""
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    cadres = (await work.records.people.directory()).village_cadres
    named = tuple((cadre.id, cadre.name) for cadre in cadres if cadre.id != person.cadre.id)
    await work.tell(person.account, DiaryOfWhom(named, Month.of(work.today)))


async def _whose(work: Reading, person: Person, cadre_id: int | None) -> Cadre:
    own = visitor(person)
    if cadre_id is None or cadre_id == own.id:
        return own
    if not own.is_secretary:
        raise NotYours
    cadre = (await work.records.people.directory()).get(cadre_id)
    if cadre is None:
        raise NothingPending  # he has left the roster
    return cadre


def _noted(person: Person, cadre: Cadre, notice: DiaryMonth | DiaryBooklet) -> Seen:
    """Note it where somebody looks into another's diary."""
    is_own = person.cadre is not None and person.cadre.id == cadre.id
    return Seen(notice) if is_own else Seen(notice, Act.READ_DIARY, about_id=cadre.id)
