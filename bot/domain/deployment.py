"""A deployment: the processes that share a database, and which of them serves which village."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Served:
    """A village that a process serves."""

    village_id: int
    process: str
    epoch: int
    until: datetime | None
    """When its lease ends unless it is renewed, by the database's clock; None for a file's lock."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """Who lives and who serves, at one instant by the database's clock. What has expired is not in it."""

    me: str
    """The process that asks."""
    offers: Mapping[str, frozenset[int]]
    """Which villages each living process could serve."""
    served: Mapping[int, Served]
    """Who serves a village, by its id."""
