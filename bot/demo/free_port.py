"""The first free port: whoever has another program on the usual one isn't turned away."""

from __future__ import annotations

import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.simulator.server import running_simulator
from bot.simulator.stage import Stage
from bot.simulator.world import World

PORTS: Final = 50  # tried one after another


@asynccontextmanager
async def first_free(world: World, port: int, stage: Stage | None = None) -> AsyncIterator[tuple[str, int]]:
    """Serve the world on the first free port from `port` on; yield address and port; 0 is any free one.

    Raise OSError where no port is free.
    """
    for candidate in range(port, port + PORTS if port else 1):
        simulator = running_simulator(world, candidate, stage)
        try:
            address = await simulator.__aenter__()
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == port + PORTS - 1:
                raise
            continue
        try:
            yield address, int(address.rpartition(":")[2])
        finally:
            await simulator.__aexit__(None, None, None)
        return
