"""The cadre's steps: accepted, papers complete → handed in → done → returned, each told with its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.notices.proxy_tasks import StepTaken
from bot.domain.notices.proxying import ProxyMoved
from bot.domain.paper import Paper
from bot.domain.paper_life import PaperMove, PaperState
from bot.domain.proxy_life import NEXT, ProxyState, ProxyStep, can
from bot.usecases import answering, case_clock, custody, proxy_card, proxy_clock
from bot.usecases.custody import handled
from bot.usecases.parties import villager_of
from bot.usecases.replies import look

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.proxy import MoveProxy
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.domain.proxy import Proxy
    from bot.usecases.work import Work

HISTORY: Final = {
    ProxyStep.ACCEPT: "accepted",
    ProxyStep.COMPLETE: "papers complete",
    ProxyStep.HAND_IN: "papers handed in",
    ProxyStep.FINISH: "paperwork done",
    ProxyStep.RETURN: "papers returned",
}
"""What stands in the case's history."""
ABOUT: Final = {ProxyStep.HAND_IN: PaperState.HANDED_IN, ProxyStep.RETURN: PaperState.RETURNED}
"""Which papers the word to the villager names."""


async def move(work: Work, person: Person, action: MoveProxy) -> None:
    """Take the next step; a step that was taken already is refused."""
    case, proxy = await handled(work, person, action.case_id)
    step = ProxyStep(action.step)
    if step not in NEXT.values() or not case.runs or not can(proxy.state, step):
        raise StepTaken(case.number, proxy.state)
    await take(work, person, case, proxy, step)


async def take(work: Work, person: Person, case: Case, proxy: Proxy, step: ProxyStep) -> None:
    """Carry a step out, which is possible, and tell both sides."""
    case = await look(work, case)
    if step is ProxyStep.ACCEPT:
        case = await _accept(work, case, proxy)
    moved = proxy.stepped(step, work.now)
    await work.records.proxies.put(moved)
    await work.records.cases.record(case.id, HISTORY[step], work.now, account_id=person.account.id)
    await proxy_clock.start(work, moved)
    about = await _move_papers(work, person, moved, step)
    told = await _tell(work, person, case, moved, about)
    if step is ProxyStep.RETURN:
        await answering.settle(work, person, case)
        return
    await proxy_card.tell(work, person.account, case, untold=not told)


async def _accept(work: Work, case: Case, proxy: Proxy) -> Case:
    """Accepting answers the case; from here on each step has its own date."""
    accepted = case.accepted(work.now, work.now + work.rules.pace.whole(proxy.days))
    await work.records.cases.save(accepted)
    if accepted.due_at > case.due_at:
        await case_clock.extend(work, accepted)
    return accepted


async def _move_papers(work: Work, person: Person, proxy: Proxy, step: ProxyStep) -> list[Paper]:
    """Move the papers that a step moves; return those that it is about, marked as told of."""
    assert person.cadre is not None
    papers = await work.records.proxies.papers(proxy.case_id)
    here = person.cadre.id
    if step is ProxyStep.HAND_IN:
        mine = [p for p in papers if p.state is PaperState.RECEIVED and p.holder_id == here]
        papers = await _all(work, papers, mine, PaperMove.HAND_IN, here)
    elif step is ProxyStep.RETURN:
        papers = await _all(work, papers, [p for p in papers if p.is_out], PaperMove.RETURN, here)
    elif step is ProxyStep.FINISH and proxy.result:
        made = Paper(0, proxy.case_id, proxy.result).moved(PaperMove.RECEIVE, work.now, here)
        await work.records.proxies.add_paper(replace(made, told=made.state))
    about = [paper for paper in papers if ABOUT.get(step) is paper.state and paper.told is not paper.state]
    for paper in about:
        await work.records.proxies.save_paper(replace(paper, told=paper.state))
    return about


async def _all(
    work: Work, papers: Sequence[Paper], which: Sequence[Paper], move: PaperMove, cadre_id: int
) -> list[Paper]:
    """Move some of the papers; return all as they are then."""
    moved = {paper.id: paper.moved(move, work.now, cadre_id) for paper in which}
    for paper in moved.values():
        await work.records.proxies.save_paper(paper)
    return [moved.get(paper.id, paper) for paper in papers]


async def _tell(work: Work, person: Person, case: Case, proxy: Proxy, about: Sequence[Paper]) -> bool:
    """Tell the villager of the step; return whether he could be told."""
    assert person.cadre is not None
    villager = await villager_of(work, case)
    notice = ProxyMoved(
        case.id,
        case.number,
        proxy.procedure,
        proxy.state,
        person.cadre.name,
        proxy.office,
        work.now,
        _expected(work, case, proxy),
        custody.names(about),
    )
    return await work.tell(villager.account, notice, case_id=case.id)


def _expected(work: Work, case: Case, proxy: Proxy) -> datetime | None:
    """Return what the villager can expect: at first when all will be done, then the next step."""
    if proxy.state is ProxyState.COLLECTING:
        return case.due_at
    return work.rules.pace.due(proxy.state, proxy.since, proxy.days)
