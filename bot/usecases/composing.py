"""How a notice becomes calls to Telegram: what the use cases ask of the composer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.content import Content
    from bot.domain.keyboard import Keyboard
    from bot.domain.notices.notice import Notice, Refusal
    from bot.domain.people import Account
    from bot.domain.queues import OutboxDraft, Priority
    from bot.domain.village import Village


class Medium(Protocol):
    """Something to show below the words: an entry, or a bulletin's part."""

    @property
    def content(self) -> Content | None:
        """What it is; None once erased."""

    @property
    def album(self) -> str | None:
        """Telegram's media_group_id, where it came as part of an album."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A notice with its address."""

    account: Account
    notice: Notice | Refusal
    priority: Priority
    case_id: int | None = None
    media: Sequence[Medium] = ()
    """What follows the words as replies."""
    key: str | None = None
    edits: int | None = None
    """The bot's own message that takes these words in the place of its own; None: a new message."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The calls that an envelope comes to, and the keyboard that the first of them carries."""

    drafts: Sequence[OutboxDraft]
    keyboard: Keyboard | None


class Composer(Protocol):
    """Turns envelopes into calls to Telegram."""

    def compose(self, envelope: Envelope, village: Village, now: datetime) -> Composed:
        """Return the calls that say it."""
