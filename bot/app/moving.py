"""Moving a village's records into another database."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot.domain.storing import CopyUnfinishedError, NoSuchDatabaseError, RecordsMovedError
from storage import database_file, open_engine
from storage.copying.copier import Copied, Copier, Follower
from storage.copying.postgres_end import PostgresEnd
from storage.copying.sqlite_end import SqliteEnd

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


async def move(source: str, target: str, follower: Follower, wait: Callable[[], Awaitable[None]]) -> Copied:
    """Copy the records of one URL into another, beside the running bot; then once more when it has stopped.

    `wait` is awaited as long as a bot serves the source. Broken off at any moment, it goes on when it is
    begun again. Raises StorageError and StorageSetupError: then the records are where they were.
    """
    file = database_file(source)
    if file is not None and not file.exists():
        raise NoSuchDatabaseError
    for url in (source, target):
        await _up_to_date(url)
    async with AsyncExitStack() as stack:
        copier = Copier(
            await stack.enter_async_context(_end(source).opened()),
            await stack.enter_async_context(_end(target).opened()),
            follower,
        )
        await copier.prepare()
        await copier.look_through()
        return await copier.finish(wait)


async def _up_to_date(url: str) -> None:
    async with open_engine(url) as engine:
        try:
            await engine.migrate()
        except (CopyUnfinishedError, RecordsMovedError):
            return  # it was begun before, and goes on


def _end(url: str) -> SqliteEnd | PostgresEnd:
    file = database_file(url)
    return SqliteEnd(file) if file is not None else PostgresEnd(url)
