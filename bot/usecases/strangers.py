"""Strangers: what they write is kept for some days, and offered to them when they join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.entry import NewEntry, Side, Waiting
from bot.domain.notices.joining import HeldDeleted, HeldKept, HeldOffer, StrangerHint
from bot.domain.notices.matters import NothingPending
from bot.domain.people import MembershipState
from bot.domain.reminder import ReminderKind
from bot.usecases import gatekeepers, guessing, matters

if TYPE_CHECKING:
    from bot.domain.actions.joining import DeleteHeld, SendHeld
    from bot.domain.people import Account, Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

HELD_AT_MOST: Final = 20  # messages of one stranger: a flood of them costs neither disk nor anybody's turn


async def hold(work: Work, person: Person, incoming: Incoming) -> None:
    """Keep what somebody wrote who has not joined, and tell him once how to join."""
    account = person.account
    held = await work.records.entries.waiting(account.id, Waiting.JOIN)
    if incoming.content is not None and len(held) < HELD_AT_MOST:
        await work.records.entries.add(
            NewEntry(
                account_id=account.id,
                side=Side.VILLAGER,
                content=incoming.content,
                chat_id=incoming.chat_id,
                message_id=incoming.message_id,
                written_at=incoming.written_at,
                waiting=Waiting.JOIN,
                album=incoming.album,
            )
        )
        # Each message is kept for the same number of days; the last of them clears the rest.
        await work.records.reminders.move(
            ReminderKind.FORGET_STRANGER, account.id, "", work.now + work.rules.keep_strangers_words
        )
    if held or not await guessing.may_be_answered(work, account):
        return
    asked = person.pending
    waits = asked is not None and asked.state is MembershipState.PENDING
    household = await work.records.people.household(asked.household_id) if asked and waits else None
    if household is not None:
        await gatekeepers.tell_waiting(work, account, household)
    else:
        await work.tell(account, StrangerHint())
    if incoming.content is not None:
        await work.tell(account, HeldKept(work.rules.keep_strangers_words.days))


async def has_said_enough(work: Work, account: Account) -> bool:
    """Whether as much of a stranger's is kept as is kept of anybody's."""
    return len(await work.records.entries.waiting(account.id, Waiting.JOIN)) >= HELD_AT_MOST


async def offer_held(work: Work, account: Account) -> None:
    """Ask somebody who has just joined whether to send what he wrote before."""
    held = await work.records.entries.waiting(account.id, Waiting.JOIN)
    if held:
        await work.tell(account, HeldOffer(len(held)))


async def send_held(work: Work, person: Person, _action: SendHeld) -> None:
    """Make a case of what was written before joining. Its clock starts now: nobody could see it before."""
    held = await work.records.entries.waiting(person.account.id, Waiting.JOIN)
    if not held or not person.is_villager:
        raise NothingPending
    await work.records.reminders.cancel(ReminderKind.FORGET_STRANGER, person.account.id)
    await matters.open_case(work, person, held, opened_at=work.now)


async def delete_held(work: Work, person: Person, _action: DeleteHeld) -> None:
    """Delete what was written before joining."""
    await work.records.entries.erase_waiting(person.account.id, Waiting.JOIN)
    await work.records.reminders.cancel(ReminderKind.FORGET_STRANGER, person.account.id)
    await work.tell(person.account, HeldDeleted())


async def forget(work: Work, reminder: Reminder) -> None:
    """Erase what a stranger wrote and never claimed."""
    await work.records.entries.erase_waiting(reminder.subject, Waiting.JOIN)
