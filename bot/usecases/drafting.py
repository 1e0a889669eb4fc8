"""Drafting a bulletin: its parts come in as messages, and it is shown as it will go out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.bulletin import (
    FILE_LIMIT,
    MEDIA_LIMIT,
    TEXT_LIMIT,
    Audience,
    Bulletin,
    BulletinKind,
    BulletinState,
    BulletinStep,
    Part,
)
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.lengths import TEXT_LIMIT as MESSAGE_LIMIT
from bot.domain.lengths import utf16_length
from bot.domain.notices.bulletins import (
    BulletinDropped,
    BulletinGone,
    BulletinPreview,
    ContentPrompt,
    ContentTooLong,
    EditTooLate,
    EmptyContent,
    FileTooBig,
)
from bot.domain.reach import EVERYBODY
from bot.domain.reminder import ReminderKind
from bot.usecases.bulletin_message import media_of, message_of

if TYPE_CHECKING:
    from bot.domain.actions.pairing import AddToBulletin, DropBulletin
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

REST_COMES_WITHIN: Final = timedelta(seconds=2)
"""An album's parts, and what Telegram cuts off a long text, come as separate messages within a second."""
NEARLY_FULL: Final = MESSAGE_LIMIT - 200
"""UTF-16 units from which on a text may have been cut: Telegram cuts at a space or a line's end."""
MEGABYTE: Final = 1024 * 1024  # bytes


async def begin(
    work: Work, person: Person, kind: BulletinKind, audience: Audience, *, prompt: bool = True
) -> Bulletin:
    """Begin a bulletin; with `prompt` the next message is its content."""
    assert person.cadre is not None
    draft = Bulletin(0, person.cadre.id, kind, audience, BulletinState.DRAFT, work.now)
    bulletin = await work.records.bulletins.add(draft)
    if prompt:
        await wait_for_content(work, person, bulletin)
    return bulletin


