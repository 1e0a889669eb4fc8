"""The month-end disclosure: items submitted, figures counted, one message to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.disclosure import Disclosure, Month
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import (
    DisclosureList,
    DisclosureSheet,
    ItemAccepted,
    ItemNeedsWords,
    ItemPrompt,
    ItemPublished,
    ItemWithdrawn,
    NotYours,
)
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import founding

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.actions.disclosure import ShowDisclosure, WithdrawItem
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

AT_A_TIME: Final = 200  # recipients put into the outbox in one transaction
MONTHS_SHOWN: Final = 12


async def prompt(work: Work, by: By) -> None:
    """公示报送: the secretary's next message is an item."""
    person = await work.person(by)
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.DISCLOSURE_ITEM, 0, work.now))
    items = await work.records.disclosures.unpublished()
    await work.tell(person.account, ItemPrompt(tuple(items), _next_day(work)))


async def submit(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Take an item for the next disclosure."""
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    content = incoming.content
    if content is None or content.kind is not ContentKind.TEXT:
        raise ItemNeedsWords
    item = await work.records.disclosures.add_item(person.account.id, content.text, work.now)
    await work.tell(person.account, ItemAccepted(item, _next_day(work)))


async def withdraw(work: Work, person: Person, action: WithdrawItem) -> None:
    """Take back an item that is not yet published."""
    item = await work.records.disclosures.item(action.item_id)
    if item is None:
        raise NothingPending
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    if item.disclosure_id is not None:
        raise ItemPublished
    await work.records.disclosures.remove_item(item.id)
    await work.tell(person.account, ItemWithdrawn())


async def publish(work: Work, reminder: Reminder) -> None:
    """The last day of the month, at its hour: count, fix the items, begin to send."""
    month = Month.parse(reminder.period)
    if await work.records.disclosures.of_month(month) is not None:
        return
    until = month.published_at(work.rules.disclosure_at, work.village.zone)
    since = await _last_cut_off(work)
    disclosure = await work.records.disclosures.publish(
        Disclosure(
            id=0,
            month=month,
            covers_from=min(since, until),
            covers_to=until,
            published_at=work.now,
            figures=await work.records.cases.figures(min(since, until), until),
        )
    )
    await work.records.reminders.put(ReminderKind.BROADCAST, disclosure.id, "0", work.now)


async def broadcast(work: Work, reminder: Reminder) -> None:
    """Put the next recipients into the outbox. A crash repeats nobody: each has his own key."""
    disclosure = await work.records.disclosures.get(reminder.subject)
    if disclosure is None:
        return
    items = tuple(await work.records.disclosures.items(disclosure.id))
    audience = await work.records.accounts.audience(int(reminder.period), AT_A_TIME)
    for account in audience:
        await work.tell(
            account,
            DisclosureSheet(disclosure, items),
            priority=Priority.BROADCAST,
            key=f"disclosure:{disclosure.id}:{account.id}",
        )
    if audience:
        last = str(audience[-1].id)
        await work.records.reminders.put(ReminderKind.BROADCAST, disclosure.id, last, work.now)


async def show_list(work: Work, by: By) -> None:
    """公示栏: the months that were published."""
    person = await work.person(by)
    if person.is_stranger:
        raise NotYours
    newest = await work.records.disclosures.newest(MONTHS_SHOWN)
    await work.tell(person.account, DisclosureList(tuple(newest)))


async def show(work: Work, person: Person, action: ShowDisclosure) -> None:
    """Show one month's disclosure."""
    disclosure = await work.records.disclosures.get(action.disclosure_id)
    if disclosure is None or person.is_stranger:
        raise NothingPending
    items = await work.records.disclosures.items(disclosure.id)
    await work.tell(person.account, DisclosureSheet(disclosure, tuple(items)))


def _next_day(work: Work) -> date:
    """Return the day on which the next disclosure goes out."""
    month = Month.of(work.today)
    at = month.published_at(work.rules.disclosure_at, work.village.zone)
    return month.last_day if work.now < at else month.following.last_day


async def _last_cut_off(work: Work) -> datetime:
    """Return where the last disclosure ended; before the first one, when the village began."""
    newest = await work.records.disclosures.newest(1)
    return newest[0].covers_to if newest else await founding.founded_at(work)
