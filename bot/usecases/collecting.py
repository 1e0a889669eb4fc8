"""Collecting: from the 25th on each center's lead is asked for its items, and the secretary is reminded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.domain.centers import Center
from bot.domain.item_life import ItemState
from bot.domain.month import Month
from bot.domain.notices.items import CollectionBegins
from bot.domain.notices.review import ReviewReminder
from bot.domain.queues import Priority
from bot.usecases.disclosure_day import goes_out_at
from bot.usecases.reviewing import secretary_account

if TYPE_CHECKING:
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def ask_leads(work: Work, reminder: Reminder) -> None:
    """Ask each center's lead for what is to be disclosed, once a month; never after the day itself."""
    month = Month.parse(reminder.period)
    if work.now >= goes_out_at(work, month):
        return
    directory = await work.records.people.directory()
    for cadre in directory.village_cadres:
        led = tuple(center for center in Center if directory.lead(center) == cadre)
        if led:
            account = await work.records.accounts.of_cadre(cadre.id)
            await work.tell(account, CollectionBegins(led, month.last_day), priority=Priority.REMINDER)


async def remind_of_review(work: Work, reminder: Reminder) -> None:
    """Tell the secretary what still waits for him, on the 28th and on the morning of the day."""
    day = date.fromisoformat(reminder.period)
    month = Month.of(day)
    if work.now >= goes_out_at(work, month):
        return
    if day < work.today == month.last_day:
        return  # the bot was off until today, and today's reminder says the same
    notice = ReviewReminder(
        waiting=len(await work.records.items.in_state(ItemState.UNDER_REVIEW)),
        approved=len(await work.records.items.in_state(ItemState.APPROVED)),
        publishes_on=month.last_day,
        is_today=work.today == month.last_day,
    )
    await work.tell(await secretary_account(work), notice, priority=Priority.REMINDER)
