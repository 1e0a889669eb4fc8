"""A Telegram message as content: what of it is kept and can be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.content import Content, ContentKind
from bot.domain.times import aware
from bot.usecases.incoming import By, Incoming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import Message, TelegramObject

# Telegram fills `document` beside `animation`: the more telling kind is looked for first.
FILES: Final = (
    ContentKind.VIDEO_NOTE,
    ContentKind.VOICE,
    ContentKind.AUDIO,
    ContentKind.ANIMATION,
    ContentKind.VIDEO,
    ContentKind.DOCUMENT,
)


def incoming(message: Message, by: By) -> Incoming:
    """Return a message as the command that every conversation begins with."""
    replied = message.reply_to_message
    return Incoming(
        by=by,
        chat_id=message.chat_id,
        message_id=message.message_id,
        content=content(message),
        written_at=aware(message.date),
        album=message.media_group_id,
        reply_to=replied.message_id if replied is not None else None,
        size=_size(message),
        reply_says=_said_by_a_bot(replied),
        file_name=(message.document.file_name or "") if message.document is not None else "",
    )


def _size(message: Message) -> int:
    files = [message.photo[-1] if message.photo else None, *(getattr(message, k.value) for k in FILES)]
    return max((file.file_size or 0 for file in files if file is not None), default=0)


def _said_by_a_bot(message: Message | None) -> str:
    is_bots = message is not None and message.from_user is not None and message.from_user.is_bot
    return (message.text or "") if message is not None and is_bots else ""


def content(message: Message) -> Content | None:
    """Return what a message says or shows, or None for what can't be passed on (a sticker, a dice …)."""
    if message.text is not None:
        return Content(ContentKind.TEXT, message.text)
    caption = message.caption or ""
    if message.photo:
        return Content(ContentKind.PHOTO, caption, {"file_id": message.photo[-1].file_id})
    for kind in FILES:
        file = getattr(message, kind.value)
        if file is not None:
            return Content(kind, caption, {"file_id": file.file_id, **_length(file)})
    return _place_or_person(message)


def _length(file: TelegramObject) -> Mapping[str, Any]:
    """Return how long a recording lasts, in seconds, as Telegram said it: nobody listens for an hour."""
    duration = file.to_dict().get("duration")
    return {"duration": duration} if duration is not None else {}


def _place_or_person(message: Message) -> Content | None:
    # A venue carries its location beside it, so it is looked for first.
    if message.venue is not None:
        return Content(ContentKind.VENUE, "", _venue(message))
    if message.location is not None:
        place = message.location
        return Content(ContentKind.LOCATION, "", {"latitude": place.latitude, "longitude": place.longitude})
    if message.contact is not None:
        return Content(ContentKind.CONTACT, "", _contact(message))
    return None


def _venue(message: Message) -> Mapping[str, Any]:
    assert message.venue is not None
    venue = message.venue
    return {
        "latitude": venue.location.latitude,
        "longitude": venue.location.longitude,
        "title": venue.title,
        "address": venue.address,
    }


def _contact(message: Message) -> Mapping[str, Any]:
    assert message.contact is not None
    contact = message.contact
    fields = {"phone_number": contact.phone_number, "first_name": contact.first_name}
    return fields | ({"last_name": contact.last_name} if contact.last_name else {})
