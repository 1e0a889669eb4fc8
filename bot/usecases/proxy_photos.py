"""Photos of papers: nobody gets them unasked; what was shown goes from the chat again.

A bot can delete its own messages for 48 hours (Bot API, deleteMessage): what an outage made older than that
stays, and the cadre is told so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.access import handles_papers
from bot.domain.audit import Act
from bot.domain.case_life import OPEN
from bot.domain.notices.custody import NoPhotos, PhotosShown, PhotosStay
from bot.domain.notices.matters import NothingPending
from bot.domain.proxy_life import ENDED
from bot.domain.queues import OutboxDraft, OutboxState, Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import to_micros
from bot.usecases import auditing
from bot.usecases.parties import viewer
from bot.usecases.thread import latest, photographed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.actions.proxy import ShowPhotos
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.domain.queues import Posted
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

SHOWN_FOR: Final = timedelta(hours=46)  # then they are deleted: an hour's outage still leaves time for it
DELETABLE_FOR: Final = timedelta(hours=48)  # Bot API, deleteMessage
MARGIN: Final = timedelta(minutes=1)  # Telegram's clock is not ours
AGAIN: Final = timedelta(hours=1)  # what has not been sent yet is looked after again
SHOWN: Final = "papers"
GONE: Final = "papers-gone"


async def of_case(work: Work, case: Case) -> list[Entry]:
    """Return the photos of papers that were sent on a case and are not erased."""
    return photographed(case, latest(await work.records.entries.of_case(case.id)))


async def show(work: Work, person: Person, action: ShowPhotos) -> None:
    """Show the photos to the one responsible, and note that he saw them."""
    case = await work.records.cases.get(action.case_id)
    if case is None or not handles_papers(viewer(person), case):
        raise NothingPending
    proxy = await work.records.proxies.get(case.id)
    photos = await of_case(work, case)
    if not photos or case.state not in OPEN or (proxy is not None and proxy.state in ENDED):
        raise NoPhotos(case.number)
    if case.seen_at is None and case.runs:
        await work.records.cases.save(replace(case, seen_at=work.now))
    period = f"{person.account.id}:{to_micros(work.now)}"
    notice = PhotosShown(case.number, len(photos), SHOWN_FOR // timedelta(hours=1))
    key = f"{SHOWN}:{case.id}:{period}"
    await work.tell(person.account, notice, case_id=case.id, media=photos, key=key)
    await work.records.reminders.put(ReminderKind.PHOTOS, case.id, period, work.now + SHOWN_FOR)
    await work.records.cases.record(case.id, "photos seen", work.now, account_id=person.account.id)
    await auditing.note(work, Act.SAW_PAPERS, by=person, case=case, amount=len(photos))


async def take_back(work: Work, case: Case) -> None:
    """Delete at once what was shown of a case: it is somebody else's now, or goes no further."""
    await _delete(work, _sent(await work.records.outbox.keyed(f"{SHOWN}:{case.id}:")))


async def delete(work: Work, reminder: Reminder) -> None:
    """Delete what was shown; what is too old for that is said."""
    prefix = f"{SHOWN}:{reminder.subject}:{reminder.period}:"
    shown = await work.records.outbox.keyed(prefix)
    if any(row.settled_at is None for row in shown):
        await work.records.reminders.move(
            ReminderKind.PHOTOS, reminder.subject, reminder.period, work.now + AGAIN
        )
        return
    await work.records.outbox.blank(prefix)
    sent = _sent(shown)
    await _delete(work, sent)
    if any(not _deletable(work, row) for row in sent):
        await _say_so(work, reminder)
    elif sent:
        last = max(row.settled_at for row in sent if row.settled_at is not None)
        await work.records.reminders.put(
            ReminderKind.PHOTOS_CHECK, reminder.subject, reminder.period, last + DELETABLE_FOR + MARGIN
        )


async def check(work: Work, reminder: Reminder) -> None:
    """See whether they went in time: the call may have waited out an outage of Telegram's."""
    for row in _sent(await work.records.outbox.keyed(f"{SHOWN}:{reminder.subject}:{reminder.period}:")):
        calls = await work.records.outbox.keyed(f"{GONE}:{row.id}:")
        assert row.settled_at is not None
        done = [call.settled_at for call in calls if call.state is OutboxState.SENT and call.settled_at]
        if not done or min(done) > row.settled_at + DELETABLE_FOR:
            await _say_so(work, reminder)
            return


async def say_that_they_stay(work: Work, reminder: Reminder) -> None:
    """Ask the cadre to delete them himself."""
    case = await work.records.cases.get(reminder.subject)
    account = await work.records.accounts.get(int(reminder.period.partition(":")[0]))
    if case is not None:
        await work.tell(account, PhotosStay(case.number), priority=Priority.REMINDER)


async def _say_so(work: Work, reminder: Reminder) -> None:
    at = work.rules.humane.next(work.now, work.village.zone)
    await work.records.reminders.put(ReminderKind.PHOTOS_STAY, reminder.subject, reminder.period, at)


async def _delete(work: Work, rows: Sequence[Posted]) -> None:
    """Delete messages; asked for twice, each is deleted once."""
    drafts = [
        OutboxDraft(
            chat_id=row.chat_id,
            method="deleteMessages",
            payload={"message_ids": list(row.message_ids)},
            priority=Priority.REMINDER,
            key=f"{GONE}:{row.id}:",
        )
        for row in rows
        if row.message_ids and _deletable(work, row)
    ]
    if drafts:
        await work.records.outbox.put(drafts, work.now)


def _sent(rows: Sequence[Posted]) -> list[Posted]:
    return [row for row in rows if row.state is OutboxState.SENT]


def _deletable(work: Work, row: Posted) -> bool:
    return row.settled_at is not None and work.now < row.settled_at + DELETABLE_FOR - MARGIN
