"""The desk: takes a use case and its command, and carries it out in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from bot.usecases.reading import Reading, Seen
from bot.usecases.showing import Shown, say
from bot.usecases.work import Work

if TYPE_CHECKING:
    from bot.domain.village import Village
    from bot.ports import Records, Store
    from bot.usecases.bells import Bells
    from bot.usecases.composing import Composer
    from bot.usecases.incoming import By
    from bot.usecases.rules import Rules
    from bot.usecases.timekeeping import Timekeeper

C = TypeVar("C")
R = TypeVar("R")


class Desk:
    """One village's desk: every change of its records passes over it."""

    def __init__(
        self,
        store: Store,
        clock: Timekeeper,
        village: Village,
        rules: Rules,
        composer: Composer,
        bells: Bells,
    ) -> None:
        self._store = store
        self._clock = clock
        self._village = village
        self._rules = rules
        self._composer = composer
        self._bells = bells

    async def perform(
        self, use_case: Callable[[Work, C], Awaitable[R]], command: C, *, settles: int | None = None
    ) -> R:
        """Run a use case in one transaction; return its result once that is committed.

        `settles` is the inbox row that asked for it: it is settled in the same transaction, so that an
        update has its effect exactly once. Whatever the use case raises (a Refusal too) undoes all of it.
        """

        async def unit(records: Records) -> R:
            now = self._clock.now()
            work = Work(records, village=self._village, rules=self._rules, composer=self._composer, now=now)
            if settles is not None:
                await records.inbox.settle(settles, now)
            return await use_case(work, command)

        result = await self._store.transact(unit)
        self._bells.outbox.set()
        self._bells.reminders.set()
        self._bells.files.set()
        self._bells.erasures.set()
        return result

    async def show(
        self,
        look: Callable[[Reading, C], Awaitable[Seen]],
        command: C,
        by: By,
        *,
        settles: int | None = None,
    ) -> None:
        """Read beside the writer what somebody asked to see, and say it in one short transaction.

        However long the reading takes, nobody waits for it who writes meanwhile. A Refusal comes back, and
        nothing was changed.
        """

        async def read(records: Records) -> Seen:
            now = self._clock.now()
            return await look(Reading(records, village=self._village, rules=self._rules, now=now), command)

        seen = await self._store.read(read)
        await self.perform(say, Shown(by, seen), settles=settles)
