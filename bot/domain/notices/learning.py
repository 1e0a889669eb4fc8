"""What is said around 学技术 and industry news by crop."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class LearningMenu(Notice):
    """学技术 was pressed: good practice, courses, industry news."""


@dataclass(frozen=True, slots=True)
class Subscriptions(Notice):
    """About what he gets industry news; a tap changes it."""

    crops: tuple[tuple[str, bool], ...]
    """Each crop, and whether he gets news about it."""


@dataclass(frozen=True, slots=True)
class NewsStopped(Notice):
    """He gets no more news about this crop."""

    crop: str
