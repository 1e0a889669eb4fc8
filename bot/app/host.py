"""The host: what the villages of one process share. It outlives each of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from bot.app.conditions import Conditions
from bot.app.engines import Engines
from bot.app.footprint import leaves_one
from bot.app.hearing import Hearing
from bot.app.office import clock_of
from bot.app.webhooks import WebhookServer
from bot.documents.press import Press
from bot.metrics.meter import Meter
from bot.telegram.wires import Wires
from bot.texts import words
from bot.waits import rung

if TYPE_CHECKING:
    from bot.app.office import Office
    from bot.clock import Clock
    from bot.config.settings import Settings
    from bot.texts.words import Languages
    from bot.usecases.bells import Bells


LOG = logging.getLogger(__name__)

LOOK: Final = 1.0
"""Seconds between looks at whether somebody has written something: a command beside the bot."""


def _real_now() -> datetime:
    return datetime.now(UTC)


@dataclass(eq=False, slots=True)
class Host:
    """Databases, connections, the typeface, the catalogs, the clock: each once for all villages."""

    clock: Clock
    languages: Languages = field(default_factory=words.load)
    press: Press = field(default_factory=Press)
    meter: Meter = field(default_factory=Meter)
    engines: Engines = field(default_factory=Engines)
    hearing: Hearing = field(default_factory=Hearing)
    wires: Wires = field(default_factory=Wires)
    conditions: Conditions = field(default_factory=lambda: Conditions(_real_now))
    offices: dict[str, Office] = field(default_factory=dict)
    """The villages' that are open now, by their keys."""
    webhooks: WebhookServer | None = None
    """Where Telegram brings updates, where the configuration has an address for that."""
    bells: dict[str, list[tuple[int, Bells]]] = field(default_factory=dict)
    """Of the villages that are served, with their ids, by their database's address."""

    def wake(self) -> None:
        """Have everybody look at once: the clock has jumped."""
        for beside in self.bells.values():
            for _, bells in beside:
                bells.ring()

    async def watch(self, stop: asyncio.Event) -> None:
        """Wake the villages that have something to do, also what another process put there, until the stop.

        A server tells by itself whom to wake, where it can be listened to; this makes up for what was lost.
        Who sleeps asks nothing meanwhile: one look for all of them costs less than one for each.
        """
        while not stop.is_set():
            for url in self.engines.stirred():
                await self._wake_on(url)
            await rung(stop, LOOK)

    async def _wake_on(self, url: str) -> None:
        beside = self.bells.get(url, ())
        try:
            found = await self.engines.stirring(url, self.clock.now())
        except Exception as error:  # noqa: BLE001 - who has something to do meets it too, and says so
            LOG.debug("who is to be woken can't be read (%s)", type(error).__name__)
            return
        for village, bells in beside:
            if found is None or village in found:
                bells.ring()

    @contextmanager
    def hosting(self, settings: Settings, office: Office, bells: Bells) -> Iterator[None]:
        """Know a village's open office, and wake it with the others."""
        key, beside = settings.key, self.bells.setdefault(settings.storage.url, [])
        self.offices[key] = office
        mine = (office.village.id, bells)
        beside.append(mine)
        is_on_server = not leaves_one(settings.storage.url)
        if is_on_server:
            self.hearing.begin(settings.storage, office.village.id, bells)
        try:
            yield
        finally:
            if is_on_server:
                self.hearing.end(settings.storage, office.village.id)
            beside.remove(mine)
            if not beside:
                del self.bells[settings.storage.url]
            del self.offices[key]


@asynccontextmanager
async def open_host(settings: Settings) -> AsyncIterator[Host]:
    """Set the clock that the configuration names, and close the shared connections at the end.

    Raises PortTakenError.
    """
    host = Host(await clock_of(settings))
    if settings.webhook.url:
        host.webhooks = WebhookServer(host, settings)
    host.clock.on_jump(host.wake)
    try:
        yield host
    finally:
        if host.webhooks is not None:
            host.webhooks.close()
        await host.hearing.close()
        await host.wires.close()
