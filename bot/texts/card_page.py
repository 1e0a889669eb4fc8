"""The contact card's page: everything that stands on it as words, for paper and picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CadreShown:
    """A cadre as a card shows him."""

    name: str
    duties: str
    phone: str
    photo: int | None = None
    """Whose photo, where there is one."""


@dataclass(frozen=True, slots=True)
class CenterShown:
    """A center with who is responsible."""

    name: str
    cadre: CadreShown | None


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day of the week with who is on duty."""

    name: str
    cadres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackShown:
    """The back of a card: the same for a whole group."""

    centers: tuple[CenterShown, ...]
    days: tuple[DayShown, ...]
    others: tuple[CadreShown, ...]
    """The secretary, and whoever stands nowhere else."""


@dataclass(frozen=True, slots=True)
class CardShown:
    """The front of a card."""

    household: str
    head: str
    group: str
    link: str
    short_link: str
    paired_label: str
    paired: tuple[CadreShown, ...]
    back: int
    """Which of the backs."""


@dataclass(frozen=True, slots=True)
class CardPages:
    """Cards to be printed together."""

    lang: str
    title: str
    village: str
    steps: tuple[str, ...]
    """How to use it, one sentence for each of the three pictures."""
    scan: str
    centers: str
    duty: str
    others: str
    nobody: str
    """Where the roster names nobody."""
    by_phone: str
    """For who has no such phone."""
    sheet: str
    """In the margin, for who prints."""
    cards: tuple[CardShown, ...]
    backs: tuple[BackShown, ...]
