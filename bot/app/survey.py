"""A survey of the whole deployment for its operator: who serves each village, and what waits there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.app.notebook import Page, pages
from bot.app.office import clock_of
from bot.app.records import records_file, shelf_of
from storage import open_engine

if TYPE_CHECKING:
    from bot.app.conditions import Condition
    from bot.config.deployment import Deployment
    from bot.config.settings import Settings
    from bot.domain.deployment import Served
    from bot.domain.vitals import Vitals
    from storage import Engine


@dataclass(frozen=True, slots=True)
class Sight:
    """One village, as it stands now."""

    key: str
    name: str
    now: datetime
    process: str = ""
    """Who serves it, or tries to; empty: nobody that is known of."""
    is_held: bool = False
    """Whether the database says so: that process holds the lease."""
    condition: Condition | None = None
    """What that process says of it."""
    paused: bool = False
    miswritten: bool = False
    vitals: Vitals | None = None
    trouble: str = ""
    """The class of the error with which its records can't be read."""
    has_records: bool = True
    backed_up_at: datetime | None = None


async def survey(deployment: Deployment) -> list[Sight]:
    """Look at every village, whatever is wrong with one of them; nothing is changed."""
    told = pages(deployment.path)
    clock = await clock_of(deployment.base)
    found = {key: _miswritten(key, told, clock.now()) for key in deployment.broken}
    by_url: dict[str, list[Settings]] = defaultdict(list)
    for settings in deployment.villages.values():
        by_url[settings.storage.url].append(settings)
    for url, villages in by_url.items():
        found |= await _looked_at(url, villages, told, clock.now())
    return [found[key] for key in deployment.keys]


async def _looked_at(url: str, villages: list[Settings], told: list[Page], now: datetime) -> dict[str, Sight]:
    file = records_file(villages[0])
    if file is not None and not file.exists():  # opening would make it
        return {each.key: _sight(each, told, now, has_records=False) for each in villages}
    try:
        async with open_engine(url) as engine:
            paused, holders = await engine.paused(), (await engine.deployment()).served
            return {each.key: await _from(engine, each, told, now, paused, holders) for each in villages}
    except Exception as error:  # noqa: BLE001 - it is shown beside the village
        return {each.key: _sight(each, told, now, trouble=type(error).__name__) for each in villages}


async def _from(
    engine: Engine,
    settings: Settings,
    told: list[Page],
    now: datetime,
    paused: frozenset[str],
    holders: Mapping[int, Served],
) -> Sight:
    written = settings.village
    village = await engine.village(written.name, written.timezone, written.locale, key=settings.key)
    vitals = await engine.store(village).read(lambda records: records.vitals.at(now))
    seen = _sight(settings, told, now, paused=settings.key in paused, vitals=vitals)
    holder = holders.get(village.id)
    return seen if holder is None else replace(seen, process=holder.process, is_held=True)


def _sight(settings: Settings, told: list[Page], now: datetime, **seen: object) -> Sight:
    backups = shelf_of(settings).backups()
    at = backups[-1][0] if backups else None
    known: Mapping[str, object] = {"backed_up_at": at, **seen}
    process, condition = _who(settings.key, told)
    return Sight(settings.key, settings.village.name, now, process=process, condition=condition, **known)  # type: ignore[arg-type]


def _miswritten(key: str, told: list[Page], now: datetime) -> Sight:
    process, condition = _who(key, told)
    return Sight(key, "", now, process=process, condition=condition, miswritten=True)


def _who(key: str, told: list[Page]) -> tuple[str, Condition | None]:
    """Return which process knows of a village, one that serves it first, and what it says."""
    knowing = [page for page in told if key in page.villages]
    if not knowing:
        return "", None
    best = min(knowing, key=lambda page: page.villages[key].phase != "served")
    return best.process, best.villages[key]
