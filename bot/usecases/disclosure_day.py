"""The common disclosure day: which one comes next, and what falls due before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.month import Month
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant

if TYPE_CHECKING:
    from datetime import datetime

    from bot.usecases.work import Work

FIRST_REMINDER: Final = 28  # day of the month: two or three days are left, or it is the day itself


async def next_month(work: Work) -> Month:
    """Return the month whose disclosure goes out next."""
    newest = await work.records.disclosures.newest(1)
    month = Month.of(work.today)
    return max(month, newest[0].month.following) if newest else month


async def next_day(work: Work) -> date:
    """Return the day on which the next disclosure goes out."""
    month = await next_month(work)
    return month.last_day if work.now < goes_out_at(work, month) else month.following.last_day


def goes_out_at(work: Work, month: Month) -> datetime:
    """Return the instant at which a month's disclosure goes out."""
    return month.published_at(work.rules.disclosure.at, work.village.zone)


async def plan_month(work: Work, month: Month) -> None:
    """Put a month's disclosure into the agenda, and what is asked and reminded before it.

    Where the village's zone or the hour was changed, what has not fired yet is moved.
    """
    reminders = work.records.reminders
    await reminders.put_or_postpone(ReminderKind.DISCLOSURE, 0, str(month), goes_out_at(work, month))
    first = date(month.year, month.month, 1)
    begins = first + timedelta(days=work.rules.disclosure.collect_from - 1)
    await reminders.put_or_postpone(ReminderKind.COLLECTION, 0, str(month), _morning(work, begins))
    early = first + timedelta(days=FIRST_REMINDER - 1)
    for day in sorted({early, month.last_day}):
        await reminders.put_or_postpone(ReminderKind.REVIEW, 0, day.isoformat(), _morning(work, day))


def _morning(work: Work, day: date) -> datetime:
    return instant(day, work.rules.digest_at, work.village.zone)
