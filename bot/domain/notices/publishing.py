"""What is said around the contact card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.directory import Directory
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paper_card import PaperCard
from bot.domain.people import Cadre


@dataclass(frozen=True, slots=True)
class ContactCard(Notice):
    """Who is responsible for what, one's own group first, and who is on duty today."""

    directory: Directory
    group: int | None
    today: date
    own_household: bool
    """Whether to offer the household's accounts."""
    picture: PaperCard | None = None
    """The household's card as it is printed; None for whoever wants no pictures, or has no household."""
    photographed: frozenset[int] = frozenset()
    """The cadres on it of whom there is a photo."""


@dataclass(frozen=True, slots=True)
class ContactChoice(Notice):
    """Asks whose phone is to be saved."""

    cadres: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class ContactSent(Notice):
    """A cadre as a contact follows."""

    name: str


class NotYours(Refusal):
    """Not for this person."""
