"""The number of a matter in the village's deliberation."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class MatterNumber:
    """What people say on the phone: year and running number within the village, 2026-03 (议2026-03).

    Two digits or three, where a case's has four: one can't be taken for the other.
    """

    year: int
    serial: int
    """0 while it has none: a matter gets its number when it is proposed, so that none is missing."""

    def __str__(self) -> str:
        """Return the number without the 议 before it: that is a word."""
        return f"{self.year}-{self.serial:02d}"

    @classmethod
    def parse(cls, text: str) -> MatterNumber | None:
        """Return the number that this text is, with or without 议, or None."""
        found = re.fullmatch(r"\s*议?\s*(\d{4})\s*[-－—–]\s*(\d{1,3})\s*", text)
        return cls(int(found[1]), int(found[2])) if found else None
