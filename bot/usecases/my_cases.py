"""我的事项: a villager's own cases, each with whose turn it is and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.case_life import CaseState
from bot.domain.notices.matters import MyCases
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.usecases.tasks import lines_of

if TYPE_CHECKING:
    from bot.domain.actions.matter import ShowCases
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

PAGE: Final = 5
SHOWN: Final = tuple(state for state in CaseState if state is not CaseState.ERASED)


async def show(work: Work, by: By) -> None:
    """Show the newest of one's cases."""
    person = await work.person(by)
    await _show(work, person, offset=0)


async def turn(work: Work, person: Person, action: ShowCases) -> None:
    """Turn the page."""
    await _show(work, person, offset=action.offset, edits=work.tapped if action.in_place else None)


async def _show(work: Work, person: Person, *, offset: int, edits: int | None = None) -> None:
    if person.is_stranger:
        raise NotYours
    cases = await work.records.cases.of_reporter(person.account.id, SHOWN, limit=PAGE + 1, offset=offset)
    lines = await lines_of(work, person, cases[:PAGE])
    page = Page(offset, PAGE, len(cases) > PAGE)
    await work.tell(person.account, MyCases(lines, page), edits=edits)
