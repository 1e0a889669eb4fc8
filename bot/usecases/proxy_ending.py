"""How a case and the paperwork on it end together: nothing ends while papers are out, unless it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.dialogue import DialogueKind
from bot.domain.notices.custody import GivePapersBack, PapersStillOut, PassPapersOn
from bot.domain.notices.proxy_tasks import StillHandled
from bot.domain.notices.proxying import NotWithPapers, PapersComeBack
from bot.domain.paper_life import PaperState
from bot.domain.proxy_life import ENDED, ProxyStep
from bot.domain.queues import Priority
from bot.usecases import custody, proxy_card, proxy_clock, proxy_photos
from bot.usecases.parties import access_of, villager_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Cadre
    from bot.usecases.work import Work


async def may_be_answered(work: Work, case: Case) -> None:
    """Raise StillHandled where its steps answer a case: a word to the villager is not the end of it."""
    proxy = await work.records.proxies.get(case.id)
    if proxy is not None and proxy.under_way:
        raise StillHandled(case.number)


async def may_be_refused(work: Work, case: Case) -> None:
    """Raise PapersStillOut where papers have to be given back before a case can be refused."""
    papers = await custody.out(work, case)
    if papers:
        raise PapersStillOut(case.number, custody.names(papers))


async def may_be_secret(work: Work, case: Case) -> None:
    """Raise NotWithPapers where paperwork is handled on a case: papers bear names."""
    proxy = await work.records.proxies.get(case.id)
    if proxy is not None and proxy.state not in ENDED:
        raise NotWithPapers(case.number)


async def stop(work: Work, case: Case, *, tell_villager: bool = True) -> None:
    """The case goes no further: neither do its papers, and what is out comes back."""
    proxy = await work.records.proxies.get(case.id)
    await proxy_photos.take_back(work, case)
    if case.reporter_id is not None:
        waited = await work.records.dialogues.get(case.reporter_id)
        if waited is not None and (waited.kind, waited.subject) == (DialogueKind.PAPERS, case.id):
            await work.records.dialogues.clear(case.reporter_id)
    if proxy is None or proxy.state in ENDED:
        return
    papers = await custody.out(work, case)
    stopped = proxy.stepped(ProxyStep.STOP, work.now)
    stopped = stopped if papers else replace(stopped, ended_at=work.now)
    await work.records.proxies.put(stopped)
    await proxy_clock.start(work, stopped)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if not papers or cadre is None:
        return
    villager = await villager_of(work, case)
    names = custody.names(papers)
    account = await work.records.accounts.of_cadre(cadre.id)
    # Without the case's id: what is said about a case that is forgotten is not sent any more.
    give = GivePapersBack(case.number, names, villager.household.number, villager.name, villager.phone)
    await work.tell(account, give, priority=Priority.TASK)
    if tell_villager:
        notice = PapersComeBack(case.number, names, cadre.name)
        await work.tell(villager.account, notice, case_id=case.id)


async def hand_on(work: Work, case: Case, before: Cadre | None, to: Cadre) -> None:
    """The case is somebody else's: who has papers in his hands is told to pass them on."""
    proxy = await work.records.proxies.get(case.id)
    await proxy_photos.take_back(work, case)
    if proxy is None or before is None:
        return
    has = [
        paper
        for paper in await work.records.proxies.papers(case.id)
        if paper.state is PaperState.RECEIVED and paper.holder_id == before.id
    ]
    if has:
        account = await work.records.accounts.of_cadre(before.id)
        notice = PassPapersOn(case.number, custody.names(has), to.name)
        await work.tell(account, notice, priority=Priority.TASK)


async def reopen(work: Work, case: Case) -> None:
    """The case runs again: somebody has to accept the paperwork anew."""
    proxy = await work.records.proxies.get(case.id)
    if proxy is None or proxy.state not in ENDED:
        return
    again = proxy.stepped(ProxyStep.REOPEN, work.now)
    await work.records.proxies.put(again)
    await proxy_clock.start(work, again)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is not None and (await access_of(work, cadre, case)).identity:
        await proxy_card.send(work, case)
