"""Publishing: the last day of the month, at its hour; or a major matter at once, between month-ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.disclosure import Disclosure
from bot.domain.item_life import ItemState
from bot.domain.month import Month
from bot.domain.reminder import ReminderKind
from bot.domain.served import Span
from bot.domain.sheet import UnderReview
from bot.usecases import founding, matter_disclosing
from bot.usecases.disclosure_day import goes_out_at, plan_month
from bot.usecases.figures import gather

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.item import Item
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

PUNCTUAL: Final = timedelta(hours=1)
"""Published no later than this, it goes to people at once, whatever the hour: they expect it."""


async def publish(work: Work, reminder: Reminder) -> None:
    """The last day of the month, at its hour: count, fix the items, begin to send. Once for each month.

    Nothing holds the day back: what is not approved yet is listed by kind and number, and stays for the next.
    """
    month = Month.parse(reminder.period)
    if await work.records.disclosures.of_month(month) is None:
        await _publish(work, month)
    await plan_month(work, month.following)


async def publish_item(work: Work, item: Item) -> datetime:
    """Publish one approved item at once; return when it begins to go out.

    It stands in the month's disclosure too, when that comes.
    """
    await work.records.items.save(item.published(work.now))
    return await _broadcast(work, None, item.id, work.now)


async def _publish(work: Work, month: Month) -> None:
    until = goes_out_at(work, month)
    since = min(await _last_cut_off(work), until)
    gathered = await gather(work, Span(since, until))
    await matter_disclosing.add_items(work, Span(since, until))
    waiting = await work.records.items.in_state(ItemState.UNDER_REVIEW)
    disclosure = await work.records.disclosures.publish(
        Disclosure(
            id=0,
            month=month,
            covers_from=since,
            covers_to=until,
            published_at=work.now,
            figures=gathered.figures,
            under_review=tuple(UnderReview(n, item.kind) for n, item in enumerate(waiting, start=1)),
        )
    )
    await work.records.cases.count_in(gathered.received, disclosure.id)
    for item in await work.records.items.in_state(ItemState.APPROVED):
        published = item.published(work.now)
        await work.records.items.save(replace(published, disclosure_id=disclosure.id))
    for item in await work.records.items.between_months():
        await work.records.items.save(replace(item, disclosure_id=disclosure.id))
    await _broadcast(work, disclosure.id, None, until)


async def _broadcast(
    work: Work, disclosure_id: int | None, item_id: int | None, meant_for: datetime
) -> datetime:
    """Begin to send, at once, or in the morning where it is night and not the hour; return when."""
    begins_at = work.now
    if work.now - meant_for > PUNCTUAL or item_id is not None:
        begins_at = work.rules.humane.next(work.now, work.village.zone)
    begun = await work.records.broadcasts.add(disclosure_id, item_id, begins_at)
    await work.records.reminders.put(ReminderKind.BROADCAST, begun.id, "0", begins_at)
    return begins_at


async def _last_cut_off(work: Work) -> datetime:
    """Return where the last disclosure ended; before the first one, when the village began."""
    newest = await work.records.disclosures.newest(1)
    return newest[0].covers_to if newest else await founding.founded_at(work)
