"""Broadcasting: a disclosure goes to everybody, a few at a time, behind all that somebody waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.broadcast import progress
from bot.domain.notices.delivery import BroadcastProgress, PublicItem, PublicSheet
from bot.domain.queues import OutboxState, Priority
from bot.domain.reminder import ReminderKind
from bot.domain.style import Style
from bot.usecases import delivery_reports
from bot.usecases.leafing import month_notice, picture_key, urgent_for
from bot.usecases.reviewing import secretary_account
from bot.usecases.shared_keys import sheet_key
from bot.usecases.sheets import Audience, link_of, sheet_of, shown_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.broadcast import Broadcast
    from bot.domain.month import Month
    from bot.domain.notices.notice import Notice
    from bot.domain.people import Account
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AT_A_TIME: Final = 15  # recipients put into the outbox in one transaction: whoever waits doesn't notice
LOOKS: Final = (1, 2, 4)  # seconds between the first looks at how far it is
UPLOADERS: Final = 3
"""How many may be the one who uploads the picture: the first may have to wait for his own chat's pace, as the
secretary does who has just been written to, and everybody would wait with him."""
UPLOAD_LOOK: Final = timedelta(seconds=0.3)
"""Between looks at whether the picture is uploaded."""
UPLOAD_PATIENCE: Final = timedelta(minutes=2)
"""After that nobody waits for the first one any more: Telegram may refuse him for ever."""
LATER_LOOKS: Final = 10  # seconds between the others: each is a message edited


async def send_on(work: Work, reminder: Reminder) -> None:
    """Put the next recipients into the outbox. A crash repeats nobody: each has his own key."""
    broadcast = await work.records.broadcasts.get(reminder.subject)
    if broadcast is None:
        return
    after = int(reminder.period)
    if after == 0:
        await _begin(work, broadcast)
    notice_for, picture = await _notices(work, broadcast)
    uploaded = picture is None or await work.records.shared_files.get(picture) is not None
    patient = work.now - broadcast.begins_at < UPLOAD_PATIENCE
    if not uploaded and patient and await _first_is_on_its_way(work, broadcast):
        await work.records.reminders.move(
            ReminderKind.BROADCAST, broadcast.id, reminder.period, work.now + UPLOAD_LOOK
        )
        return
    audience = await work.records.accounts.audience(after, AT_A_TIME)
    if not audience:
        await work.records.broadcasts.fill(broadcast.id)
        return
    if not uploaded:
        audience = _up_to_pictures(audience)
    messages = 0
    for account in audience:
        messages += await work.tell(
            account,
            notice_for(account),
            priority=Priority.BROADCAST,
            key=f"{broadcast.key}{account.id}",
        )
    if after == 0:
        to_group = work.rules.disclosure.chat_id != 0
        first = delivery_reports.chat_key(broadcast) if to_group else f"{broadcast.key}{audience[0].id}"
        await work.records.broadcasts.begin(broadcast.id, f"{first}:0")
    await work.records.broadcasts.count_on(broadcast.id, len(audience), messages)
    last = str(audience[-1].id)
    await work.records.reminders.put(ReminderKind.BROADCAST, broadcast.id, last, work.now)


async def look(work: Work, reminder: Reminder) -> None:
    """Tell the secretary how far it is, in one message that is edited; at the end, whom it reached."""
    broadcast = await work.records.broadcasts.get(reminder.subject)
    if broadcast is None or broadcast.finished_at is not None:
        return
    waiting = await work.records.outbox.waiting(broadcast.first_row or 0)
    await _show_progress(work, broadcast, waiting)
    if broadcast.filled and waiting == 0:
        await work.records.broadcasts.finish(broadcast.id, work.now)
        await delivery_reports.tell(work, broadcast)
        return
    seen = int(reminder.period)
    pause = timedelta(seconds=LOOKS[seen] if seen < len(LOOKS) else LATER_LOOKS)
    await work.records.reminders.put(ReminderKind.PROGRESS, broadcast.id, str(seen + 1), work.now + pause)


async def month_of(work: Work, broadcast: Broadcast) -> Month | None:
    """Return the month whose disclosure it is; None where it is one matter."""
    if broadcast.disclosure_id is None:
        return None
    disclosure = await work.records.disclosures.get(broadcast.disclosure_id)
    return disclosure.month if disclosure is not None else None


async def _begin(work: Work, broadcast: Broadcast) -> None:
    """The village's group or channel first, and somebody looks from now on how far it is."""
    first = work.now + timedelta(seconds=LOOKS[0])
    await work.records.reminders.put(ReminderKind.PROGRESS, broadcast.id, "0", first)
    chat = work.rules.disclosure.chat_id
    if chat:
        await work.post(chat, await _public(work, broadcast), key=delivery_reports.chat_key(broadcast))


async def _public(work: Work, broadcast: Broadcast) -> Notice:
    records, village = work.records, work.village
    if broadcast.disclosure_id is not None:
        disclosure = await records.disclosures.get(broadcast.disclosure_id)
        assert disclosure is not None
        sheet = await sheet_of(records, village, disclosure, Audience.PUBLIC)
        return PublicSheet(sheet, sheet_key(disclosure.id, Audience.PUBLIC, "png", sheet))
    item = await records.items.get(broadcast.item_id or 0)
    assert item is not None
    return PublicItem(await shown_item(records, village, item, 1, Audience.PUBLIC), await link_of(records))


async def _first_is_on_its_way(work: Work, broadcast: Broadcast) -> bool:
    """Whether the picture is being uploaded: those behind would all wait for it, in the way of others."""
    states = await work.records.outbox.recipients(broadcast.key)
    return bool(states.get(OutboxState.PENDING) or states.get(OutboxState.SENDING))


def _up_to_pictures(audience: list[Account]) -> list[Account]:
    """Return who comes first, up to the last of those of whom one uploads the picture."""
    places = [place for place, account in enumerate(audience) if account.style is Style.PICTURE]
    return audience[: places[:UPLOADERS][-1] + 1] if places else audience


async def _notices(work: Work, broadcast: Broadcast) -> tuple[Callable[[Account], Notice], str | None]:
    """Return what each account is told, in its own way; and the key of the picture, if there is one."""
    if broadcast.disclosure_id is not None:
        disclosure = await work.records.disclosures.get(broadcast.disclosure_id)
        assert disclosure is not None
        sheet = await sheet_of(work.records, work.village, disclosure)
        return month_notice(disclosure, sheet), picture_key(disclosure, sheet)
    item = await work.records.items.get(broadcast.item_id or 0)
    assert item is not None
    urgent = await urgent_for(work, item)
    return (lambda _account: urgent), None


async def _show_progress(work: Work, broadcast: Broadcast, waiting: int) -> None:
    account = await secretary_account(work)
    key = f"progress:{broadcast.id}"
    message = await work.records.outbox.message_of(f"{key}:0")
    how_far = progress(broadcast, waiting, work.now)
    notice = BroadcastProgress(await month_of(work, broadcast), how_far)
    if message is not None:
        await work.tell(account, notice, priority=Priority.REMINDER, edits=message)
    else:
        await work.tell(account, notice, priority=Priority.REMINDER, key=key)
