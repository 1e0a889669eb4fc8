"""Replies: what a cadre writes on a task is passed on at once; then he says whether it was the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.access import Sight, access
from bot.domain.entry import Side, Waiting
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.tasks import ReplyPassedOn, ReplyQuestion, StillOpen
from bot.usecases import answering, bursts, delivering
from bot.usecases.matters import entry_of
from bot.usecases.parties import viewer, villager_of

if TYPE_CHECKING:
    from bot.domain.actions.task import SettleReply
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def reply(work: Work, person: Person, case: Case, incoming: Incoming) -> None:
    """Take a cadre's reply to one of his tasks."""
    entry = await keep(work, person, case, incoming, waiting=await bursts.why_wait(work, person, case))
    if entry.waiting is Waiting.BURST:
        return
    if incoming.album is not None and await delivering.gather_album(work, entry):
        return
    await pass_on(work, person, case, [entry])


async def keep(
    work: Work,
    person: Person,
    case: Case,
    incoming: Incoming,
    *,
    waiting: Waiting | None = None,
    step: str = "replied",
) -> Entry:
    """Store a cadre's message in a case's thread; a sign that he has looked at it."""
    written = entry_of(person, incoming, side=Side.CADRE, case_id=case.id, waiting=waiting)
    entry = await work.records.entries.add(written)
    await work.records.cases.record(case.id, step, work.now, account_id=person.account.id, entry_id=entry.id)
    await look(work, case)
    return entry


async def look(work: Work, case: Case) -> Case:
    """Remember when the responsible cadre first did anything with a case; return it."""
    if case.seen_at is not None:
        return case
    seen = replace(case, seen_at=work.now)
    await work.records.cases.save(seen)
    await work.records.cases.record(case.id, "seen", work.now, cadre_id=case.responsible_id)
    return seen


async def pass_on(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Pass a reply to the villager and ask the cadre whether it was the answer."""
    assert person.cadre is not None
    await bursts.begin(work, person, case)
    reached = await answering.pass_words(work, person.cadre, case, entries)
    villager = await villager_of(work, case)
    identity = access(viewer(person), case).identity
    name, phone = (villager.name, villager.phone) if identity else ("", None)
    proxy = await work.records.proxies.get(case.id) if case.is_proxy else None
    if not case.runs or (proxy is not None and proxy.under_way):
        await work.tell(person.account, ReplyPassedOn(case.number, name), case_id=case.id)
        return
    await work.tell(person.account, ReplyQuestion(case, name, reached, phone), case_id=case.id)


async def settle(work: Work, person: Person, action: SettleReply) -> None:
    """这是答复 stops the clock; 还没办完 leaves it running."""
    case = await task_of(work, person, action.case_id)
    if action.settles:
        await answering.settle(work, person, case)
        return
    await work.records.cases.record(case.id, "not finished", work.now, account_id=person.account.id)
    await work.tell(person.account, StillOpen(case.number, case.due_at), case_id=case.id)


async def task_of(work: Work, person: Person, case_id: int) -> Case:
    """Return a running case that this person is responsible for; raise NothingPending otherwise."""
    case = await work.records.cases.get(case_id)
    if case is None or person.cadre is None or case.responsible_id != person.cadre.id or not case.runs:
        raise NothingPending
    if access(viewer(person), case).sight is not Sight.EVERYTHING:
        raise NothingPending
    return case
