"""The shelf of 好经验: anybody who has joined can leaf through it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.bulletin import BulletinKind, BulletinStep
from bot.domain.notices.bulletins import BulletinGone
from bot.domain.notices.practice import PracticeList, PracticeTakenDown
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.usecases.bulletin_message import media_of, message_of

if TYPE_CHECKING:
    from bot.domain.actions.practice import ShowPractice, ShowPractices, TakeDownPractice
    from bot.domain.bulletin import Bulletin
    from bot.domain.people import Person
    from bot.usecases.work import Work

PAGE: Final = 6  # titles on one screen


async def show(work: Work, person: Person, action: ShowPractices) -> None:
    """Show titles from a place on, newest first."""
    found = await work.records.bulletins.practices(PAGE + 1, offset=action.offset)
    page = Page(action.offset, PAGE, len(found) > PAGE)
    shown = PracticeList(tuple(found[:PAGE]), page)
    await work.tell(person.account, shown, edits=work.tapped if action.in_place else None)


async def read(work: Work, person: Person, action: ShowPractice) -> None:
    """Show one of them, with everything in it."""
    bulletin = await _spread(work, action.bulletin_id)
    message = await message_of(work, bulletin)
    media = media_of(await work.records.bulletins.parts(bulletin.id))
    takes_down = _may_take_down(person, bulletin)
    await work.tell(person.account, replace(message, takes_down=takes_down), media=media)


async def take_down(work: Work, person: Person, action: TakeDownPractice) -> None:
    """撤下: nothing of it is kept."""
    bulletin = await _spread(work, action.bulletin_id)
    if not _may_take_down(person, bulletin):
        raise NotYours
    await work.records.bulletins.save(bulletin.after(BulletinStep.TAKE_DOWN, work.now))
    await work.records.bulletins.clear(bulletin.id)
    await work.tell(person.account, PracticeTakenDown(bulletin.title))


async def _spread(work: Work, bulletin_id: int) -> Bulletin:
    bulletin = await work.records.bulletins.get(bulletin_id)
    if bulletin is None or bulletin.kind is not BulletinKind.PRACTICE:
        raise BulletinGone
    if not bulletin.can(BulletinStep.TAKE_DOWN):
        raise BulletinGone
    return bulletin


def _may_take_down(person: Person, bulletin: Bulletin) -> bool:
    """Whoever wrote it, and the secretary."""
    cadre = person.cadre
    return cadre is not None and (cadre.is_secretary or cadre.id == bulletin.cadre_id)
