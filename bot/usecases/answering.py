"""Answering: the clock stops. The answer reaches the villager, and those whose case is the same matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.access import Sight
from bot.domain.case_life import RUNNING
from bot.domain.notices.matters import CadreReply
from bot.domain.notices.reactions import AnswerGiven
from bot.domain.notices.registering import BringTheAnswer
from bot.domain.notices.tasks import AnswerRecorded
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import case_clock, item_answers, proxy_ending
from bot.usecases.colleagues import answer_of
from bot.usecases.parties import access_of, villager_of
from bot.usecases.same_matter import answered_together, same_matter
from bot.usecases.thread import media_of, words_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work


async def pass_words(work: Work, cadre: Cadre, case: Case, entries: Sequence[Entry]) -> bool:
    """Pass a cadre's words to every reporter of the matter; return whether the case's own was reached."""
    reached = False
    for each in await answered_together(work, case):
        villager = await villager_of(work, each)
        notice = CadreReply(each.number, cadre.name, words_of(entries))
        told = await work.tell(villager.account, notice, case_id=each.id, media=media_of(entries))
        reached = told if each.id == case.id else reached
    return reached


async def settle(work: Work, person: Person, case: Case, *, on_the_spot: bool = False) -> None:
    """Stop the clock of a case, and of those merged into it, with what was just passed on."""
    assert person.cadre is not None
    for each in await same_matter(work, case):
        if each.state not in RUNNING:
            continue
        await proxy_ending.may_be_answered(work, each)
        await proxy_ending.stop(work, each)
        answered = each.answered(work.now, on_the_spot=on_the_spot)
        await work.records.cases.save(answered)
        await work.records.cases.record(each.id, "answered", work.now, account_id=person.account.id)
        await case_clock.stop(work, answered)
        await item_answers.keep(work, answered)
        villager = await villager_of(work, each)
        notice = AnswerGiven(answered, person.cadre.name)
        if await work.tell(villager.account, notice, case_id=each.id):
            await case_clock.expect_a_reaction(work, answered)
        else:
            await bring(work, answered)
    in_time = work.now <= case.due_at
    await work.tell(person.account, AnswerRecorded(case.number, in_time), case_id=case.id)


async def carrier_of(work: Work, case: Case) -> Cadre | None:
    """Return who brings an answer in person: the one responsible, or the secretary where only he may know."""
    directory = await work.records.people.directory()
    for cadre in (directory.get(case.responsible_id), directory.secretary):
        if cadre is not None and (await access_of(work, cadre, case)).identity:
            return cadre
    return None


async def bring(work: Work, case: Case) -> None:
    """Ask that an answer be brought in person, and again each day until somebody records that it was."""
    carrier = await carrier_of(work, case)
    if carrier is None:
        return
    villager = await villager_of(work, case)
    account = await work.records.accounts.of_cadre(carrier.id)
    may_read = (await access_of(work, carrier, case)).sight is Sight.EVERYTHING
    said = words_of(await answer_of(work, case)) if may_read else ""
    await work.records.cases.record(case.id, "asked to bring", work.now, cadre_id=carrier.id)
    notice = BringTheAnswer(case, villager.household, said)
    await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
    again_at = work.rules.humane.next(work.now + work.rules.unseen_after, work.village.zone)
    period = f"{case.round}:{work.today.isoformat()}"
    await work.records.reminders.put(ReminderKind.IN_PERSON, case.id, period, again_at)
