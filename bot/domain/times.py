"""Times: aware everywhere, UTC in storage, the village's zone on screen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class NaiveDatetimeError(ValueError):
    """A datetime without a zone was handed in: nobody can say which instant it means."""

    def __init__(self, value: datetime) -> None:
        super().__init__(f"naive datetime: {value.isoformat()}")
        self.value = value


def aware(value: datetime) -> datetime:
    """Return the same instant in UTC; raise NaiveDatetimeError where the zone is missing."""
    if value.tzinfo is None:
        raise NaiveDatetimeError(value)
    return value.astimezone(UTC)


def to_micros(value: datetime) -> int:
    """Return microseconds since the epoch, UTC: the form in which storage keeps every time."""
    return (aware(value) - EPOCH) // MICROSECOND


def from_micros(value: int) -> datetime:
    """Return the instant that `to_micros` was given."""
    return EPOCH + timedelta(microseconds=value)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day that this instant falls on in the village."""
    return aware(at).astimezone(zone).date()


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a wall-clock time in the village, in UTC.

    A time that a DST change skips means the instant just as far after the change; one that occurs
    twice means its first occurrence (PEP 495, fold=0).
    """
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
