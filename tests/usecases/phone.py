"""A phone in the town: what the bot sent to it, and how to write back."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bot.domain.content import Content, ContentKind
from bot.domain.notices.notice import Refusal
from bot.domain.queues import OutboxRow
from bot.usecases.correcting import Edited, receive_edit
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS

if TYPE_CHECKING:
    from tests.usecases.town import Town


@dataclass
class Phone:
    """One person's phone: what the bot sent, and how to write back."""

    town: Town
    account_id: int
    telegram_id: int
    name: str
    got: list[Got] = field(default_factory=list)

    async def write(self, text: str, *, to: Got | None = None) -> int:
        return await self.send(ContentKind.TEXT, text, to=to)

    async def send(
        self,
        kind: ContentKind,
        text: str = "",
        *,
        to: Got | None = None,
        file: str = "file",
        seconds: int | None = None,
        album: str | None = None,
    ) -> int:
        """Write, say or show something; return its message id."""
        media = MEDIA.get(kind, {"file_id": file}) if kind is not ContentKind.TEXT else {}
        if seconds is not None:
            media = {**media, "duration": seconds}
        message_id = next(self.town.message_ids)
        incoming = Incoming(
            By(self.telegram_id),
            self.telegram_id,
            message_id,
            Content(kind, text, media),
            self.town.clock.at,
            album=album,
            reply_to=to.message_ids[0] if to is not None else None,
        )
        await self.town.serve(receive, incoming, By(self.telegram_id))
        return message_id

    async def edit(self, message_id: int, text: str) -> None:
        """Write a message of one's own anew."""
        by = By(self.telegram_id)
        content = Content(ContentKind.TEXT, text)
        incoming = Incoming(by, self.telegram_id, message_id, content, self.town.clock.at)
        await self.town.serve(receive_edit, Edited(incoming), by)

    async def press(self, use_case: Callable[[Any, By], Awaitable[None]]) -> None:
        """Press a button of the menu."""
        by = By(self.telegram_id)
        await self.town.serve(use_case, by, by)

    async def tap(self, label: str, message: Got | None = None) -> Refusal | None:
        """Tap the newest button that is or begins with `label`; return the refusal, if it was one."""
        found = message or next(got for got in reversed(self.got) if got.data(label) is not None)
        data = found.data(label)
        assert data is not None, f"no {label} under {found.text!r}"
        command = Tap(By(self.telegram_id), data, self.telegram_id, found.message_ids[0], found.text, label)
        refusal = await self.town.try_(tap, Tapped(command, TAPS))
        if refusal is not None:
            self.town.forget(found)
        return refusal

    async def more(self, label: str, message: Got | None = None) -> Refusal | None:
        """Tap what stands behind 更多 under a task's card."""
        await self.tap("更多", message)
        return await self.tap(label)

    def last(self, words: str) -> Got:
        """Return the newest message that holds these words."""
        found = [got for got in self.got if words in got.text]
        assert found, f"{self.name} never read {words!r}; he read {[got.text for got in self.got[-5:]]}"
        return found[-1]

    def count(self, words: str) -> int:
        return sum(words in got.text for got in self.got)


@dataclass(frozen=True)
class Got:
    """One call of the bot, as the person got it."""

    row: OutboxRow
    message_ids: tuple[int, ...]
    taken: set[int] = field(default_factory=set)
    """Message ids from which the bot has taken the buttons since; shared by the phone's messages."""
    turned: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What it has put in their place, likewise."""

    @property
    def text(self) -> str:
        return self.row.payload.get("text") or self.row.payload.get("caption") or ""

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """Labels with what they carry."""
        if self.message_ids[0] in self.taken:
            return []
        markup = self.turned.get(self.message_ids[0]) or self.row.payload.get("reply_markup", {})
        keyboard = markup.get("inline_keyboard", ())
        return [(button["text"], button["callback_data"]) for row in keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.buttons]

    @property
    def whole(self) -> str:
        """Everything that is in the call: words, captions, buttons, file ids."""
        return json.dumps(dict(self.row.payload), ensure_ascii=False)

    def data(self, label: str) -> str | None:
        exact = next((data for text, data in self.buttons if text == label), None)
        return exact or next((data for text, data in self.buttons if text.startswith(label)), None)


MEDIA: Final[dict[ContentKind, dict[str, Any]]] = {
    ContentKind.LOCATION: {"latitude": 25.1, "longitude": 105.6},
    ContentKind.CONTACT: {"phone_number": "13911112222", "first_name": "某样"},
}
