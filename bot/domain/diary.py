"""民情日记, the people's diary: each problem that people raise is noted, studied, resolved and answered.

It notes problems, never judgements of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.centers import Center


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One problem. Its words are notes, so that they can be blanked."""

    id: int
    cadre_id: int
    written_at: datetime
    household_id: int | None = None
    group: int | None = None
    """The group that it is about, where no single household is."""
    center: Center | None = None
    case_id: int | None = None
    """The case that it has become."""
