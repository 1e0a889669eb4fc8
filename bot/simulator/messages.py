"""A message as the simulator keeps it."""

from dataclasses import dataclass
from typing import Any

# What a message is made of, next to text; the first key found names its kind. An animation
# carries a document too and a venue a location, so these come first.
KINDS = (
    "text", "animation", "photo", "voice", "video_note", "video", "audio", "document", "sticker",
    "venue", "location", "contact", "new_chat_members", "left_chat_member", "group_chat_created",
    "migrate_to_chat_id", "migrate_from_chat_id",
)  # fmt: skip
CAPTIONED = ("animation", "photo", "voice", "video", "audio", "document")


@dataclass(slots=True)
class Message:
    """The Bot API's Message in `body` (about 1 kB with a short text), and what only the chat knows.

    `edits` counts changes of text, caption or media; a changed keyboard alone doesn't count.
    `update_id` is the update by which the bot learns of it.
    """

    body: dict[str, Any]
    from_bot: bool
    deleted: bool = False
    edits: int = 0
    update_id: int | None = None

    @property
    def id(self) -> int:
        """Return the message's id within its chat."""
        return int(self.body["message_id"])

    @property
    def kind(self) -> str:
        """Return what the message consists of: text, photo, ..."""
        return next((kind for kind in KINDS if kind in self.body), "unknown")

    def for_reply(self) -> dict[str, Any]:
        """Return the body as another message quotes it: without a quote of its own."""
        return {key: value for key, value in self.body.items() if key != "reply_to_message"}

    def origin(self) -> dict[str, Any]:
        """Return the MessageOrigin of a message forwarded from here; forwarding again keeps the first one."""
        body = self.body
        if "forward_origin" in body:
            return dict(body["forward_origin"])
        if "from" not in body:
            return {"type": "channel", "chat": body["chat"], "message_id": self.id, "date": body["date"]}
        return {"type": "user", "sender_user": body["from"], "date": body["date"]}

    def as_json(self) -> dict[str, Any]:
        """Return the body plus what the person side wants to know."""
        known = {"from_bot": self.from_bot, "deleted": self.deleted, "edits": self.edits}
        return {**self.body, **known, "update_id": self.update_id}
