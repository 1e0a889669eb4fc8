"""Spreading a bulletin: it goes out part by part, and its writer sees how many it has reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.bulletin import BulletinKind, BulletinState, BulletinStep, Scope, may_spread
from bot.domain.notices.bulletins import EmptyContent, NobodyReached
from bot.domain.notices.practice import PracticeShelved
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.domain.reach import EVERYBODY
from bot.domain.reminder import ReminderKind
from bot.usecases import auditing, counting
from bot.usecases.bulletin_message import media_of, message_of
from bot.usecases.drafting import own_draft, stop_listening
from bot.usecases.pairing import named_household, serving

if TYPE_CHECKING:
    from bot.domain.actions.pairing import SendBulletin
    from bot.domain.bulletin import Bulletin
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AT_A_TIME: Final = 200  # recipients put into the outbox in one transaction


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
    await stop_listening(work, person, bulletin)
    await spread(work, person, bulletin.after(BulletinStep.SEND, work.now))


async def spread(work: Work, person: Person, bulletin: Bulletin) -> None:
    """Begin to send a bulletin, and tell whoever let it go out that it is on its way."""
    await work.records.bulletins.save(bulletin)
    period = f"{person.account.id}:0"
    await work.records.reminders.put(ReminderKind.BULLETIN, bulletin.id, period, work.now)
    if bulletin.audience.scope is Scope.VILLAGE:
        await auditing.note(work, Act.SENT_TO_VILLAGE, by=person)
    whole = len(await work.records.audiences.of(bulletin.audience, 0, EVERYBODY))
    await counting.begin(work, person.account, _sent(bulletin), whole)


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
            key=counting.key_of(_sent(bulletin), recipient.account.id),
        )
    if recipients:
        last = f"{teller_id}:{recipients[-1].account.id}"
        await work.records.reminders.put(ReminderKind.BULLETIN, bulletin.id, last, work.now)
    elif int(after):
        await counting.expect(work, int(teller_id), _sent(bulletin))


def _sent(bulletin: Bulletin) -> str:
    return f"bulletin:{bulletin.id}"
