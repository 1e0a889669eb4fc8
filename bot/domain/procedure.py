"""A procedure of the catalogue: what the village handles for its villagers (帮办制)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Procedure:
    """One kind of paperwork: what it needs, where it goes, how long it usually takes."""

    name: str
    """As villagers call it. No two of a catalogue have the same."""
    papers: tuple[str, ...]
    office: str
    days: int
    """Days that the office usually needs, from the handing in."""
    result: str = ""
    """What the office gives out in the end; empty where that is nothing to hold in one's hand."""
