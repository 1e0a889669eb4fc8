"""Reminding: what each kind of reminder does when it falls due, and which calendar days come next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.month import Month
from bot.domain.notices.joining import JoinDigest
from bot.domain.queues import Priority
from bot.domain.reminder import Reminder, ReminderKind
from bot.domain.times import from_micros, instant, local_day, to_micros
from bot.usecases import (
    albums,
    assigning,
    attendance,
    broadcasting,
    burst_ends,
    cleaning,
    collecting,
    continuing,
    counting,
    course_changing,
    course_notices,
    digesting,
    drafting,
    forgetting,
    founding,
    matter_due,
    matter_news,
    matter_waiting,
    overdue,
    pairing_month,
    papers,
    proxy_clock,
    proxy_photos,
    publishing,
    reacting,
    spreading,
    strangers,
    visit_questions,
    visit_week,
    vote_calling,
    vote_counting,
    vote_spreading,
)
from bot.usecases.disclosure_day import goes_out_at, plan_month

if TYPE_CHECKING:
    from datetime import date

    from bot.usecases.work import Work

JOIN_DIGEST_AT: Final = time(20, 0)  # village time
CLEANING_AT: Final = time(3, 0)  # village time, when few people write
JOINS_TOLD: Final = "joins_told_until"  # microseconds since the epoch, UTC

ERASING: Final = frozenset(
    {
        ReminderKind.CLEANING,
        ReminderKind.FORGET_ACCOUNT,
        ReminderKind.FORGET_STRANGER,
        ReminderKind.VOTE_CLOSE,
    }
)
"""After these the database's log is emptied too."""


async def fire(work: Work, reminder: Reminder) -> None:
    """Do what has fallen due, in the transaction that marks it as done: each firing happens once."""
    if not await work.records.reminders.settle(reminder.id, work.now):
        return
    await FIRINGS[reminder.kind](work, reminder)


async def plan(work: Work, _command: None) -> None:
    """Put the next calendar days into the agenda, and those that passed while the bot was off."""
    since = await founding.founded_at(work)
    newest = await work.records.disclosures.newest(1)
    month = newest[0].month.following if newest else Month.of(local_day(since, work.village.zone))
    if not newest and goes_out_at(work, month) < since:
        month = month.following
    await plan_month(work, month)
    while goes_out_at(work, month) <= work.now:
        month = month.following
        await plan_month(work, month)
    await pairing_month.plan(work, Month.of(work.today))
    await _plan_daily(work, ReminderKind.JOIN_DIGEST, JOIN_DIGEST_AT)
    await _plan_daily(work, ReminderKind.CLEANING, CLEANING_AT)
    await _plan_daily(work, ReminderKind.DIGEST, work.rules.digest_at)
    await _plan_backup(work)
    await visit_week.plan(work)
    await vote_calling.take_up(work)


async def _plan_backup(work: Work) -> None:
    if work.rules.backup_at is not None:
        await _plan_daily(work, ReminderKind.BACKUP, work.rules.backup_at)


async def _plan_daily(work: Work, kind: ReminderKind, at: time) -> None:
    """Put the next day of a daily reminder into the agenda."""
    day: date = work.today
    if instant(day, at, work.village.zone) <= work.now:
        day += timedelta(days=1)
    due_at = instant(day, at, work.village.zone)
    await work.records.reminders.put(kind, 0, day.isoformat(), due_at)


async def _digest(work: Work, _reminder: Reminder) -> None:
    """Tell the secretary how many households joined since the last time, however long ago that was."""
    told = await work.records.facts.get(JOINS_TOLD)
    since = from_micros(int(told)) if told is not None else await founding.founded_at(work)
    joined = await work.records.accounts.joined_households(since, work.now)
    await work.records.facts.put(JOINS_TOLD, str(to_micros(work.now)))
    secretary = (await work.records.people.directory()).secretary
    if joined and secretary is not None:
        account = await work.records.accounts.of_cadre(secretary.id)
        await work.tell(account, JoinDigest(len(joined)), priority=Priority.REMINDER)
    await _plan_daily(work, ReminderKind.JOIN_DIGEST, JOIN_DIGEST_AT)


