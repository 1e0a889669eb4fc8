"""Gauges: vital signs, as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import CollectorRegistry
    from prometheus_client.metrics_core import Metric

    from bot.domain.vitals import Vitals


class Gauges:
    """The vital signs of one look: fulfils prometheus-client's Collector."""

    def __init__(self, vitals: Vitals, now: datetime, backed_up_at: datetime | None) -> None:
        self._vitals = vitals
        self._now = now
        self._backed_up_at = backed_up_at

    def collect(self) -> Iterator[Metric]:
        """Yield one gauge for each sign; how long something waits is 0 where nothing does."""
        signs = self._vitals
        gauges = (
            ("inbox_unsettled", "Updates that wait.", signs.unsettled),
            ("inbox_oldest_seconds", "How long the oldest has waited.", self._age(signs.unsettled_since)),
            ("inbox_parked", "Updates that nobody could handle: lianxin parked.", signs.parked),
            ("outbox_due", "Messages that may go out and have not.", signs.unsent),
            ("outbox_oldest_seconds", "How long the first has waited.", self._age(signs.unsent_since)),
            ("reminders_late", "Reminders that are due and have not fired.", signs.late_reminders),
            ("reminders_oldest_seconds", "How late the first is.", self._age(signs.late_since)),
            ("cases_overdue", "Cases whose promised date has passed.", signs.overdue_cases),
        )
        for name, meaning, value in gauges:
            yield GaugeMetricFamily(f"lianxin_{name}", meaning, value)
        if self._backed_up_at is not None:
            yield GaugeMetricFamily(
                "lianxin_backup_age_seconds", "How old the newest backup is.", self._age(self._backed_up_at)
            )

    def _age(self, since: datetime | None) -> float:
        return max((self._now - since).total_seconds(), 0.0) if since is not None else 0.0


def exposition(registry: CollectorRegistry, gauges: Gauges) -> bytes:
    """Return everything in Prometheus's text format."""
    return b"".join((generate_latest(registry), generate_latest(_Only(gauges.collect()))))


class _Only:
    """A registry of what was collected already."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        """Return them."""
        return self._metrics
