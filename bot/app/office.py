"""The office: one village's records, opened, with whoever works on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.app.records import shelf_of
from bot.app.rules import rules_of
from bot.clock import SimulatorClock, SystemClock
from bot.keeping.keeper import Keeper
from bot.metrics.metered_store import MeteredStore
from bot.telegram.composer import TelegramComposer
from bot.texts import words
from bot.usecases.bells import Bells
from bot.usecases.desk import Desk
from storage import Wake, open_engine

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config.settings import Settings
    from bot.domain.village import Village
    from bot.metrics.meter import VillageMeter
    from bot.ports import Store
    from bot.texts.words import Languages
    from storage import Engine, Lease


PAUSED = "paused"
"""The fact that a village is not to be served for now: since when, or empty. The query villages.paused knows
it by this name."""
USERNAME = "username"
"""The fact under which the bot's name is kept: links are made of it."""


@dataclass(frozen=True, slots=True)
class Office:
    """One village's records, opened for a command that works beside a running bot, or without one."""

    village: Village
    store: Store
    desk: Desk
    now: Callable[[], datetime]
    """The time, real or the simulator's."""
    engine: Engine
    keeper: Keeper


@asynccontextmanager
async def open_office(settings: Settings) -> AsyncIterator[Office]:
    """Open the records without Telegram: what a command puts into the outbox, the running bot sends."""
    async with open_engine(settings.storage.url) as engine:
        clock, languages = await clock_of(settings), words.load()
        office = await opened(settings, engine, clock, Bells(), languages, wake=Wake.ALL)
        yield office
        await office.keeper.write_down()


async def village_of(settings: Settings, engine: Engine) -> Village:
    """Return a village in its database, made or brought up to date."""
    await engine.migrate()
    told = settings.village
    return await engine.village(told.name, told.timezone, told.locale, key=settings.key)


async def opened(
    settings: Settings,
    engine: Engine,
    clock: Clock,
    bells: Bells,
    languages: Languages,
    meter: VillageMeter | None = None,
    lease: Lease | None = None,
    wake: Wake | None = None,
) -> Office:
    """Return a village's office over an open database; `meter` measures its transactions.

    `lease`: by which right, where it is for whoever serves the village; `wake`: whom each change is to wake
    in another process, where it isn't.
    """
    village = await village_of(settings, engine)
    store: Store = engine.store(village, lease, wake=wake)
    if meter is not None:
        store = MeteredStore(store, meter)
    desk = Desk(store, clock, village, rules_of(settings), TelegramComposer(languages), bells)
    keeper = Keeper(store, village, shelf_of(settings), engine.back_up, clock.now, bells.erasures)
    return Office(village, store, desk, clock.now, engine, keeper)


async def clock_of(settings: Settings) -> Clock:
    """Return the clock that the bot follows, set."""
    if settings.clock.source == "system":
        return SystemClock()
    clock = SimulatorClock(settings.telegram.base_url)
    await clock.start()
    return clock
