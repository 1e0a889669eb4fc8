"""Backstage: what the simulator's page shows of the bot and its records, and its kill switch."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.simulator.stage import Glance, Jump, Progress, Scenery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.demo.glance import Glance as Records
    from bot.demo.keeper import Keeper
    from bot.simulator.bots import BotAccount
    from bot.simulator.clock import SimulatedClock

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
# What falls due of itself, of no interest to whoever waits for a promise to come due.
HOUSEKEEPING: Final = (
    "album", "backup", "broadcast", "burst", "center_choice", "cleaning", "collection", "digest",
    "disclosure", "forget_stranger", "join_digest", "matter_choice", "pairing_month", "progress", "review",
    "visit_week", "papers_told", "photos", "photos_check", "photos_stay",
)  # fmt: skip

_COUNTS: Final = """
SELECT
  (SELECT count(*) FROM cases),
  (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending') AND not_before <= :now)
"""
_BROADCAST: Final = """
SELECT
  count(*) FILTER (WHERE state IN ('sent', 'undeliverable')),
  count(*),
  (SELECT count(*) FROM reminders WHERE kind = 'broadcast' AND settled_at IS NULL)
FROM outbox WHERE key LIKE 'disclosure:' || (SELECT max(id) FROM broadcasts) || ':%'
"""
_AUDIENCE: Final = """
SELECT count(DISTINCT accounts.id) FROM accounts
LEFT JOIN memberships ON memberships.account_id = accounts.id AND memberships.state = 'joined'
LEFT JOIN offices ON offices.account_id = accounts.id
WHERE accounts.reachable = 1 AND (memberships.id IS NOT NULL OR offices.cadre_id IS NOT NULL)
"""
_JUMPS: Final = f"""
SELECT
  (SELECT coalesce(min(due_at), 0) FROM reminders
   WHERE settled_at IS NULL AND due_at > :now AND kind NOT IN {HOUSEKEEPING}
   AND (kind NOT IN ('unseen', 'due_soon', 'overdue', 'still_overdue', 'escalation')
        OR EXISTS (SELECT 1 FROM cases WHERE cases.id = subject AND answered_at IS NULL))),
  (SELECT coalesce(min(due_at), 0) FROM reminders
   WHERE settled_at IS NULL AND due_at > :now AND kind = 'disclosure')
"""  # noqa: S608 - the constant above


class Backstage:
    """Fulfils the simulator's Stage."""

    def __init__(self, account: BotAccount, clock: SimulatedClock, zone: str) -> None:
        """Stand behind this bot account; nothing runs yet."""
        self._account = account
        self._clock = clock
        self._zone = zone
        self._cast: Sequence[int] = ()
        self._records: Records | None = None
        self._keeper: Keeper | None = None

    def open(self, cast: Sequence[int], records: Records, keeper: Keeper) -> None:
        """Show this cast, these records, this bot from now on."""
        self._cast, self._records, self._keeper = cast, records, keeper

    def scenery(self) -> Scenery:
        """Return who has the three phones at first, and the village's zone."""
        return Scenery(self._cast, self._zone)

    async def glance(self) -> Glance:
        """Return how things stand: read from the bot's own file, beside it."""
        if self._records is None or self._keeper is None:
            return Glance(running=False, starts=0)
        now = (self._clock.now() - EPOCH) // MICROSECOND
        cases, outbox = await asyncio.to_thread(self._records.row, _COUNTS, now=now)
        # What was taken in and what was sent is counted at Telegram's end: the bot cleans its rows away.
        counts = {
            "telegram": len(self._account.updates),
            "inbox": self._account.updates.confirmed,
            "cases": cases,
            "outbox": outbox,
            "sent": self._account.messages_sent,
        }
        jumps = await asyncio.to_thread(self._records.row, _JUMPS, now=now)
        return Glance(
            running=self._keeper.running,
            starts=self._keeper.starts,
            counts=counts,
            broadcast=await asyncio.to_thread(_broadcast, self._records),
            jumps=[
                Jump(key, EPOCH + due * MICROSECOND)
                for key, due in zip(("deadline", "month_end"), jumps, strict=True)
                if due
            ],
        )

    async def kill(self) -> None:
        """Kill the bot with SIGKILL; the keeper starts it again."""
        if self._keeper is not None:
            self._keeper.kill()


def _broadcast(records: Records) -> Progress | None:
    """Return how far the newest disclosure has gone, or None before the first one."""
    done, queued, more = records.row(_BROADCAST)
    if not queued:
        return None
    # It is queued in parts: until the last one is, everybody who will get it is the better total.
    return Progress(done, max(queued, records.row(_AUDIENCE)[0]) if more else queued)
