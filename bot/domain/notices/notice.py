"""The root of everything that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say to one person."""

    protected: ClassVar[bool] = False
    """Whether it tells of somebody else who he is, what he wrote or that he was ill: Telegram then lets it
    be neither forwarded nor saved (Bot API, protect_content)."""


class Refusal(Exception):  # noqa: N818 - it is said to people, like a notice, not reported as a fault
    """What was asked can't be done, and the one who asked is told why. Nothing was changed."""
