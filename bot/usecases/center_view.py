"""本中心的事: the open cases of the centers that a cadre leads, each with whose turn it is and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight, access
from bot.domain.audit import Act
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.seeing import CenterCases
from bot.domain.paging import Page
from bot.usecases.incoming import By
from bot.usecases.parties import viewer
from bot.usecases.reading import Looked, Reading, Seen
from bot.usecases.showing import Shown, say
from bot.usecases.tasks import lines_of

if TYPE_CHECKING:
    from bot.domain.actions.seeing import ShowCenter
    from bot.domain.case import Case
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work

PAGE: Final = 5


async def show(work: Work, person: Person, action: ShowCenter) -> None:
    """Show a page."""
    seen = await look(work, Looked(person, action, work.tapped))
    await say(work, Shown(By(person.account.telegram_id), seen))


async def look(work: Reading, tapped: Looked[ShowCenter]) -> Seen:
    """Return a page, the earliest promised date first; words only where he may read them."""
    person, action = tapped.person, tapped.action
    if person.cadre is None or not person.cadre.leads:
        raise NotYours
    looks = viewer(person)
    cases = [
        case
        for case in await work.records.cases.running()
        if _is_his(person.cadre, case) and access(looks, case).sight is not Sight.NOTHING
    ]
    page = cases[action.offset : action.offset + PAGE]
    lines = await lines_of(work, person, page)
    shown = CenterCases(lines, Page(action.offset, PAGE, len(cases) > action.offset + PAGE))
    return Seen(shown, Act.LISTED_CENTER, edits=tapped.message_id if action.in_place else None)


def _is_his(lead: Cadre, case: Case) -> bool:
    center = case.topic.service_center if case.topic is not None else None
    return center is not None and center in lead.leads