async def _morning(work: Work, _reminder: Reminder) -> None:
    await digesting.send(work)
    await _plan_daily(work, ReminderKind.DIGEST, work.rules.digest_at)


async def _backed_up(work: Work, _reminder: Reminder) -> None:
    """The copy itself is taken before this, outside of any transaction."""
    await _plan_backup(work)


async def _clean(work: Work, reminder: Reminder) -> None:
    """Erase what has outlived its use; what one batch doesn't reach has its turn at once, in the next."""
    if await cleaning.clean(work):
        await _plan_daily(work, ReminderKind.CLEANING, CLEANING_AT)
    else:
        day, _, turn = reminder.period.partition("+")
        await work.records.reminders.put(ReminderKind.CLEANING, 0, f"{day}+{int(turn or 0) + 1}", work.now)


FIRINGS: Final[Mapping[ReminderKind, Callable[[Work, Reminder], Awaitable[None]]]] = {
    ReminderKind.MATTER_NEWS: matter_news.go_on,
    ReminderKind.MATTER_DUE: matter_due.remind,
    ReminderKind.MATTER_STILL: matter_waiting.remind,
    ReminderKind.CENTER_CHOICE: assigning.choice_timed_out,
    ReminderKind.MATTER_CHOICE: continuing.choice_timed_out,
    ReminderKind.ALBUM: albums.complete,
    ReminderKind.BURST: burst_ends.pass_on,
    ReminderKind.UNSEEN: overdue.unseen,
    ReminderKind.DUE_SOON: overdue.due_soon,
    ReminderKind.OVERDUE: overdue.overdue,
    ReminderKind.STILL_OVERDUE: overdue.still_overdue,
    ReminderKind.ESCALATION: overdue.escalate,
    ReminderKind.REACTION: reacting.ask,
    ReminderKind.LAPSE: reacting.lapse,
    ReminderKind.IN_PERSON: overdue.in_person,
    ReminderKind.DIGEST: _morning,
    ReminderKind.JOIN_DIGEST: _digest,
    ReminderKind.FORGET_STRANGER: strangers.forget,
    ReminderKind.FORGET_ACCOUNT: forgetting.finish,
    ReminderKind.BULLETIN: spreading.go_on,
    ReminderKind.BULLETIN_PREVIEW: drafting.all_has_come,
    ReminderKind.REACH: counting.count,
    ReminderKind.COURSE_NOTICE: course_notices.go_on,
    ReminderKind.COURSE_OFF: course_notices.tell_of_the_end,
    ReminderKind.COURSE_CHANGED: course_changing.tell,
    ReminderKind.COURSE_EVE: course_notices.remind,
    ReminderKind.COURSE_ROLL: attendance.ask,
    ReminderKind.PAIRING_MONTH: pairing_month.send,
    ReminderKind.BACKUP: _backed_up,
    ReminderKind.COLLECTION: collecting.ask_leads,
    ReminderKind.REVIEW: collecting.remind_of_review,
    ReminderKind.DISCLOSURE: publishing.publish,
    ReminderKind.BROADCAST: broadcasting.send_on,
    ReminderKind.PROGRESS: broadcasting.look,
    ReminderKind.PROXY_STEP: proxy_clock.fire,
    ReminderKind.PAPERS_TOLD: papers.give_receipt,
    ReminderKind.PHOTOS: proxy_photos.delete,
    ReminderKind.PHOTOS_CHECK: proxy_photos.check,
    ReminderKind.PHOTOS_STAY: proxy_photos.say_that_they_stay,
    ReminderKind.VISIT_QUESTION: visit_questions.ask_household,
    ReminderKind.VISIT_DENIED: visit_questions.tell_denied,
    ReminderKind.VISIT_WEEK: visit_week.review,
    ReminderKind.VOTE_OPEN: vote_calling.open_,
    ReminderKind.VOTE_EVE: vote_calling.eve,
    ReminderKind.VOTE_CLOSE: vote_counting.close,
    ReminderKind.VOTE_SPREAD: vote_spreading.go_on,
    ReminderKind.CLEANING: _clean,
}
