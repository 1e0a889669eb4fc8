"""Outcomes: what came of a call is noted in the outbox, and decides who waits and who is tried again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.domain.queues import Delivery
from bot.domain.storing import LeaseLostError, StorageError
from bot.telegram.backoff import Backoff
from bot.telegram.calls import delivery_of
from bot.telegram.failures import CallError
from bot.telegram.verdict import Fate, Verdict
from bot.traces import trace

if TYPE_CHECKING:
    from bot.domain.queues import OutboxRow
    from bot.ports import Records
    from bot.telegram.api import BotApi
    from bot.telegram.backlog import Backlog
    from bot.telegram.gates import Gates
    from bot.telegram.ledger import Ledger
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

REJECTED_PAUSE = (5.0, 300.0)  # seconds of silence while the token isn't taken, first and at most
STORE_RETRY = (0.5, 5.0)  # seconds between tries while the storage fails, first and at most

MarkUnreachable = Callable[[int], Awaitable[object]]
"""Told of a chat id that Telegram says can't be written to."""


class Outcomes:
    """Notes what came of each call; each of its notes is committed when it returns."""

    def __init__(
        self,
        api: BotApi,
        clock: Timekeeper,
        gates: Gates,
        ledger: Ledger,
        backlog: Backlog,
        mark_unreachable: MarkUnreachable,
    ) -> None:
        self._api = api
        self._clock = clock
        self._gates = gates
        self._ledger = ledger
        self._backlog = backlog
        self._mark_unreachable = mark_unreachable
        self._rejections = Backoff(*REJECTED_PAUSE)

    async def sent(self, row: OutboxRow, result: object) -> None:
        """Telegram took it, with this raw result."""
        self._passed(row)
        await self._ledger.sent(delivery_of(row, result))
        self._backlog.settled(row)

    async def failed(self, row: OutboxRow, verdict: Verdict) -> None:
        """Do with a row, its chat and the bot what a failure means for them."""
        if verdict.fate is Fate.REJECTED and await self._is_known():
            verdict = Verdict(Fate.HOPELESS, verdict.error)
        fate = verdict.fate
        if fate in (Fate.AGAIN, Fate.PAUSED, Fate.REJECTED):
            self._pause(row, verdict)
            await self.postpone(row, verdict.error)
            return
        self._passed(row)
        if fate is Fate.SETTLED:
            await self._ledger.sent(Delivery(row.id, ()))
            self._backlog.settled(row)
        elif fate is Fate.MOVED:
            LOG.warning("chat %d is chat %d now", row.chat_id, verdict.new_chat_id)
            await self._ledger.note(lambda records: self._move(records, row, verdict))
            self._backlog.forget()
        elif fate is Fate.UNREACHABLE:
            LOG.warning("outbox row %d: chat %d can't be reached (%s)", row.id, row.chat_id, verdict.error)
            await self._tell_unreachable(row.chat_id)
            await self._ledger.note(lambda records: self._give_up_chat(records, row, verdict))
            self._backlog.drop(row.chat_id)
        else:
            LOG.error("outbox row %d is undeliverable: %s got %s", row.id, row.method, verdict.error)
            await self._ledger.note(lambda records: records.outbox.undeliverable(row.id, verdict.error))
            self._backlog.settled(row)

    async def _is_known(self) -> bool:
        """Say whether Telegram takes the token: it answers 404 to a bad one, but to a bad method as well."""
        try:
            await self._api.call("getMe", {})
        except CallError:
            return False
        return True

    def _pause(self, row: OutboxRow, verdict: Verdict) -> None:
        if verdict.fate is Fate.PAUSED:
            LOG.warning("outbox row %d: too many requests, %.0f s of pause", row.id, verdict.seconds)
            self._gates.flooded(row.chat_id, verdict.seconds)
        elif verdict.fate is Fate.REJECTED:
            LOG.error("Telegram doesn't take the bot's token (%s): nothing is sent", verdict.error)
            self._gates.pause_all(self._rejections.next())
        else:
            LOG.warning("outbox row %d: %s failed (%s), once more", row.id, row.method, verdict.error)
            self._gates.failed(row.chat_id)

    async def postpone(self, row: OutboxRow, error: str) -> None:
        """Sending → pending, due at once.

        How long its chat waits is kept by the gates, on a clock that can't be set; and after a restart the
        chat's order is what it was.
        """
        await self._ledger.note(lambda records: records.outbox.postpone(row.id, self._clock.now(), error))
        self._backlog.put_back(row)

    async def _move(self, records: Records, row: OutboxRow, verdict: Verdict) -> None:
        await records.outbox.postpone(row.id, self._clock.now(), verdict.error)
        await records.outbox.move_chat(row.chat_id, verdict.new_chat_id)

    async def _give_up_chat(self, records: Records, row: OutboxRow, verdict: Verdict) -> None:
        await records.outbox.undeliverable(row.id, verdict.error)
        await records.outbox.undeliverable_to(row.chat_id, verdict.error)

    async def _tell_unreachable(self, chat_id: int) -> None:
        waiting = Backoff(*STORE_RETRY)
        while True:
            try:
                await self._mark_unreachable(chat_id)
            except LeaseLostError:
                raise
            except StorageError:
                await asyncio.sleep(waiting.next())
            except Exception as error:  # noqa: BLE001 - its message is given up all the same
                LOG.error("chat %d can't be marked unreachable: %s", chat_id, trace(error))  # noqa: TRY400
                return
            else:
                return

    def _passed(self, row: OutboxRow) -> None:
        self._gates.worked(row.chat_id)
        self._rejections.reset()
