"""A person as tests and the demo handle one."""

import base64
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from bot.simulator.seen import SeenChat, SeenMessage

if TYPE_CHECKING:
    from bot.simulator.client import SimulatorClient

POLL = 20.0  # seconds of one long poll
Found = TypeVar("Found")
Wanted = str | Callable[[SeenMessage], bool]


class PersonHandle:
    """Acts as one person in the private chat with one bot.

    `expect` consumes what it finds, so that each message answers one expectation; an edit by the
    bot makes a message new again.
    """

    def __init__(self, client: "SimulatorClient", details: dict[str, Any], bot: str | None) -> None:
        """Handle the person that the control side describes."""
        self._client = client
        self._bot = bot
        self._consumed: set[tuple[int, int]] = set()
        self.details = details
        self.last: SeenMessage | None = None

    @property
    def id(self) -> int:
        """Return the person's Telegram id."""
        return int(self.details["id"])

    async def start(self, payload: str | None = None) -> int:
        """Press START, by a deep link if there is a payload; return the message's id."""
        return int((await self._act("start", payload=payload))["message_id"])

    async def write(self, text: str, reply_to: "SeenMessage | int | None" = None) -> int:
        """Write text; return the message's id."""
        return await self.send("text", reply_to=reply_to, content=text)

    async def send(
        self,
        kind: str,
        *,
        caption: str | None = None,
        reply_to: "SeenMessage | int | None" = None,
        content: object = True,
        data: bytes | None = None,
        **details: object,
    ) -> int:
        """Send one message of a kind: photo, voice, video_note, location, contact, ...

        `data` is the file's bytes; `details` may hold file_size, duration, file_name,
        mime_type, latitude, ... Return the message's id.
        """
        said = self._item(kind, caption=caption, data=data, content=content, **details)
        if reply_to is not None:
            said["reply_to_message_id"] = _id(reply_to)
        return int((await self._act("messages", **said))["message_id"])

    async def album(self, items: Sequence[str | dict[str, Any]], caption: str | None = None) -> list[int]:
        """Send an album of kinds, or of items as the control side takes them; return the messages' ids."""
        described = [self._item(item) if isinstance(item, str) else dict(item) for item in items]
        if caption is not None:
            described[0]["caption"] = caption
        sent = await self._act("albums", items=described)
        return [int(message["message_id"]) for message in sent["messages"]]

    async def say_in(self, group_id: int, text: str) -> int:
        """Write text in a group one is in; return the message's id."""
        return int((await self._act("messages", chat_id=group_id, text=text))["message_id"])

    async def share_own_contact(self) -> int:
        """Share one's own phone number; return the message's id."""
        return await self.send("contact", own=True)

    async def tap(self, label: str, message: "SeenMessage | int | None" = None) -> str | int:
        """Tap the newest inline button that is or contains `label`, or press the keyboard's.

        Return the callback query's id, or for a keyboard's button the id of the message it writes.
        Raise AssertionError if there is no such button.
        """
        chat = await self.look()
        chosen = None if message is None else _id(message)
        for seen in reversed(chat.messages):
            if (chosen is None and not seen.deleted) or seen.id == chosen:
                text = seen.button(label)
                if text is not None:
                    return await self.tap_button(seen.id, button=text)
        labels = [text for row in chat.keyboard or () for text in row]
        written = next((text for text in labels if text == label), None)
        written = written or next((text for text in labels if label in text), None)
        if written is not None and chosen is None:
            return await self.write(written)
        failure = f"{self.name} finds no button {label!r} in:\n{chat}"
        raise AssertionError(failure)

    async def tap_button(self, message_id: int, *, button: str | None = None, data: str | None = None) -> str:
        """Tap the button with exactly this text, or forge one with `data`; return the callback query's id."""
        asked = {"button": button} if data is None else {"data": data}
        return str((await self._act("tap", message_id=message_id, **asked))["callback_query_id"])

    async def edit(self, message: "SeenMessage | int", text: str) -> None:
        """Edit a message of one's own (its text or caption)."""
        await self._act("edit", message_id=_id(message), text=text)

    async def delete(self, message: "SeenMessage | int") -> None:
        """Delete a message for both sides; the bot isn't told."""
        await self._act("delete", message_id=_id(message))

    async def block(self) -> None:
        """Block the bot."""
        await self._act("block")

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._act("unblock")

    async def look(self) -> SeenChat:
        """Return the chat as it is now."""
        return SeenChat.of(await self._client.get(f"/sim/people/{self.id}/chat", **self._query()))

    async def chat(self) -> list[SeenMessage]:
        """Return the chat's messages as they are now, deleted ones left out."""
        return [message for message in (await self.look()).messages if not message.deleted]

    async def skip(self) -> None:
        """Consume everything that the bot has written so far."""
        self._consumed.update((message.id, message.edits) for message in (await self.look()).messages)

    async def expect(
        self,
        wanted: Wanted = "",
        timeout: float = 10.0,  # noqa: ASYNC109 - what a test reads best
        after: "SeenMessage | int | None" = None,
    ) -> SeenMessage:
        """Wait for a message from the bot that holds the text or fulfils the predicate, and consume it.

        Only messages not consumed yet count, and with `after` only those below that one in the chat.
        Raise AssertionError showing the chat if none comes within `timeout` seconds of real time.
        """
        least = 0 if after is None else _id(after)

        def find(chat: SeenChat) -> SeenMessage | None:
            for message in chat.messages:
                new = message.from_bot and (message.id, message.edits) not in self._consumed
                if not new or message.deleted or message.id <= least:
                    continue
                if wanted in message.text if isinstance(wanted, str) else wanted(message):
                    return message
            return None

        sought = repr(wanted) if isinstance(wanted, str) else "what the test looks for"
        found = await self._wait(find, timeout, sought)
        self._consumed.add((found.id, found.edits))
        self.last = found
        return found

    async def expect_answer(
        self,
        query_id: str | int,
        timeout: float = 10.0,  # noqa: ASYNC109 - what a test reads best
    ) -> dict[str, Any]:
        """Wait until the bot answers this tap; return callback_query_id, text and show_alert.

        Raise AssertionError showing the chat if it doesn't within `timeout` seconds of real time.
        """

        def find(chat: SeenChat) -> dict[str, Any] | None:
            return next((found for found in chat.answers if found["callback_query_id"] == query_id), None)

        return await self._wait(find, timeout, "an answer to the tap")

    async def _wait(self, find: Callable[[SeenChat], Found | None], seconds: float, sought: str) -> Found:
        deadline, chat = time.monotonic() + seconds, await self.look()
        while (found := find(chat)) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                failure = f"{self.name} waited {seconds:g} s for {sought} in:\n{chat}"
                raise AssertionError(failure)
            query = {**self._query(), "after_version": chat.version, "wait_seconds": min(left, POLL)}
            chat = SeenChat.of(await self._client.get(f"/sim/people/{self.id}/chat", **query))
        return found

    @property
    def name(self) -> str:
        """Return what to call the person."""
        return str(self.details["first_name"])

    def _query(self) -> dict[str, Any]:
        return {} if self._bot is None else {"bot": self._bot}

    async def _act(self, act: str, **asked: object) -> dict[str, Any]:
        return await self._client.post(f"/sim/people/{self.id}/{act}", {**self._query(), **asked})

    def _item(
        self, kind: str, *, caption: str | None = None, data: bytes | None = None, content: object = True,
        **details: object,
    ) -> dict[str, Any]:  # fmt: skip
        if data is not None:
            details["bytes_b64"] = base64.b64encode(data).decode()
        item: dict[str, Any] = {kind: details or content}
        if caption is not None:
            item["caption"] = caption
        return item


def _id(message: "SeenMessage | int") -> int:
    return message if isinstance(message, int) else message.id
