"""The number of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ON_SCREEN = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{4,6})(?![0-9-])")


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """What people say on the phone: year and running number within the village, `2026-0153`."""

    year: int
    serial: int

    @classmethod
    def next_of(cls, year: int) -> CaseNumber:
        """Return what stands for the year's next number until the case is stored."""
        return cls(year, 0)

    def __str__(self) -> str:
        """Return the number as it stands on the screen."""
        return f"{self.year}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> CaseNumber | None:
        """Return the number that this text is, or None."""
        found = re.fullmatch(r"\s*(\d{4})\s*[-－—–]\s*(\d{1,6})\s*", text)
        return cls(int(found[1]), int(found[2])) if found else None


def numbers_in(text: str) -> set[CaseNumber]:
    """Return the case numbers that a text names, as they stand on the screen."""
    return {CaseNumber(int(year), int(serial)) for year, serial in _ON_SCREEN.findall(text)}
