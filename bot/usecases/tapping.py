"""Tapping: a button is looked up by its token and does its one thing for its one person, once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.domain.keyboard import parse_button_data
from bot.domain.lengths import TEXT_LIMIT, utf16_length
from bot.domain.notices.matters import StaleButton
from bot.domain.queues import OutboxDraft, Priority
from bot.usecases import receiving, tap_first
from bot.usecases.reading import Looked, LookFirst

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.action import Action
    from bot.domain.notices.notice import Notice
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.reading import Reading, Seen
    from bot.usecases.work import Work

Taps = Mapping[type["Action"], Callable[["Work", "Person", Any], Awaitable[None]]]
Looks = Mapping[type["Action"], Callable[["Reading", Looked[Any]], Awaitable["Seen"]]]


@dataclass(frozen=True, slots=True)
class Tap:
    """A button was tapped."""

    by: By
    data: str
    chat_id: int
    message_id: int | None
    """None where Telegram no longer knows the message."""
    text: str
    """What the message said, as the person sees it now."""
    label: str
    """What the button said."""
    at: datetime | None = None
    """When the bot got it; None: now."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap together with the table of what taps can do."""

    tap: Tap
    taps: Taps
    looks: Looks = field(default_factory=dict)
    """What of it is read beside the writer."""


async def tap(work: Work, command: Tapped) -> Notice | None:
    """Do what the button stands for; raise StaleButton where it stands for nothing (any more).

    Return what is to be said over the button, where there is anything.

    Raise LookFirst, and change nothing, for what is read beside the writer.

    What a button carries is an opaque token. The action, and whose it is, stand in the records: a forged,
    forwarded or used-up button does nothing.
    """
    tapped = command.tap
    standing = await work.standing(tapped.by)
    person = standing.person
    place = parse_button_data(tapped.data)
    keyboard = await work.records.keyboards.get(place[0]) if place else None
    if place is None or keyboard is None or keyboard.account_id != person.account.id:
        raise StaleButton
    if keyboard.used_at is not None or place[1] >= len(keyboard.actions):
        raise StaleButton
    action = keyboard.actions[place[1]]
    if person.is_stranger and not action.for_strangers:
        raise StaleButton  # he was taken out since, or has left
    if type(action) in command.looks:
        raise LookFirst(Looked(person, action, tapped.message_id))
    if not action.keeps_buttons:
        await work.records.keyboards.use(keyboard.token, work.now)
    work.tapped, work.token, work.asked_at = tapped.message_id, keyboard.token, tapped.at or work.now
    await command.taps[type(action)](work, person, action)
    for kept in await tap_first.after(work, person, standing.dialogue, action):
        await receiving.take_kept(work, person, kept)
    if not action.keeps_buttons and tapped.message_id is not None:
        await work.call(_without_buttons(tapped, person))
    return work.over_button


def _without_buttons(tapped: Tap, person: Person) -> OutboxDraft:
    """Take the buttons from the message and leave in it what was chosen.

    Last of all that a tap brings about: what it leads to is awaited more, and a used button does nothing.
    """
    assert tapped.message_id is not None
    text = f"{tapped.text}\n\n✔ {tapped.label}"
    fits = utf16_length(text) <= TEXT_LIMIT
    payload: dict[str, object] = {"message_id": tapped.message_id}
    return OutboxDraft(
        chat_id=tapped.chat_id,
        method="editMessageText" if fits else "editMessageReplyMarkup",
        payload=payload | {"text": text} if fits else payload,
        priority=Priority.TASK,
        account_id=person.account.id,
    )
