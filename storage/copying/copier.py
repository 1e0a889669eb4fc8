"""The copy: every table compared and made the same, as often as it takes; whatever breaks it off, it goes on.

Once beside the running bot, so that little is left to do; then once more while nobody writes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.domain.storing import (
    AlreadyRunningError,
    CopyUnsoundError,
    OtherCopyError,
    RecordsMovedError,
    TargetTakenError,
)
from storage.copying.end import Source, Target
from storage.copying.table import VILLAGES, Row, Table, Value

CHUNK: Final = 2_000  # rows that are put or removed at once


class Follower(Protocol):
    """Whoever follows how far it is."""

    def begin(self, rows: int) -> None:
        """So many rows are looked at from now on."""

    def went_on(self, rows: int) -> None:
        """So many more of them are done."""


@dataclass(slots=True)
class Copied:
    """What came of it."""

    rows: int = 0
    tables: int = 0
    changed: int = 0
    """Rows that the last look has put, changed or removed."""

    def add(self, rows: int, changed: int) -> None:
        """Add a table."""
        self.tables += 1
        self.rows += rows
        self.changed += changed


@dataclass(slots=True)
class Differences:
    """Keys of what the target has and the source hasn't, or not so; and of what the target lacks."""

    rows: int = 0
    """How many the source has."""
    stale: list[Row] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Copier:
    """Copies one source into one target."""

    source: Source
    target: Target
    follower: Follower
    villages: dict[Value, int] = field(default_factory=dict)
    """The target's id of each of the source's villages."""

    async def prepare(self) -> None:
        """See that the target is this source's, or nobody's.

        Raises RecordsMovedError, OtherCopyError, TargetTakenError.
        """
        begun, gone = await self.target.copied_from(), await self.source.moved_to()
        if begun is None:
            if gone is not None:
                raise RecordsMovedError
            for table in await self.target.tables():
                if table.name != VILLAGES and await self.target.count(table):
                    raise TargetTakenError
        elif begun != self.source.name:
            raise OtherCopyError
        await self.target.begin(self.source.name)

    async def look_through(self) -> Copied:
        """Make every table the same as the source's is now; return what had to be done."""
        done = Copied()
        async with self.source.snapshot():
            await self._tables(done)
        return done

    async def finish(self, wait: Callable[[], Awaitable[None]]) -> Copied:
        """Look through once more while nobody writes, and let bots run on the target.

        Then every row was seen to be the same at both ends, or was put there and read back.

        `wait` is awaited as long as a bot serves the source.
        """
        while True:
            done = Copied()
            try:
                async with self.source.held():
                    await self._tables(done)
                    await self.target.finish(await self.source.last_ids())
                    await self.source.mark_moved(self.target.name)
            except AlreadyRunningError:
                await wait()
                continue
            await self.target.open_up()
            return done

    async def _tables(self, done: Copied) -> None:
        tables = await self.source.tables()
        self.follower.begin(sum([await self.source.count(table) for table in tables]))
        for table in tables:
            if table.name == VILLAGES:
                await self._villages(table)
            elif not table.key:
                done.add(*await self._whole(table))
            elif await self.target.count(table):
                done.add(*await self._differences(table))
            else:
                done.add(*await self._all(table))

    async def _all(self, table: Table) -> tuple[int, int]:
        """Put all of a table's rows; return how many there are, and how many were put."""
        put = 0
        async for some in self.source.all(table):
            await self._put(table, some)
            put += len(some)
            self.follower.went_on(len(some))
        return put, put

    async def _villages(self, table: Table) -> None:
        async for some in self.source.all(table):
            for row in some:
                named = dict(zip(table.columns, row, strict=True))
                self.villages[named["id"]] = await self.target.village(named)

    async def _whole(self, table: Table) -> tuple[int, int]:
        """Put all of a table's rows where they aren't the same; return how many there are, and were put."""
        mine: list[Row] = []
        async for some in self.source.all(table):
            mine += table.moved(some, self.villages)
        mine.sort(key=repr)
        self.follower.went_on(len(mine))
        if mine == await self._theirs(table):
            return len(mine), 0
        await self.target.put(table, mine, instead=True)
        if mine != await self._theirs(table):
            raise CopyUnsoundError(table.name)
        return len(mine), len(mine)

    async def _theirs(self, table: Table) -> list[Row]:
        return sorted([row async for some in self.target.all(table) for row in some], key=repr)

    async def _differences(self, table: Table) -> tuple[int, int]:
        """Remove what is no longer so, then put what is missing: between the two nothing clashes.

        Return how many rows there are, and how many were removed or put.
        """
        found = await self._compared(table)
        for start in range(0, len(found.stale), CHUNK):
            await self.target.remove(table, found.stale[start : start + CHUNK])
        for start in range(0, len(found.missing), CHUNK):
            await self._put(table, await self.source.rows(table, found.missing[start : start + CHUNK]))
        if await self.target.count(table) != found.rows:
            raise CopyUnsoundError(table.name)
        return found.rows, max(len(found.stale), len(found.missing))

    async def _compared(self, table: Table) -> Differences:
        found, known = Differences(), set()
        async for some in self.source.all(table):
            mine = table.moved(some, self.villages)
            keys, originals = table.keys_of(mine), table.keys_of(some)
            known.update(keys)
            rows = await self.target.rows(table, keys)
            theirs = dict(zip(table.keys_of(rows), rows, strict=True))
            for original, row, key in zip(originals, mine, keys, strict=True):
                if theirs.get(key) != row:
                    found.missing.append(original)
                    if key in theirs:
                        found.stale.append(key)
            found.rows += len(some)
            self.follower.went_on(len(some))
        if await self.target.count(table) > found.rows - len(found.missing) + len(found.stale):
            async for some in self.target.all(table):
                found.stale += [key for key in table.keys_of(some) if key not in known]
        return found

    async def _put(self, table: Table, rows: list[Row]) -> None:
        """Put rows, and read them back; raise CopyUnsoundError where they aren't the same there."""
        mine = table.moved(rows, self.villages)
        await self.target.put(table, mine)
        if set(await self.target.rows(table, table.keys_of(mine))) != set(mine):
            raise CopyUnsoundError(table.name)
