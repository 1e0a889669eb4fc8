"""The month-end disclosure (公示制): the last day of every month is the common disclosure day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.month import Month
from bot.domain.sheet import UnderReview
from bot.domain.sheet_figures import SheetFigures


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One month's disclosure as it was published."""

    id: int
    month: Month
    covers_from: datetime
    """The last one's cut-off."""
    covers_to: datetime
    published_at: datetime
    """Later than `covers_to` where the bot was off that evening."""
    figures: SheetFigures
    under_review: tuple[UnderReview, ...] = ()
    """What the secretary had not approved by then: nothing of its words."""
