"""Papers: each is received, handed in, given back or left at the office; its villager gets a receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.custody import (
    NeverReceived,
    PaperBoard,
    PaperChoice,
    PaperElsewhere,
    PaperNameNeeded,
    PaperNamePrompt,
    PapersMoved,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.proxy_tasks import StepTaken
from bot.domain.notices.proxying import PaperMissing
from bot.domain.paper import Paper
from bot.domain.paper_life import PaperMove, PaperMoveError, PaperState
from bot.domain.proxy_life import ENDED, ProxyState, ProxyStep, can
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import custody, proxy_card, proxy_clock, proxy_photographing, proxy_steps
from bot.usecases.custody import handled
from bot.usecases.parties import villager_of

if TYPE_CHECKING:
    from bot.domain.actions.proxy import AddPaper, MovePaper, ShowPaper, ShowPapers
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.domain.proxy import Proxy
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

LONGEST: Final = 30  # characters of a paper's name: it stands on a button
RECEIPT_AFTER: Final = timedelta(seconds=20)  # what is ticked off within this time is told of together
HISTORY: Final = {
    PaperMove.RECEIVE: "paper received",
    PaperMove.HAND_IN: "paper handed in",
    PaperMove.RETURN: "paper returned",
    PaperMove.KEEP: "paper kept",
}


async def show(work: Work, person: Person, action: ShowPapers) -> None:
    """Show the papers, each with a button."""
    case, proxy = await handled(work, person, action.case_id)
    await _show_board(work, person, case, proxy)


async def show_one(work: Work, person: Person, action: ShowPaper) -> None:
    """Show one paper and what can happen to it."""
    case, proxy = await handled(work, person, action.case_id)
    paper = await _paper(work, case, action.paper_id)
    assert person.cadre is not None
    (line,) = await custody.lines(work, proxy, [paper])
    choice = PaperChoice(case.id, line, paper.moves(person.cadre.id))
    await work.tell(person.account, choice, case_id=case.id, edits=work.tapped)


async def move(work: Work, person: Person, action: MovePaper) -> None:
    """Note where a paper is now. What never was here can't be given back."""
    case, proxy = await handled(work, person, action.case_id)
    paper = await _paper(work, case, action.paper_id)
    wanted = PaperMove(action.move)
    over = proxy.state in ENDED or not case.runs
    if proxy.state is ProxyState.PICKED or (over and wanted is PaperMove.RECEIVE):
        raise StepTaken(case.number, proxy.state)
    assert person.cadre is not None
    try:
        moved = paper.moved(wanted, work.now, person.cadre.id)
    except PaperMoveError as error:
        if error.state is PaperState.WANTED:
            raise NeverReceived(paper.name) from None
        raise PaperElsewhere(paper.name, error.state) from None
    await work.records.proxies.save_paper(moved)
    await _note(work, person, case, wanted)
    await _show_board(work, person, case, proxy, edits=work.tapped)
    if await custody.out(work, case):
        return
    if proxy.state is ProxyState.DONE:
        await proxy_steps.take(work, person, case, proxy, ProxyStep.RETURN)
    elif proxy.state is ProxyState.STOPPED:
        await work.records.proxies.put(replace(proxy, ended_at=work.now))


async def ask_name(work: Work, person: Person, action: AddPaper) -> None:
    """The next message names a paper that isn't in the list."""
    case, proxy = await handled(work, person, action.case_id)
    _may_be_added(case, proxy, missing=action.missing)
    kind = DialogueKind.PAPER_MISSING if action.missing else DialogueKind.PAPER_RECEIVED
    await work.records.dialogues.put(Dialogue(person.account.id, kind, case.id, work.now))
    await work.tell(person.account, PaperNamePrompt(case.number, action.missing), case_id=case.id)


async def add(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Add the paper that a message names: one that was received, or one that is missing."""
    missing = dialogue.kind is DialogueKind.PAPER_MISSING
    try:
        case, proxy = await handled(work, person, dialogue.subject)
        _may_be_added(case, proxy, missing=missing)
    except (NothingPending, StepTaken) as over:
        await work.tell(person.account, over)  # said, not raised: the bot waits for this no longer
        return
    content = incoming.content
    name = " ".join(content.text.split()) if content and content.kind is ContentKind.TEXT else ""
    if not name or len(name) > LONGEST:
        raise PaperNameNeeded
    assert person.cadre is not None
    paper = Paper(0, case.id, name)
    if not missing:
        await work.records.proxies.add_paper(paper.moved(PaperMove.RECEIVE, work.now, person.cadre.id))
        await _note(work, person, case, PaperMove.RECEIVE)
        await _show_board(work, person, case, proxy)
        return
    await work.records.proxies.add_paper(paper)
    again = proxy.stepped(ProxyStep.LACK, work.now)
    await work.records.proxies.put(again)
    await proxy_clock.start(work, again)
    await work.records.cases.record(case.id, "paper missing", work.now, account_id=person.account.id)
    villager = await villager_of(work, case)
    notice = PaperMissing(case.id, case.number, name, person.cadre.name)
    told = await work.tell(villager.account, notice, priority=Priority.TASK, case_id=case.id)
    await proxy_photographing.wait_for_photos(work, case)
    await proxy_card.tell(work, person.account, case, untold=not told)


async def give_receipt(work: Work, reminder: Reminder) -> None:
    """Tell the villager of all papers together that are elsewhere than he was last told."""
    case = await work.records.cases.get(reminder.subject)
    proxy = await work.records.proxies.get(reminder.subject)
    if case is None or proxy is None:
        return
    news = [p for p in await work.records.proxies.papers(case.id) if p.told is not p.state and p.name]
    villager = await villager_of(work, case)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if not news:
        return
    by_state = {state: tuple(p.name for p in news if p.state is state) for state in PaperState}
    receipt = PapersMoved(
        case.id,
        case.number,
        max((paper.since for paper in news if paper.since is not None), default=work.now),
        cadre.name if cadre is not None else "",
        proxy.office,
        by_state[PaperState.RECEIVED],
        by_state[PaperState.HANDED_IN],
        by_state[PaperState.RETURNED],
        by_state[PaperState.KEPT],
    )
    if await work.tell(villager.account, receipt, priority=Priority.TASK, case_id=case.id):
        for paper in news:
            await work.records.proxies.save_paper(replace(paper, told=paper.state))


async def _show_board(
    work: Work, person: Person, case: Case, proxy: Proxy, *, edits: int | None = None
) -> None:
    lines = await custody.lines(work, proxy, await work.records.proxies.papers(case.id))
    board = PaperBoard(case.id, case.number, lines)
    await work.tell(person.account, board, case_id=case.id, edits=edits)


async def _note(work: Work, person: Person, case: Case, moved: PaperMove) -> None:
    await work.records.cases.record(case.id, HISTORY[moved], work.now, account_id=person.account.id)
    await work.records.reminders.move(ReminderKind.PAPERS_TOLD, case.id, "", work.now + RECEIPT_AFTER)


async def _paper(work: Work, case: Case, paper_id: int) -> Paper:
    paper = await work.records.proxies.paper(paper_id)
    if paper is None or paper.case_id != case.id:
        raise NothingPending
    return paper


def _may_be_added(case: Case, proxy: Proxy, *, missing: bool) -> None:
    if missing and not can(proxy.state, ProxyStep.LACK):
        raise StepTaken(case.number, proxy.state)
    if not case.runs or proxy.state in ENDED | {ProxyState.PICKED}:
        raise StepTaken(case.number, proxy.state)
