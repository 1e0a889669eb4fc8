"""A reading: what somebody asks to see is read beside the writer, so that it keeps nobody waiting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.domain.notices.publishing import NotYours
from bot.domain.times import local_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.audit import Act
    from bot.domain.notices.notice import Notice
    from bot.domain.people import Person
    from bot.domain.village import Village
    from bot.ports import Records
    from bot.usecases.incoming import By
    from bot.usecases.rules import Rules

A = TypeVar("A")


class Reading:
    """What a reading works with: committed records, which it doesn't change."""

    def __init__(self, records: Records, *, village: Village, rules: Rules, now: datetime) -> None:
        self.records = records
        self.village = village
        self.rules = rules
        self.now = now

    @property
    def today(self) -> date:
        """Today in the village."""
        return local_day(self.now, self.village.zone)

    async def known(self, by: By) -> Person:
        """Return who stands behind a Telegram account; raise NotYours for one that never wrote."""
        standing = await self.records.standings.of(by.telegram_id)
        if standing is None:
            raise NotYours
        return standing.person


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reading found for somebody, and what is noted of his looking."""

    notice: Notice
    act: Act | None = None
    about_id: int | None = None
    edits: int | None = None
    """The bot's own message that it takes the place of; None: a new message."""


@dataclass(frozen=True, slots=True)
class Looked(Generic[A]):
    """A tap on a button whose action only looks."""

    person: Person
    action: A
    message_id: int | None
    """The message that the button stands under."""


class LookFirst(Exception):  # noqa: N818 - nothing went wrong: it is to be read beside the writer
    """A tap asks for something that is read beside the writer. Nothing was changed."""

    def __init__(self, looked: Looked[Any]) -> None:
        super().__init__()
        self.looked = looked
