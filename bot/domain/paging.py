"""A page of a list: where it begins, and what comes before and behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    offset: int
    """How many entries come before it."""
    size: int
    """How many entries stand on a full page."""
    more: bool
    """Whether others come behind it."""

    @property
    def previous(self) -> int | None:
        """Where the page before it begins; None on the first."""
        return max(0, self.offset - self.size) if self.offset > 0 else None

    @property
    def following(self) -> int | None:
        """Where the next page begins; None on the last."""
        return self.offset + self.size if self.more else None
