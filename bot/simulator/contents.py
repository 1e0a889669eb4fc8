"""What a person sends, from the control side's description to a message's content."""

import base64
import binascii
from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.entities import MAX_TEXT, detect, utf16_length
from bot.simulator.errors import ControlError
from bot.simulator.files import Upload
from bot.simulator.media import DEFAULTS, FILE_KINDS, content_of, store
from bot.simulator.messages import CAPTIONED
from bot.simulator.people import Person

PLACES = {"location": {"latitude": 24.13, "longitude": 108.35}}


def content_from(bot: BotAccount, person: Person, said: dict[str, Any]) -> dict[str, Any]:
    """Return the content of what the person sends; raise ControlError if it is nothing that exists."""
    if "text" in said:
        return text_content(said["text"], "text")
    kind = next((kind for kind in (*FILE_KINDS, "location", "venue", "contact") if kind in said), None)
    if kind is None:
        message = "say text, or one of: " + ", ".join((*FILE_KINDS, "location", "venue", "contact"))
        raise ControlError(message)
    details = said[kind] if isinstance(said[kind], dict) else {}
    if kind in FILE_KINDS:
        stored = store(bot.files, kind, _upload(kind, details), details)
        caption = said.get("caption") if kind in CAPTIONED else None
        return {**content_of(stored, kind), **(text_content(caption, "caption") if caption else {})}
    if kind == "contact":
        return {"contact": _contact(person, details)}
    location = {key: details.get(key, PLACES["location"][key]) for key in ("latitude", "longitude")}
    if kind == "location":
        return {"location": location}
    venue = {
        "location": location,
        "title": details.get("title", "村部"),
        "address": details.get("address", "村里"),
    }
    return {"venue": venue, "location": location}


def text_content(text: object, key: str) -> dict[str, Any]:
    """Return text or caption with what Telegram marks by itself; raise ControlError if it can't be sent."""
    written = str(text).strip()
    if not written or utf16_length(written) > MAX_TEXT:
        message = f"Telegram's apps send 1 to {MAX_TEXT} UTF-16 units of text, not {utf16_length(written)}"
        raise ControlError(message)
    content: dict[str, Any] = {key: written}
    entities = detect(written)
    if entities:
        content["entities" if key == "text" else "caption_entities"] = entities
    return content


def _upload(kind: str, details: dict[str, Any]) -> Upload:
    name, mime_type, size = DEFAULTS[kind]
    data = None
    if "bytes_b64" in details:
        try:
            data = base64.b64decode(details["bytes_b64"], validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            message = "bytes_b64 is not base64"
            raise ControlError(message) from error
    size = int(details.get("file_size", size if data is None else len(data)))
    if data is not None and size != len(data):
        data = None  # a made-up size needs made-up bytes
    return Upload(str(details.get("file_name") or name), details.get("mime_type") or mime_type, data, size)


def _contact(person: Person, details: dict[str, Any]) -> dict[str, Any]:
    if details.get("own"):
        if not person.phone:
            message = f"person {person.id} has no phone to share"
            raise ControlError(message)
        contact: dict[str, Any] = {"phone_number": person.phone, "first_name": person.first_name}
        if person.last_name:
            contact["last_name"] = person.last_name
        return {**contact, "user_id": person.id}
    if not details.get("phone_number"):
        message = 'a contact needs a phone_number, or {"own": true}'
        raise ControlError(message)
    return {"first_name": "未名", **details}
