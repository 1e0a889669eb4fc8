"""The meter: what is counted while the bot runs."""

from __future__ import annotations

import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds. A synced commit takes some 5 ms; nobody who waits should wait for more than 50."""
OK: Final = "ok"


class Meter:
    """Counts calls to Telegram by what came of them, and measures transactions, for every village apart."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._calls = Counter(
            "lianxin_telegram_calls",
            "Calls to the Bot API, by method and by what came of them: ok, Telegram's code, or the failure.",
            ("village", "method", "result"),
            registry=self.registry,
        )
        self._transactions = Histogram(
            "lianxin_transaction_seconds",
            "Time from asking for a transaction to its durable commit, waiting included.",
            ("village", "result"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._webhooks = Counter(
            "lianxin_webhook_requests",
            "Requests to the webhook server, by the status that was answered: 200 is a committed update.",
            ("status",),
            registry=self.registry,
        )
        self._villages: dict[str, VillageMeter] = {}

    def brought(self, status: int) -> None:
        """Count a request to the webhook server."""
        self._webhooks.labels(str(status)).inc()

    def of(self, village: str) -> VillageMeter:
        """Return the meter of a village, by its key: the same one at each time."""
        if village not in self._villages:
            self._villages[village] = VillageMeter(village, self._calls, self._transactions)
        return self._villages[village]


class VillageMeter:
    """One village's part of the figures."""

    def __init__(self, village: str, calls: Counter, transactions: Histogram) -> None:
        self._village = village
        self._calls = calls
        self._transactions = transactions
        self.heard_at: float | None = None
        """When Telegram last answered a call as it should, in monotonic seconds; None: not yet."""

    def called(self, method: str, result: str) -> None:
        """Count a call to Telegram."""
        if result == OK:
            self.heard_at = time.monotonic()
        self._calls.labels(self._village, method, result).inc()

    def transacted(self, result: str, seconds: float) -> None:
        """Count a transaction and how long it took."""
        self._transactions.labels(self._village, result).observe(seconds)
