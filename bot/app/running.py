"""The process: its host, and the supervisor of its villages, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot.app.conditions import Phase
from bot.app.host import Host, open_host
from bot.app.notebook import Notebook
from bot.app.supervisor import Supervisor
from bot.config.deployment import Deployment
from bot.lifetime import ALL, Part, live, stopped_by_signals
from bot.metrics.gauges import Gauges, Signs
from bot.metrics.server import HealthPort
from bot.telegram.connection import quieten

if TYPE_CHECKING:
    from bot.app.office import Office
    from bot.config.settings import Settings

LOG = logging.getLogger(__name__)

LOOKS_AT_ONCE = 16
"""Villages whose vital signs are taken at the same time."""
ABROAD = frozenset({Phase.ELSEWHERE, Phase.PAUSED})
"""Nothing is expected of this process then."""


async def run(settings: Settings, *, stop: asyncio.Event | None = None) -> None:
    """Run one village's bot alone until told to stop, by the event or by SIGTERM or SIGINT.

    Raises TokenRejectedError, storage's error where another process runs on the same database, and an
    ExceptionGroup where a part of the bot broke down.
    """
    alone = Deployment.of(settings)
    await run_all(lambda: alone, stop=stop)


async def run_all(read: Callable[[], Deployment], *, stop: asyncio.Event | None = None) -> None:
    """Run every village of a deployment until told to stop; `read` returns it as it is written now.

    Where there is one village only, raises what that failed with, as `run` does.
    """
    quieten()
    stop = stop or asyncio.Event()
    async with AsyncExitStack() as stack:
        stack.enter_context(stopped_by_signals(stop))
        deployment = read()
        base = deployment.base
        host = await stack.enter_async_context(open_host(base))
        supervisor = Supervisor(host, read)
        parts: list[Part] = [("supervisor", supervisor.run), ("watch", host.watch), *_health(base, host)]
        if deployment.path.name:
            parts.append(("notebook", Notebook(deployment.path, host.conditions).run))
        if host.webhooks is not None:
            parts.append(("webhooks", host.webhooks.run))
        try:
            await live(parts, [host.clock.follow()], stop, [], ALL)
        except BaseExceptionGroup as group:
            if len(group.exceptions) == 1:  # the only village's trouble, as it was raised
                raise group.exceptions[0] from None
            raise


def _health(base: Settings, host: Host) -> list[Part]:
    """Return the port that answers how the villages are, where the operator asks for one."""
    if not base.health.listen:
        return []
    gate = asyncio.Semaphore(LOOKS_AT_ONCE)

    async def look() -> Gauges:
        here = [key for key, each in host.conditions.known.items() if each.phase not in ABROAD]

        async def one(key: str) -> Signs | None:
            office = host.offices.get(key)
            if office is None:
                return None
            async with gate:
                return await _signs(office, host.meter.of(key).heard_at)

        found = await asyncio.gather(*map(one, here))
        signs: Mapping[str, Signs | None] = dict(zip(here, found, strict=True))
        return Gauges(signs)

    return [("health", HealthPort(base.health.listen, host.meter, look).run)]


async def _signs(office: Office, heard_at: float | None) -> Signs | None:
    """Return a village's vital signs, or None where its records don't answer."""
    try:
        vitals = await office.store.read(lambda records: records.vitals.at(office.now()))
    except Exception:  # noqa: BLE001 - whatever is wrong with its records is said where it is served
        return None
    backups = await asyncio.to_thread(office.keeper.shelf.backups)
    return Signs(vitals, office.now(), backups[-1][0] if backups else None, heard_at)
