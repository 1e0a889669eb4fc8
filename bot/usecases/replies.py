"""Replies: what a cadre writes on a task is passed on at once; then he says whether it was the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.case import Case, CaseState
from bot.domain.entry import Side
from bot.domain.notices.matters import AnswerGiven, CadreReply, NothingPending
from bot.domain.notices.tasks import AnswerRecorded, ReplyPassedOn, ReplyQuestion, StillOpen
from bot.domain.reminder import ReminderKind
from bot.usecases import delivering
from bot.usecases.matters import entry_of

if TYPE_CHECKING:
    from bot.domain.actions import SettleReply
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def reply(work: Work, person: Person, case: Case, incoming: Incoming) -> None:
    """Take a cadre's reply to one of his tasks."""
    entry = await work.records.entries.add(entry_of(person, incoming, side=Side.CADRE, case_id=case.id))
    await work.records.threads.remember(incoming.chat_id, [incoming.message_id], case.id)
    await work.records.cases.record(
        case.id, "replied", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if incoming.album is not None and await delivering.gather_album(work, entry):
        return
    await pass_on(work, person, case, [entry])


async def pass_on(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Pass a reply to the villager and ask the cadre whether it was the answer."""
    assert person.cadre is not None
    account, reporter = await delivering.reporter_of(work, case)
    notice = CadreReply(case.number, person.cadre.name, delivering.words_of(entries))
    reached = await work.tell(account, notice, case_id=case.id, media=delivering.media_of(entries))
    name = reporter.name
    if case.state is not CaseState.ASSIGNED:
        await work.tell(person.account, ReplyPassedOn(case.number, name), case_id=case.id)
        return
    phone = reporter.member.phone if reporter.member else None
    await work.tell(person.account, ReplyQuestion(case, name, reached, phone), case_id=case.id)


async def settle(work: Work, person: Person, action: SettleReply) -> None:
    """这是答复 stops the clock; 还没办完 leaves it running."""
    case = await work.records.cases.get(action.case_id)
    if case is None or person.cadre is None or case.responsible_id != person.cadre.id:
        raise NothingPending
    if case.state is not CaseState.ASSIGNED:
        raise NothingPending
    if not action.settles:
        await work.tell(person.account, StillOpen(case.number, case.due_at), case_id=case.id)
        return
    answered = case.answered(work.now)
    await work.records.cases.save(answered)
    await work.records.cases.record(case.id, "answered", work.now, account_id=person.account.id)
    for kind in (ReminderKind.DUE_SOON, ReminderKind.OVERDUE):
        await work.records.reminders.cancel(kind, case.id)
    await work.tell(person.account, AnswerRecorded(case.number, work.now <= case.due_at), case_id=case.id)
    account, _ = await delivering.reporter_of(work, case)
    await work.tell(account, AnswerGiven(case.number, person.cadre.name), case_id=case.id)
