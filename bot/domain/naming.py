"""Whom a text names: a complaint must not reach the one it is about by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.domain.directory import Directory

SECRETARY_OFFICE: Final = ("支书", "书记")
OFFICES: Final = (
    "干部", "主任", "村长", "会计", "文书", "组长", "委员", "村委", "支委", "支部", "党员", "妇女主任",
)  # fmt: skip
TITLES: Final = ("干部", "主任", "书记", "支书", "会计", "委员", "组长", "村长", "文书")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text says about the people who run the village."""

    secretary: bool
    cadre: bool
    complaint: bool
    by_name: frozenset[int] = frozenset()
    """Ids of the cadres whom it calls by their name, or by surname and office."""


def naming(words: str, directory: Directory, complaint_words: Sequence[str]) -> Naming:
    """Return whom a text names. In doubt yes: the price is a look by the secretary instead of the cadre."""
    secretary = any(office in words for office in SECRETARY_OFFICE)
    cadre = any(office in words for office in OFFICES)
    by_name = set()
    for person in directory.cadres:
        called = [person.name, *(person.name[:1] + title for title in TITLES)]
        if any(name in words for name in called):
            cadre = True
            by_name.add(person.id)
            secretary = secretary or person.is_secretary
    complaint = any(word in words for word in complaint_words)
    return Naming(secretary, cadre, complaint, frozenset(by_name))
