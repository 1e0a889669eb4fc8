"""Spreading a bulletin: it goes out part by part, and its writer sees how many it has reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.bulletin import BulletinKind, BulletinState, BulletinStep, Scope, may_spread
from bot.domain.notices.bulletins import BulletinSpreading, EmptyContent, NobodyReached
from bot.domain.notices.practice import PracticeShelved
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.domain.reach import EVERYBODY
from bot.domain.reminder import ReminderKind
from bot.usecases import auditing
from bot.usecases.drafting import media_of, message_of, own_draft
from bot.usecases.pairing import named_household, serving

if TYPE_CHECKING:
    from bot.domain.actions.pairing import SendBulletin
    from bot.domain.bulletin import Bulletin
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AT_A_TIME: Final = 200  # recipients put into the outbox in one transaction
FIRST_COUNT: Final = timedelta(seconds=5)  # after the last recipient was put into the outbox
COUNTS: Final = 14
"""How often it is counted at most, each time after twice the pause: the last time after some 11 hours."""


async def send(work: Work, person: Person, action: SendBulletin) -> None:
    """发出去: whether he may is asked once more, by the roster as it is now."""
    bulletin = await own_draft(work, person, action.bulletin_id)
    household = await named_household(work, bulletin.audience)
    if not may_spread(serving(person), bulletin, household):
        raise NotYours
    if not await work.records.bulletins.parts(bulletin.id):
        raise EmptyContent
    if bulletin.kind is BulletinKind.PRACTICE:
        await work.tell(person.account, PracticeShelved(bulletin.title))
    elif not await work.records.audiences.of(bulletin.audience, 0, 1):
        raise NobodyReached
    await spread(work, person, bulletin.after(BulletinStep.SEND, work.now))


async def spread(work: Work, person: Person, bulletin: Bulletin) -> None:
    """Begin to send a bulletin, and tell whoever let it go out that it is on its way."""
    await work.records.bulletins.save(bulletin)
    period = f"{person.account.id}:0"
    await work.records.reminders.put(ReminderKind.BULLETIN, bulletin.id, period, work.now)
    if bulletin.audience.scope is Scope.VILLAGE:
        await auditing.note(work, Act.SENT_TO_VILLAGE, by=person)
    whole = len(await work.records.audiences.of(bulletin.audience, 0, EVERYBODY))
    if whole:
        receipt = BulletinSpreading(households=0, accounts=0, waiting=whole)
        await work.tell(person.account, receipt, key=_receipt(bulletin.id, person.account.id))


async def go_on(work: Work, reminder: Reminder) -> None:
    """Put the next recipients into the outbox. A crash repeats nobody: each has his own key."""
    bulletin = await work.records.bulletins.get(reminder.subject)
    if bulletin is None or bulletin.state is not BulletinState.SENT:
        return
    teller_id, after = reminder.period.split(":")
    subscribed = bulletin.audience.scope is Scope.SUBSCRIBERS
    notice = replace(await message_of(work, bulletin), can_stop=subscribed)
    media = media_of(await work.records.bulletins.parts(bulletin.id))
    recipients = await work.records.audiences.of(bulletin.audience, int(after), AT_A_TIME)
    for recipient in recipients:
        await work.tell(
            recipient.account,
            notice,
            priority=Priority.BROADCAST,
            media=media,
            key=f"{_key(bulletin.id)}{recipient.account.id}",
        )
    reminders = work.records.reminders
    if recipients:
        last = f"{teller_id}:{recipients[-1].account.id}"
        await reminders.put(ReminderKind.BULLETIN, bulletin.id, last, work.now)
    elif int(after):
        first = f"{teller_id}:0"
        await reminders.put(ReminderKind.BULLETIN_COUNT, bulletin.id, first, work.now + FIRST_COUNT)


async def count(work: Work, reminder: Reminder) -> None:
    """Say in the writer's message how many it has reached by now, and count again while some wait."""
    account_id, turn = (int(each) for each in reminder.period.split(":"))
    account = await work.records.accounts.get(account_id)
    message_id = await work.records.outbox.message_of(f"{_receipt(reminder.subject, account_id)}:0")
    reached = await work.records.audiences.reached(_key(reminder.subject))
    if account is not None and message_id is not None:
        notice = BulletinSpreading(reached.households, reached.accounts, reached.waiting)
        await work.tell(account, notice, priority=Priority.TASK, edits=message_id)
    if (reached.waiting or message_id is None) and turn < COUNTS:
        due = work.now + FIRST_COUNT * 2 ** (turn + 1)
        await work.records.reminders.put(
            ReminderKind.BULLETIN_COUNT, reminder.subject, f"{account_id}:{turn + 1}", due
        )


def _key(bulletin_id: int) -> str:
    return f"bulletin:{bulletin_id}:"


def _receipt(bulletin_id: int, account_id: int) -> str:
    return f"bulletin-receipt:{bulletin_id}:{account_id}"
