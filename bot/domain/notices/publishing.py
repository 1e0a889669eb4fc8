"""What is said around the contact card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.directory import Directory
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class ContactCard(Notice):
    """Who is responsible for what, one's own group first, and who is on duty today."""

    directory: Directory
    group: int | None
    today: date
    own_household: bool
    """Whether to offer the household's accounts."""


class NotYours(Refusal):
    """Not for this person."""
