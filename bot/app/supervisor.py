"""The supervisor: serves every village of the deployment, and tries a village that failed again.

What befalls one village is no other's affair. Where there is one village only, its trouble ends the process
as it always did: whoever keeps the process running sees it and starts it anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.app.conditions import Phase
from bot.app.turn import PausedError, serve
from bot.domain.storing import AlreadyRunningError
from bot.logfile import speaking_of
from bot.telegram.backoff import Backoff
from bot.telegram.connection import TokenRejectedError
from bot.traces import trace
from bot.waits import rung

if TYPE_CHECKING:
    from bot.app.host import Host
    from bot.config.deployment import Deployment
    from bot.config.settings import Settings

LOG = logging.getLogger(__name__)

LOOK: Final = 2.0  # seconds between looks at the villages' files
RETRY: Final = (1.0, 60.0)  # seconds before a village that failed is tried again, first and at most
REJECTED: Final = 60.0
"""Seconds, at least, before a token that Telegram doesn't know is tried again: somebody has to change it."""
TAKE_OVER: Final = 3.0  # seconds between tries to serve a village that another process serves
STEADY: Final = 60.0  # seconds of service after which a failure counts as the first one again


@dataclass(eq=False, slots=True)
class _Charge:
    """One village in the supervisor's care."""

    settings: Settings
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class Supervisor:
    """Keeps what is served in step with what is written."""

    def __init__(self, host: Host, read: Callable[[], Deployment]) -> None:
        """`read` returns the deployment as it is written now, the same object where nothing has changed."""
        self._host = host
        self._read = read
        self._deployment: Deployment | None = None
        self._charges: dict[str, _Charge] = {}
        self._stir = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until told to stop; raise what the only village failed with."""
        waking = asyncio.create_task(self._stir_at(stop))
        try:
            while not stop.is_set():
                self._stir.clear()
                self._keep_in_step(await asyncio.to_thread(self._read))
                await self._pause()
                await rung(self._stir, LOOK)
        finally:
            waking.cancel()
            await self._end()

    def _keep_in_step(self, deployment: Deployment) -> None:
        """Begin, end and renew services as it is written; raise what a task ended with."""
        self._collect()
        if deployment is not self._deployment:
            self._deployment = deployment
            if self._host.webhooks is not None:
                self._host.webhooks.keep_in_step(deployment.villages)
            for key, error in deployment.broken.items():
                LOG.error("village %s is not served as it is written: %s", key, error)
                if key not in self._charges:
                    self._host.conditions.enter(key, Phase.MISWRITTEN)
        wanted = deployment.villages
        for key, charge in self._charges.items():
            # A village whose new settings are wrong goes on with the old ones.
            if key not in deployment.broken and wanted.get(key) != charge.settings:
                charge.stop.set()
        for key in self._host.conditions.known.keys() - {*wanted, *deployment.broken, *self._charges}:
            self._host.conditions.leave(key)
        for key, settings in wanted.items():
            if key not in self._charges:
                self._begin(key, settings, alone=len(deployment.keys) == 1)

    async def _pause(self) -> None:
        """End the service of villages that were paused meanwhile, by whatever process."""
        paused = await self._host.engines.paused()
        for key, charge in self._charges.items():
            if key in paused and key in self._host.offices:
                LOG.info("village %s is paused", key)
                charge.stop.set()

    def _begin(self, key: str, settings: Settings, *, alone: bool) -> None:
        charge = self._charges[key] = _Charge(settings)
        self._host.conditions.enter(key, Phase.STARTING)
        with speaking_of("" if alone else key):
            charge.task = asyncio.create_task(self._attend(charge), name=f"village {key}")
        charge.task.add_done_callback(lambda _: self._stir.set())

    def _collect(self) -> None:
        """Let go of services that have ended; raise what one ended with."""
        for key, charge in list(self._charges.items()):
            if charge.task is not None and charge.task.done():
                del self._charges[key]
                charge.task.result()

    async def _attend(self, charge: _Charge) -> None:
        """Serve a village, over and over, until it is to stop."""
        key, waiting = charge.settings.key, Backoff(*RETRY)
        while not charge.stop.is_set():
            began = asyncio.get_running_loop().time()
            try:
                await serve(self._host, charge.settings, charge.stop)
            except Exception as error:
                if self._is_alone and not isinstance(error, PausedError):
                    raise
                if asyncio.get_running_loop().time() - began > STEADY:
                    waiting.reset()
                await rung(charge.stop, self._after(key, error, waiting))

    def _after(self, key: str, error: Exception, waiting: Backoff) -> float:
        """Say what a village failed with; return how many seconds to wait before the next try."""
        if isinstance(error, PausedError):
            self._host.conditions.enter(key, Phase.PAUSED)
            return LOOK
        if isinstance(error, AlreadyRunningError):
            if self._host.conditions.known[key].phase is not Phase.ELSEWHERE:
                LOG.info("another process serves this village")
            self._host.conditions.enter(key, Phase.ELSEWHERE)
            return TAKE_OVER
        pause = waiting.next()
        if isinstance(error, TokenRejectedError):
            pause = max(pause, REJECTED)
        self._host.conditions.enter(key, Phase.FAILED, type(error).__name__, waiting.tries)
        LOG.error(
            "village %s is not served, try %d failed, the next in %.0f s: %s",
            key, waiting.tries, pause, trace(error),
        )  # fmt: skip
        return pause

    @property
    def _is_alone(self) -> bool:
        return self._deployment is not None and len(self._deployment.keys) == 1

    async def _stir_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stir.set()

    async def _end(self) -> None:
        """End every service, all at the same time."""
        tasks = [charge.task for charge in self._charges.values() if charge.task is not None]
        for charge in self._charges.values():
            charge.stop.set()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, BaseException):
                LOG.error("a village's service ended badly: %s", trace(result))
