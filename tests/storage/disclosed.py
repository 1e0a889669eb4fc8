"""A month's disclosure, plainly invented."""

from __future__ import annotations

from typing import Final

from bot.domain.disclosure import Disclosure
from bot.domain.month import Month
from bot.domain.rates import Rate
from bot.domain.sheet import ItemKind, UnderReview
from bot.domain.sheet_figures import CenterService, Service, SheetFigures
from bot.domain.topic import Topic
from tests.storage.samples import DAY, NOW

SERVICE: Final = Service(9, 2, 3, 1, 1, 3)
FIGURES: Final = SheetFigures(
    (CenterService((Topic.SOCIAL, Topic.HEALTH), SERVICE), CenterService((), SERVICE)),
    SERVICE,
    Rate(1, 2),
    Rate(3, 4),
    Rate(0, 0),
    Rate(5, 8),
    2,
    3,
    4,
)
NOVEMBER: Final = Disclosure(
    0, Month(2026, 11), NOW - 30 * DAY, NOW, NOW, FIGURES, (UnderReview(1, ItemKind.LAND),)
)
