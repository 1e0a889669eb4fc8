"""Bells across processes: who writes for a village that another process serves wakes that one.

On PostgreSQL by NOTIFY, within the transaction that writes: it rings with the commit, or not at all. What
listens is a session, so it has a connection of its own, past PgBouncer. A bell only saves waiting: who serves
a village looks at its records now and then without being rung for, so nothing depends on one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from bot.domain.storing import DatabaseGoneError, StorageError, StorageSetupError
from storage.postgres_link import Link

LOG: Final = logging.getLogger(__name__)

CHANNEL: Final = "SELECT 'lianxin ' || hashtext(current_schema())"
"""One for each schema: villages of other databases in the same server are nobody's business."""
NOTIFY: Final = "SELECT pg_notify('lianxin ' || hashtext(current_schema()), $1)"
PROBE: Final = 20.0  # seconds between looks whether the connection still carries anything
PATIENCE: Final = 10.0  # seconds for an answer
RETRY: Final = (0.5, 10.0)  # seconds between tries to listen again, first and at most


class Wake(StrEnum):
    """Whom to wake."""

    INBOX = "inbox"
    """Whoever takes updates."""
    ALL = "all"


Ring = Callable[[int | None, Wake], None]
"""Told of a village by its id; of None where something may have been missed in any of them."""


def message_of(village: int, wake: Wake) -> str:
    """Return what NOTIFY carries."""
    return f"{village} {wake}"


async def listen(url: str, ring: Ring, stop: asyncio.Event) -> None:
    """Call `ring` for whatever other processes write, until told to stop; `url` is a server's.

    After every break everybody is rung once.
    """
    link, wait, heard = Link.of(url), RETRY[0], True
    if link.pooled:
        LOG.warning("other processes can't wake this one through PgBouncer: set [storage] direct_url")
        await stop.wait()
    while not stop.is_set():
        try:
            await _listen_once(link, ring, stop)
        except (StorageError, StorageSetupError) as error:
            if heard:
                LOG.warning("other processes can't wake this one for now (%s)", type(error).__name__)
            heard = False
        else:
            wait, heard = RETRY[0], True
        await _over(stop, wait)
        wait = min(RETRY[1], 2 * wait)


async def _listen_once(link: Link, ring: Ring, stop: asyncio.Event) -> None:
    """Return where the connection was lost or the stop came.

    Raises StorageError or StorageSetupError where there was none.
    """
    connection = await link.connect()
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _connection: lost.set())

    def heard(_connection: object, _process: int, _channel: str, payload: str) -> None:
        village, _, wake = payload.partition(" ")
        ring(int(village), Wake(wake))

    try:
        channel = await connection.fetchval(CHANNEL)
        await connection.add_listener(channel, heard)
        LOG.info("other processes can wake this one")
        ring(None, Wake.ALL)
        while not await _either(stop, lost, PROBE):
            await connection.fetchval("SELECT 1", timeout=PATIENCE)
        if not lost.is_set():
            await connection.remove_listener(channel, heard)
            await connection.close(timeout=PATIENCE)
    except Exception as error:
        raise DatabaseGoneError from error
    finally:
        _drop(connection)
    if lost.is_set():
        LOG.warning("the connection over which other processes wake this one was lost")


def _drop(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
    if not connection.is_closed():
        connection.terminate()


async def _either(first: asyncio.Event, second: asyncio.Event, seconds: float) -> bool:
    """Wait; return whether one of them is set."""
    waiting = [asyncio.ensure_future(each.wait()) for each in (first, second)]
    try:
        done, _ = await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
    return bool(done)


async def _over(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
