"""代办手续: the villager picks a procedure, sees what it needs, photographs it or has it fetched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.access import handles_papers
from bot.domain.case_life import OPEN
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.proxy_tasks import FetchAsked
from bot.domain.notices.proxying import (
    AlreadyHandled,
    FetchNoted,
    NoneOfThese,
    ProcedureGone,
    ProcedureNeeds,
    WriteInstead,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.paper import Paper
from bot.domain.proxy import Proxy
from bot.domain.proxy_life import ENDED, ProxyState
from bot.domain.queues import Priority
from bot.domain.topic import Topic
from bot.usecases import assigning, opening, proxy_card, proxy_photographing
from bot.usecases.parties import viewer, villager_of
from bot.usecases.procedure_question import question
from bot.usecases.same_matter import leave

if TYPE_CHECKING:
    from bot.domain.actions.proxy import (
        AskProcedure,
        BeginProxy,
        ChooseProcedure,
        FetchPapers,
        NoProcedure,
        OpenProxy,
    )
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.domain.procedure import Procedure
    from bot.usecases.work import Work

OTHER: Final = ""
"""In the place of a procedure's name: none of the catalogue."""


async def begin(work: Work, person: Person, _action: BeginProxy) -> None:
    """代办手续, under 反映问题: show the catalogue."""
    if not person.is_villager:
        raise NotYours
    await work.tell(person.account, question(work, None))


async def open_(work: Work, person: Person, action: OpenProxy) -> None:
    """Open a case for a procedure, without anything written; it goes to the paired cadre at once."""
    if not person.is_villager:
        raise NotYours
    if action.procedure == OTHER:
        await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.NEW_MATTER, 0, work.now))
        await work.tell(person.account, WriteInstead())
        return
    procedure = _procedure(work, action.procedure)
    case = await opening.numbered(work, person, work.now)
    await work.records.cases.record(case.id, "raised", work.now, account_id=person.account.id)
    await opening.start_clocks(work, case)
    await assigning.assign(work, case, Topic.PROXY)
    case = await work.records.cases.get(case.id) or case
    if case.runs:
        await _pick(work, person, case, procedure)


async def ask(work: Work, person: Person, action: AskProcedure) -> None:
    """换一样, or a cadre chooses for the villager: show the catalogue."""
    case = await _pickable(work, person, action.case_id)
    await work.tell(person.account, question(work, case.id), case_id=case.id)


async def choose(work: Work, person: Person, action: ChooseProcedure) -> None:
    """Have this procedure handled on a case."""
    case = await _pickable(work, person, action.case_id)
    await _pick(work, person, case, _procedure(work, action.procedure))


async def none(work: Work, person: Person, action: NoProcedure) -> None:
    """None of these: the case goes on as it was written."""
    case = await _pickable(work, person, action.case_id)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    notice = NoneOfThese(case.number, cadre.name if cadre is not None else "")
    await work.tell(person.account, notice, case_id=case.id)


async def fetch(work: Work, person: Person, action: FetchPapers) -> None:
    """来我家取: the cadre is asked to come for the papers."""
    case = await work.records.cases.get(action.case_id)
    proxy = await work.records.proxies.get(action.case_id)
    if case is None or proxy is None or not _is_his(person, case) or case.state not in OPEN:
        raise NothingPending
    if proxy.state in ENDED or proxy.fetch:
        raise NothingPending
    await work.records.proxies.put(replace(proxy, fetch=True))
    await work.records.cases.record(case.id, "fetch asked", work.now, account_id=person.account.id)
    villager = await villager_of(work, case)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is None:
        raise NothingPending
    asked = FetchAsked(case.number, proxy.procedure, villager.household, villager.name, villager.phone)
    account = await work.records.accounts.of_cadre(cadre.id)
    await work.tell(account, asked, priority=Priority.TASK, case_id=case.id)
    notice = FetchNoted(case.number, cadre.name, cadre.phone)
    await work.tell(person.account, notice, case_id=case.id)


async def _pick(work: Work, person: Person, case: Case, procedure: Procedure) -> None:
    """Keep the procedure as it is today, list its papers, and tell both sides."""
    records = work.records
    case = await leave(work, case)  # one answer for several households' papers makes no sense
    await records.proxies.drop_wanted(case.id)
    await records.proxies.put(Proxy.of(case.id, procedure, work.now))
    listed = {paper.name for paper in await records.proxies.papers(case.id)}
    for name in procedure.papers:
        if name not in listed:
            await records.proxies.add_paper(Paper(0, case.id, name))
    await records.cases.record(case.id, "procedure chosen", work.now, account_id=person.account.id)
    villager = await villager_of(work, case)
    own = _is_his(person, case)
    needs = ProcedureNeeds(case.id, case.number, procedure, work.rules.retention.papers.days, own=own)
    await work.tell(person.account if own else villager.account, needs, case_id=case.id)
    await proxy_photographing.wait_for_photos(work, case)
    await proxy_card.send(work, case)


def _procedure(work: Work, name: str) -> Procedure:
    found = next((each for each in work.rules.catalogue if each.name == name), None)
    if found is None:
        raise ProcedureGone(name)
    return found


async def _pickable(work: Work, person: Person, case_id: int) -> Case:
    """Return a case on which this person may choose what is handled; raise a Refusal otherwise."""
    case = await work.records.cases.get(case_id)
    if case is None or not case.runs or not case.is_proxy:
        raise NothingPending
    if not _is_his(person, case) and not handles_papers(viewer(person), case):
        raise NothingPending
    proxy = await work.records.proxies.get(case.id)
    if proxy is not None and proxy.state is not ProxyState.PICKED:
        raise AlreadyHandled(case.number, proxy.procedure)
    return case


def _is_his(person: Person, case: Case) -> bool:
    """Whether it is his own matter, or he registered it for somebody without a phone."""
    if case.reporter_id is None:
        return person.cadre is not None and case.registered_by == person.cadre.id
    return case.reporter_id == person.account.id
