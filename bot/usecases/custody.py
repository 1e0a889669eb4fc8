"""Custody: where every paper is, for the villager and for whoever has them, at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.access import handles_papers, sees_custody
from bot.domain.audit import Act
from bot.domain.notices.custody import CustodyList, PaperLine
from bot.domain.notices.matters import NothingPending
from bot.domain.paper import Paper
from bot.usecases import auditing
from bot.usecases.parties import viewer

if TYPE_CHECKING:
    from bot.domain.actions.proxy import ShowCustody
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.domain.proxy import Proxy
    from bot.usecases.work import Work


async def show(work: Work, person: Person, action: ShowCustody) -> None:
    """Show the list to whoever may know whose papers they are."""
    case = await work.records.cases.get(action.case_id)
    if case is None or not sees_custody(viewer(person), case):
        raise NothingPending
    proxy = await work.records.proxies.get(case.id)
    if proxy is None:
        raise NothingPending
    own = case.reporter_id == person.account.id
    if not own and not handles_papers(viewer(person), case):
        await auditing.note(work, Act.OPENED_CASE, by=person, case=case)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    notice = CustodyList(
        case.number,
        proxy.procedure,
        proxy.state,
        await lines(work, proxy, await work.records.proxies.papers(case.id)),
        cadre.name if cadre is not None else "",
        cadre.phone if cadre is not None else None,
        own,
    )
    await work.tell(person.account, notice, case_id=case.id)


async def handled(work: Work, person: Person, case_id: int) -> tuple[Case, Proxy]:
    """Return a case with what is handled on it, for whoever has its papers; raise NothingPending otherwise.

    It need not run any more: what was taken back has still to be given back.
    """
    case = await work.records.cases.get(case_id)
    proxy = await work.records.proxies.get(case_id)
    if case is None or proxy is None or not handles_papers(viewer(person), case):
        raise NothingPending
    return case, proxy


async def out(work: Work, case: Case) -> list[Paper]:
    """Return a case's papers that have still to be given back."""
    return [paper for paper in await work.records.proxies.papers(case.id) if paper.is_out]


async def lines(work: Work, proxy: Proxy, papers: Sequence[Paper]) -> tuple[PaperLine, ...]:
    """Return papers as lines of the list. Who has one is named, also after he has left the roster."""
    holders = {paper.holder_id for paper in papers}
    names = {c.id: c.name for c in await work.records.people.cadres() if c.id in holders}
    return tuple(
        PaperLine(
            paper.id,
            paper.name,
            paper.state,
            names.get(paper.holder_id or 0, ""),
            proxy.office,
            paper.received_at,
            paper.handed_in_at,
            paper.returned_at,
        )
        for paper in papers
    )


def names(papers: Sequence[Paper]) -> tuple[str, ...]:
    """Return what papers are called."""
    return tuple(paper.name for paper in papers)
