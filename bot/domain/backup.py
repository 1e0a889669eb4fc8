"""A backup of the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was opened and counted."""

    path: Path
    taken_at: datetime
    """It holds everything that was committed before."""
    rows: Mapping[str, int]
    """How many rows each table has."""
    size: int
    """Bytes."""
    served: bool = True
    """Whether a bot ran on the records then: it has sent since what was due, or was sending it."""
