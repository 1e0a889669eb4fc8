"""The meter: what is counted while the bot runs."""

from __future__ import annotations

import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds. A synced commit takes some 5 ms; nobody who waits should wait for more than 50."""
OK: Final = "ok"


class Meter:
    """Counts calls to Telegram by what came of them, and measures transactions."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.heard_at: float | None = None
        """When Telegram last answered a call as it should, in monotonic seconds; None: not yet."""
        self._calls = Counter(
            "lianxin_telegram_calls",
            "Calls to the Bot API, by method and by what came of them: ok, Telegram's code, or the failure.",
            ("method", "result"),
            registry=self.registry,
        )
        self._transactions = Histogram(
            "lianxin_transaction_seconds",
            "Time from asking for a transaction to its durable commit, waiting included.",
            ("result",),
            buckets=BUCKETS,
            registry=self.registry,
        )

    def called(self, method: str, result: str) -> None:
        """Count a call to Telegram."""
        if result == OK:
            self.heard_at = time.monotonic()
        self._calls.labels(method, result).inc()

    def transacted(self, result: str, seconds: float) -> None:
        """Count a transaction and how long it took."""
        self._transactions.labels(result).observe(seconds)
