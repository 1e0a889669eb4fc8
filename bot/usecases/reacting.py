"""Reacting: the villager says whether it is resolved, rates it, objects, or takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_life import ANSWERED, CaseState, IllegalStepError, Outcome, Rating
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.reactions import (
    AppealTaken,
    CannotAppeal,
    CaseWithdrawn,
    ClosedForYou,
    RatingQuestion,
    ReactionQuestion,
    ReopenedForYou,
    Thanks,
)
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import case_clock, delivering, proxy_ending, reopening
from bot.usecases.parties import secretary_above, villager_of
from bot.usecases.same_matter import leave

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.commitment import Appeal, NotResolved, Rate, Resolved, Withdraw
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def resolved(work: Work, person: Person, action: Resolved) -> None:
    """已解决: the case is closed; asks for a rating."""
    case = await _own(work, person, action.case_id)
    try:
        closed = case.resolved(work.now)
    except IllegalStepError:
        raise NothingPending from None
    await _close(work, closed, account_id=person.account.id)
    await work.tell(person.account, RatingQuestion(closed), case_id=case.id)


async def not_resolved(work: Work, person: Person, action: NotResolved) -> None:
    """没解决: it runs again."""
    case = await _own(work, person, action.case_id)
    lapsed = case.outcome is Outcome.NO_REACTION and not case.is_decided
    if case.state is not CaseState.ANSWERED and not lapsed:
        raise NothingPending
    await _reopen(work, person, case)


async def rate(work: Work, person: Person, action: Rate) -> None:
    """满意 · 基本满意 · 不满意; the last one reopens the case."""
    case = await _own(work, person, action.case_id)
    if case.state is not CaseState.CLOSED or case.rating is not None:
        raise NothingPending
    rating = Rating(action.rating)
    rated = replace(case, rating=rating)
    await work.records.cases.save(rated)
    for step in ("rated", f"rated {rating.value}"):
        await work.records.cases.record(case.id, step, work.now, account_id=person.account.id)
    if rating is Rating.UNSATISFIED and not case.appealed:
        await _reopen(work, person, rated)
        return
    await work.tell(person.account, Thanks(case.number), case_id=case.id)


async def appeal(work: Work, person: Person, action: Appeal) -> None:
    """Take an explained refusal to the secretary, once."""
    case = await _own(work, person, action.case_id)
    secretary = await secretary_above(work, case)
    if case.state is not CaseState.EXPLAINED or secretary is None:
        raise CannotAppeal
    case = await leave(work, case)
    taken = case.taken_further(secretary.id, work.now + work.rules.promise)
    await work.records.cases.save(taken)
    await work.records.cases.record(
        case.id, "appealed", work.now, account_id=person.account.id, cadre_id=secretary.id
    )
    await case_clock.stop(work, taken)
    await case_clock.start(work, taken)
    await case_clock.expect_a_look(work, taken)
    await delivering.deliver_task(work, taken, secretary)
    await proxy_ending.reopen(work, taken)
    await work.tell(person.account, AppealTaken(taken, secretary.name), case_id=case.id)


async def withdraw(work: Work, person: Person, action: Withdraw) -> None:
    """Take one's case back, at any time before it is closed."""
    case = await _own(work, person, action.case_id)
    try:
        gone = case.withdrawn(work.now)
    except IllegalStepError:
        raise NothingPending from None
    await leave(work, gone)
    await work.records.cases.record(case.id, "withdrawn", work.now, account_id=person.account.id)
    await case_clock.stop(work, gone)
    await proxy_ending.stop(work, gone)
    await work.tell(person.account, CaseWithdrawn(case.number), case_id=case.id)
    if case.responsible_id is not None:
        account = await work.records.accounts.of_cadre(case.responsible_id)
        await work.tell(account, CaseWithdrawn(case.number), priority=Priority.TASK, case_id=case.id)


async def ask(work: Work, reminder: Reminder) -> None:
    """The villager has said nothing to the answer: ask him once."""
    case = await work.records.cases.get(reminder.subject)
    if case is None or case.state not in ANSWERED or case.round != reminder.period:
        return
    villager = await villager_of(work, case)
    await work.records.cases.record(case.id, "asked", work.now)
    question = ReactionQuestion(case, await secretary_above(work, case) is not None)
    await work.tell(villager.account, question, priority=Priority.REMINDER, case_id=case.id)


async def lapse(work: Work, reminder: Reminder) -> None:
    """Nor to the question: closed, and never counted as satisfied. The villager is told how it can go on."""
    case = await work.records.cases.get(reminder.subject)
    if case is None or case.state not in ANSWERED or case.round != reminder.period:
        return
    # Where the bot was off when he should have been asked, he gets his days all the same.
    may_close_at = await _silence_lasts_until(work, case)
    if work.now < may_close_at:
        await work.records.reminders.move(ReminderKind.LAPSE, case.id, case.round, may_close_at)
        return
    closed = case.lapsed(work.now)
    await _close(work, closed)
    villager = await villager_of(work, closed)
    await work.tell(villager.account, ClosedForYou(closed), priority=Priority.REMINDER, case_id=case.id)


async def _silence_lasts_until(work: Work, case: Case) -> datetime:
    """Return until when he may still react, from when he was asked."""
    asked = [event.at for event in await work.records.cases.history(case.id) if event.step == "asked"]
    since = max(asked, default=case.answered_at or work.now)
    return since + work.rules.lapse_after


async def _own(work: Work, person: Person, case_id: int) -> Case:
    case = await work.records.cases.get(case_id)
    if case is None or case.reporter_id != person.account.id:
        raise NothingPending
    return case


async def _close(work: Work, case: Case, *, account_id: int | None = None) -> None:
    await work.records.cases.save(case)
    step = "lapsed" if case.outcome is Outcome.NO_REACTION else "closed"
    await work.records.cases.record(case.id, step, work.now, account_id=account_id)
    await case_clock.stop(work, case)


async def _reopen(work: Work, person: Person, case: Case) -> None:
    again, secretary_told = await reopening.reopen(work, case)
    await work.tell(person.account, ReopenedForYou(again, secretary_told), case_id=case.id)
