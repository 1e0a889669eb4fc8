"""Gauges: vital signs, as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily

if TYPE_CHECKING:
    from datetime import datetime

    from prometheus_client import CollectorRegistry
    from prometheus_client.metrics_core import Metric

    from bot.domain.vitals import Vitals

VILLAGE: Final = "village"
"""The label: a village's key."""


@dataclass(frozen=True, slots=True)
class Signs:
    """One village's vital signs, as its records gave them."""

    vitals: Vitals
    now: datetime
    backed_up_at: datetime | None
    heard_at: float | None = None
    """When Telegram last answered its bot as it should, in monotonic seconds."""


class Gauges:
    """The vital signs of one look at all villages: fulfils prometheus-client's Collector."""

    def __init__(self, villages: Mapping[str, Signs | None]) -> None:
        """None stands for a village that ought to be served here and whose records don't answer."""
        self.villages = villages

    def collect(self) -> Iterator[Metric]:
        """Yield one gauge for each sign; how long something waits is 0 where nothing does."""
        served = GaugeMetricFamily(
            "lianxin_village_served", "Whether a village that belongs here is served.", labels=[VILLAGE]
        )
        families: dict[str, GaugeMetricFamily] = {}
        for key, signs in self.villages.items():
            served.add_metric([key], 0.0 if signs is None else 1.0)
            for name, meaning, value in _values(signs) if signs is not None else ():
                full = f"lianxin_{name}"
                family = families.setdefault(full, GaugeMetricFamily(full, meaning, labels=[VILLAGE]))
                family.add_metric([key], value)
        yield served
        yield from families.values()


def _values(signs: Signs) -> Iterator[tuple[str, str, float]]:
    vitals, now = signs.vitals, signs.now
    yield "inbox_unsettled", "Updates that wait.", vitals.unsettled
    yield "inbox_oldest_seconds", "How long the oldest has waited.", _age(vitals.unsettled_since, now)
    yield "inbox_parked", "Updates that nobody could handle: lianxin parked.", vitals.parked
    yield "outbox_due", "Messages that may go out and have not.", vitals.unsent
    yield "outbox_oldest_seconds", "How long the first has waited.", _age(vitals.unsent_since, now)
    yield "reminders_late", "Reminders that are due and have not fired.", vitals.late_reminders
    yield "reminders_oldest_seconds", "How late the first is.", _age(vitals.late_since, now)
    yield "cases_overdue", "Cases whose promised date has passed.", vitals.overdue_cases
    if signs.backed_up_at is not None:
        yield "backup_age_seconds", "How old the newest backup is.", _age(signs.backed_up_at, now)


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since is not None else 0.0


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
