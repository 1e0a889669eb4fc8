"""A month of a diary: what the cadre wrote, and what he did besides, so that he writes nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.centers import Center
from bot.domain.content import Content
from bot.domain.note import Part


class LineKind(StrEnum):
    """Where a line comes from."""

    ENTRY = "entry"
    """He wrote it."""
    VISIT = "visit"
    CASE = "case"
    """Something that he did about a case: number and step, none of anybody's words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The case that an entry has become, and how far it is."""

    number: CaseNumber
    state: CaseState


@dataclass(frozen=True, slots=True)
class Words:
    """What was noted in one message."""

    part: Part
    content: Content | None
    """None once erased, or where the reader may not see it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a diary."""

    kind: LineKind
    at: datetime
    day: date
    """In the village."""
    id: int
    """Of the entry, the visit or the case."""
    household: str | None = None
    """Its number."""
    group: int | None = None
    center: Center | None = None
    words: tuple[Words, ...] = ()
    outcome: Outcome | None = None
    """Of an entry: its case; of a case's step: the case."""
    step: str | None = None
    """What was done about a case, as its history names it."""


DONE: Final = frozenset(
    {
        "answered", "explained", "verifying", "accepted", "handed over", "brought", "registered",
        "papers complete", "papers handed in", "paperwork done", "papers returned",
    }
)  # fmt: skip
"""Steps that are worth a line: what he looked at, or was reminded of, is none."""


def in_order(lines: Iterable[Line]) -> Sequence[Line]:
    """Return lines by time; of a case's steps on one day only the last."""
    last: dict[tuple[int, date], Line] = {}
    others = []
    for line in sorted(lines, key=lambda each: each.at):
        if line.kind is LineKind.CASE:
            last[line.id, line.day] = line
        else:
            others.append(line)
    return sorted([*others, *last.values()], key=lambda each: each.at)
