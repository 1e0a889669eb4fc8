"""How somebody wants to get a disclosure."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """One for each person; he can change it under every disclosure."""

    PICTURE = "picture"
    """A short message with the picture of the sheet, and buttons to leaf through the items."""
    TEXT = "text"
    """All of it as text."""
    PLAIN = "plain"
    """As plain lines that a phone can read out: no signs, no tables, a sentence for each fact."""
