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
from storage.copying.table import VILLAGES, Row, Sum, Table, Value

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


@dataclass(slots=True)
class Differences:
    """Keys of what the target has and the source hasn't, or not so; and of what the target lacks."""

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
        """Look through once more while nobody writes, check every table, and let bots run on the target.

        `wait` is awaited as long as a bot serves the source.
        """
        while True:
            done = Copied()
            try:
                async with self.source.held():
                    await self._tables(done, checks=True)
                    await self.target.finish(await self.source.last_ids())
                    await self.source.mark_moved(self.target.name)
            except AlreadyRunningError:
                await wait()
                continue
            await self.target.open_up()
            return done

    async def _tables(self, done: Copied, *, checks: bool = False) -> None:
        tables = await self.source.tables()
        counts = {table.name: await self.source.count(table) for table in tables}
        # A table is looked through once, and in the end once more at both ends.
        self.follower.begin(sum(counts.values()) * (2 if checks else 1))
        for table in tables:
            if table.name == VILLAGES:
                await self._villages(table)
            elif not table.key:
                done.changed += await self._whole(table)
            elif await self.target.count(table):
                done.changed += await self._differences(table)
            else:
                done.changed += await self._all(table)
            if checks and table.name != VILLAGES:
                done.rows += await self._check(table)
                done.tables += 1

    async def _all(self, table: Table) -> int:
        """Put all of a table's rows; return how many."""
        put = 0
        async for some in self.source.all(table):
            await self.target.put(table, table.moved(some, self.villages))
            put += len(some)
            self.follower.went_on(len(some))
        return put

    async def _villages(self, table: Table) -> None:
        async for some in self.source.all(table):
            for row in some:
                named = dict(zip(table.columns, row, strict=True))
                self.villages[named["id"]] = await self.target.village(named)

    async def _whole(self, table: Table) -> int:
        """Put all of a table's rows where they aren't the same; return how many."""
        mine: list[Row] = []
        async for some in self.source.all(table):
            mine += table.moved(some, self.villages)
        theirs = [row async for some in self.target.all(table) for row in some]
        self.follower.went_on(len(mine))
        if sorted(mine, key=repr) == sorted(theirs, key=repr):
            return 0
        await self.target.put(table, mine, instead=True)
        return len(mine)

    async def _differences(self, table: Table) -> int:
        """Remove what is no longer so, then put what is missing: between the two nothing clashes."""
        found = await self._compared(table)
        for start in range(0, len(found.stale), CHUNK):
            await self.target.remove(table, found.stale[start : start + CHUNK])
        for start in range(0, len(found.missing), CHUNK):
            rows = await self.source.rows(table, found.missing[start : start + CHUNK])
            await self.target.put(table, table.moved(rows, self.villages))
        return max(len(found.stale), len(found.missing))

    async def _compared(self, table: Table) -> Differences:
        found, known = Differences(), set()
        async for some in self.source.all(table):
            mine = table.moved(some, self.villages)
            keys = [table.key_of(row) for row in mine]
            known.update(keys)
            theirs = {table.key_of(row): row for row in await self.target.rows(table, keys)}
            for original, row, key in zip(some, mine, keys, strict=True):
                if theirs.get(key) != row:
                    found.missing.append(table.key_of(original))
                    if key in theirs:
                        found.stale.append(key)
            self.follower.went_on(len(some))
        if await self.target.count(table) > len(known) - len(found.missing) + len(found.stale):
            async for some in self.target.all(table):
                found.stale += [key for key in map(table.key_of, some) if key not in known]
        return found

    async def _check(self, table: Table) -> int:
        """Count a table at both ends, and sum up what stands in its rows; return how many there are."""
        mine, theirs = Sum(), Sum()
        async for some in self.source.all(table):
            mine.add(table.moved(some, self.villages))
            self.follower.went_on(len(some))
        async for some in self.target.all(table):
            theirs.add(some)
        if mine != theirs:
            raise CopyUnsoundError(table.name)
        return mine.rows
