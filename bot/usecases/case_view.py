"""One case: its history in plain words, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.access import Sight, access, sees_custody
from bot.domain.audit import Act
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.reactions import CaseView
from bot.usecases import auditing
from bot.usecases.parties import secretary_above, viewer

if TYPE_CHECKING:
    from bot.domain.actions.commitment import ShowCase
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def show(work: Work, person: Person, action: ShowCase) -> None:
    """Show a case to whoever may see at least its state."""
    case = await work.records.cases.get(action.case_id)
    if case is None or access(viewer(person), case).sight is Sight.NOTHING:
        raise NothingPending
    own = case.reporter_id == person.account.id
    if not own and (person.cadre is None or case.responsible_id != person.cadre.id):
        await auditing.note(work, Act.OPENED_CASE, by=person, case=case)
    directory = await work.records.people.directory()
    events = []
    for event in await work.records.cases.history(case.id):
        acted = event.account_id if event.account_id != case.reporter_id else None
        cadre_id = event.cadre_id
        if cadre_id is None and acted is not None:
            cadre_id = await work.records.accounts.cadre_id(acted)
        cadre = directory.get(cadre_id)
        events.append((event, cadre.name if cadre else ""))
    responsible = directory.get(case.responsible_id)
    may = await secretary_above(work, case) is not None
    proxy = await work.records.proxies.get(case.id)
    view = CaseView(
        case,
        tuple(events),
        responsible.name if responsible else None,
        own,
        may,
        proxy.state if proxy is not None and proxy.under_way else None,
        custody=proxy is not None and sees_custody(viewer(person), case),
    )
    await work.tell(person.account, view, case_id=case.id)
