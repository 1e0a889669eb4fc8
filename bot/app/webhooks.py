"""The webhook server of a process: one for all its villages, and for those that other processes serve."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import TYPE_CHECKING

from bot.app.office import village_of
from bot.domain.storing import DatabaseGoneError, StorageError, StorageSetupError
from bot.listening import Port
from bot.metrics.metered_store import MeteredStore
from bot.telegram.webhook import Wanted
from bot.webhooks.app import WebhookApp
from bot.webhooks.keys import key_of
from bot.webhooks.mailbox import Box, ClosedBox, DistantBox, Mailbox
from storage import Wake

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from bot.app.host import Host
    from bot.app.office import Office
    from bot.config.settings import Settings
    from bot.telegram.operator import TellOperator
    from bot.webhooks.keys import Key

LOG = logging.getLogger(__name__)


def key_for(settings: Settings) -> Key:
    """Return by what a village's webhook is known."""
    return key_of(settings.telegram.token.get_secret_value())


def wanted_of(settings: Settings) -> Wanted | None:
    """Return the webhook that a village's bot should have; None where it polls."""
    if settings.telegram.mode == "polling":
        return None
    key = key_for(settings)
    return Wanted(f"{settings.webhook.url}/{key.path}", key.secret, settings.webhook.connections)


class WebhookServer:
    """Takes updates into the inbox of whichever village they are for."""

    def __init__(self, host: Host, base: Settings) -> None:
        """Take the port; raise PortTakenError where it can't be had."""
        self._host = host
        webhook = base.webhook
        # Several processes of one deployment may run on one machine, as on several.
        self._port = Port(webhook.listen, shared=_is_shared(base))
        self.app = WebhookApp(
            webhook.prefix,
            self._is_well,
            host.meter.brought,
            in_flight=webhook.in_flight,
            biggest=webhook.biggest,
        )
        self._distant: dict[Key, Box] = {}
        self._stack = AsyncExitStack()

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until told to stop."""
        async with self._stack:
            await self._port.serve(self.app, stop)

    def close(self) -> None:
        """Give the port back, also where nothing was ever answered on it."""
        self._port.close()

    def keep_in_step(self, villages: Mapping[str, Settings]) -> None:
        """Know these villages and no others, whoever serves them."""
        wanted = {key_for(each): each for each in villages.values() if each.telegram.mode == "webhook"}
        for key in self._distant.keys() - wanted.keys():
            box = self._distant.pop(key)
            # Else it is served here, as it was written before.
            if self.app.boxes.get(key.path) == (key, box):
                del self.app.boxes[key.path]
        for key, settings in wanted.items():
            if key not in self._distant:
                self._distant[key] = self._distant_box(settings)
                self.app.boxes.setdefault(key.path, (key, self._distant[key]))

    @contextmanager
    def serving(
        self, settings: Settings, office: Office, bell: asyncio.Event, tell_operator: TellOperator
    ) -> Iterator[None]:
        """Put a village's updates where this process serves it, and ring its bell."""
        key = key_for(settings)
        # By no lease: what came is taken, also where the village is just then handed over.
        store = MeteredStore(office.engine.store(office.village), self._host.meter.of(settings.key))
        self.app.boxes[key.path] = (key, Mailbox(store, self._host.clock, bell.set, tell_operator))
        try:
            yield
        finally:
            self.app.boxes.pop(key.path, None)
            if key in self._distant:
                self.app.boxes[key.path] = (key, self._distant[key])

    def _distant_box(self, settings: Settings) -> Box:
        if not _is_shared(settings):
            return ClosedBox()

        async def open_box() -> Box:
            host = self._host
            try:
                engine = await self._stack.enter_async_context(host.engines.opened(settings.storage.url))
                store = engine.store(await village_of(settings, engine), wake=Wake.INBOX)
            except StorageSetupError as error:
                LOG.error("village %s: its records can't be opened (%s)", settings.key, type(error).__name__)  # noqa: TRY400
                raise DatabaseGoneError from error
            return Mailbox(store, host.clock, _nobody_here)

        return DistantBox(open_box)

    async def _is_well(self) -> bool:
        """Whether any records answer, where some are open: updates may be sent here then."""
        failures = 0
        for office in list(self._host.offices.values()):
            try:
                await office.store.read(lambda records: records.facts.get("username"))
            except StorageError:
                failures += 1
            else:
                return True
        return not failures


def _is_shared(settings: Settings) -> bool:
    """Whether several processes may work on a village's records at the same time."""
    return not settings.storage.url.startswith("sqlite:")


def _nobody_here() -> None:
    """Ring nobody: whoever serves the village is told by the database."""