async def wait_for_content(work: Work, person: Person, bulletin: Bulletin, *, more: bool = False) -> None:
    """Let the next message be a bulletin's content."""
    dialogue = Dialogue(person.account.id, DialogueKind.BULLETIN, bulletin.id, work.now)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, ContentPrompt(bulletin, more))


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take a message as a part of a bulletin, and show what has become of it.

    What may come in several messages is waited for a moment, so that it is shown once.
    """
    bulletin = await own_draft(work, person, dialogue.subject)
    content = incoming.content
    if content is None or (content.kind is ContentKind.TEXT and not content.text.strip()):
        raise EmptyContent
    if incoming.size > FILE_LIMIT:
        raise FileTooBig(FILE_LIMIT // MEGABYTE)
    parts = [
        *await work.records.bulletins.parts(bulletin.id),
        Part(content, incoming.album, incoming.message_id),
    ]
    words = sum(utf16_length(part.content.text) for part in parts)
    if words > TEXT_LIMIT or sum(part.content.is_media for part in parts) > MEDIA_LIMIT:
        raise ContentTooLong(TEXT_LIMIT, MEDIA_LIMIT)
    await work.records.bulletins.add_part(bulletin.id, parts[-1])
    # What he goes on to write, says or shows is added, until he sends it or drops it.
    await work.records.dialogues.put(replace(dialogue, since=work.now))
    if incoming.album is None and utf16_length(content.text) < NEARLY_FULL:
        await preview(work, person, bulletin)
        return
    period = incoming.album or str(incoming.message_id)
    due = work.now + REST_COMES_WITHIN
    if not await work.records.reminders.put_or_postpone(
        ReminderKind.BULLETIN_PREVIEW, bulletin.id, period, due
    ):
        await preview(work, person, bulletin)


async def all_has_come(work: Work, reminder: Reminder) -> None:
    """Nothing more of an album has come for a moment: show the bulletin."""
    bulletin = await work.records.bulletins.get(reminder.subject)
    if bulletin is None or bulletin.state is not BulletinState.DRAFT:
        return
    account = await work.records.accounts.of_cadre(bulletin.cadre_id)
    if account is None:
        return
    await preview(work, await work.person_of(account), bulletin)


async def correct(work: Work, person: Person, incoming: Incoming) -> None:
    """Take an edit of what a bulletin says while it is a draft; say so where it comes too late."""
    if person.cadre is None or incoming.content is None:
        return
    bulletin = await work.records.bulletins.of_message(person.cadre.id, incoming.message_id)
    if bulletin is None:
        return
    if bulletin.state is not BulletinState.DRAFT:
        await work.tell(person.account, EditTooLate())
        return
    part = Part(incoming.content, incoming.album, incoming.message_id)
    others = [
        each
        for each in await work.records.bulletins.parts(bulletin.id)
        if each.message_id != incoming.message_id
    ]
    if sum(utf16_length(each.content.text) for each in (*others, part)) > TEXT_LIMIT:
        raise ContentTooLong(TEXT_LIMIT, MEDIA_LIMIT)
    await work.records.bulletins.change_part(bulletin.id, part)
    await preview(work, person, bulletin)


async def preview(work: Work, person: Person, bulletin: Bulletin) -> None:
    """Show a bulletin as everybody will get it, to how many it goes, and ask whether it should."""
    await work.records.reminders.cancel(ReminderKind.BULLETIN_PREVIEW, bulletin.id)
    parts = await work.records.bulletins.parts(bulletin.id)
    await work.tell(person.account, await message_of(work, bulletin), media=media_of(parts))
    audience = bulletin.audience
    reach = await work.records.audiences.of(audience, 0, EVERYBODY)
    household = (
        await work.records.people.household(audience.household_id)
        if audience.household_id is not None
        else None
    )
    notice = BulletinPreview(
        bulletin=bulletin,
        household=household,
        households=await work.records.audiences.households(audience),
        reachable=len({one.household_id for one in reach if one.household_id is not None}),
        accounts=len(reach),
        to_secretary=_needs_the_secretary(person, bulletin),
    )
    await work.tell(person.account, notice)


async def add(work: Work, person: Person, action: AddToBulletin) -> None:
    """再加一段: the next message is added."""
    await wait_for_content(work, person, await own_draft(work, person, action.bulletin_id), more=True)


async def drop(work: Work, person: Person, action: DropBulletin) -> None:
    """不发了: nothing of it is kept."""
    bulletin = await own_draft(work, person, action.bulletin_id, but=BulletinStep.DROP)
    await work.records.bulletins.save(bulletin.after(BulletinStep.DROP, work.now))
    await work.records.bulletins.clear(bulletin.id)
    await work.records.dialogues.clear(person.account.id)
    await work.tell(person.account, BulletinDropped())


async def stop_listening(work: Work, person: Person, bulletin: Bulletin) -> None:
    """It is on its way: what comes next means something else."""
    dialogue = await work.records.dialogues.get(person.account.id)
    if dialogue is not None and (dialogue.kind, dialogue.subject) == (DialogueKind.BULLETIN, bulletin.id):
        await work.records.dialogues.clear(person.account.id)


async def own_draft(
    work: Work, person: Person, bulletin_id: int, *, but: BulletinStep = BulletinStep.SEND
) -> Bulletin:
    """Return somebody's own bulletin that can take this step; raise BulletinGone where there is none."""
    bulletin = await work.records.bulletins.get(bulletin_id)
    if bulletin is None or person.cadre is None or bulletin.cadre_id != person.cadre.id:
        raise BulletinGone
    if not bulletin.can(but):
        raise BulletinGone
    return bulletin


def _needs_the_secretary(person: Person, bulletin: Bulletin) -> bool:
    is_secretary = person.cadre is not None and person.cadre.is_secretary
    return bulletin.kind is BulletinKind.PRACTICE and not is_secretary
