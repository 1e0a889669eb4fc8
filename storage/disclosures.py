"""Month-end disclosures."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from bot.domain.disclosure import Disclosure
from bot.domain.month import Month
from bot.domain.rates import Rate
from bot.domain.sheet import ItemKind, UnderReview
from bot.domain.sheet_figures import CenterService, Service, SheetFigures
from bot.domain.times import from_micros, to_micros
from bot.domain.topic import Topic
from storage.json_text import dumped, parsed
from storage.queries import Table


class Disclosures(Table):
    """Fulfils bot.ports.disclosures.Disclosures."""

    async def publish(self, disclosure: Disclosure) -> Disclosure:
        """Store a disclosure; return it with its id."""
        row = await self.one(
            "add",
            month=str(disclosure.month),
            covers_from=to_micros(disclosure.covers_from),
            covers_to=to_micros(disclosure.covers_to),
            published_at=to_micros(disclosure.published_at),
            figures=dumped(asdict(disclosure.figures)),
            under_review=dumped([[one.number, one.kind.value] for one in disclosure.under_review]),
        )
        return replace(disclosure, id=row["id"])

    async def get(self, disclosure_id: int) -> Disclosure | None:
        """Return one disclosure."""
        row = await self.one("get", id=disclosure_id)
        return _disclosure(row) if row else None

    async def of_month(self, month: Month) -> Disclosure | None:
        """Return a month's disclosure."""
        row = await self.one("of_month", month=str(month))
        return _disclosure(row) if row else None

    async def newest(self, limit: int, *, offset: int = 0) -> list[Disclosure]:
        """Return the newest disclosures."""
        return [_disclosure(row) for row in await self.all("newest", most=limit, skipped=offset)]

    async def before(self, month: Month) -> Disclosure | None:
        """Return the disclosure before a month's."""
        row = await self.one("before", month=str(month))
        return _disclosure(row) if row else None


def _disclosure(row: Any) -> Disclosure:  # noqa: ANN401 - a driver's row
    return Disclosure(
        id=row["id"],
        month=Month.parse(row["month"]),
        covers_from=from_micros(row["covers_from"]),
        covers_to=from_micros(row["covers_to"]),
        published_at=from_micros(row["published_at"]),
        figures=_figures(parsed(row["figures"])),
        under_review=tuple(
            UnderReview(number, ItemKind(kind)) for number, kind in parsed(row["under_review"])
        ),
    )


def _figures(stored: dict[str, Any]) -> SheetFigures:
    if "total" not in stored:
        return _first_form(stored)
    rates = ("response", "resolution", "satisfaction", "visits")
    counts = {name: value for name, value in stored.items() if name not in {"centers", "total", *rates}}
    return SheetFigures(
        centers=tuple(
            CenterService(tuple(map(Topic, one["topics"])), Service(**one["service"]))
            for one in stored["centers"]
        ),
        total=Service(**stored["total"]),
        response=Rate(**stored["response"]),
        resolution=Rate(**stored["resolution"]),
        satisfaction=Rate(**stored["satisfaction"]),
        visits=Rate(**stored["visits"]),
        **counts,
    )


def _first_form(stored: dict[str, Any]) -> SheetFigures:
    """Return figures as they were stored before 0002: five numbers for the whole village."""
    total = Service(
        received=stored["received"],
        within_the_week=stored["answered_in_time"],
        late=stored["answered_late"],
        open=stored["open"],
    )
    nothing = Rate(0, 0)
    return SheetFigures((), total, nothing, nothing, nothing, nothing)
