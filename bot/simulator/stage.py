"""The stage: what a demo builds around the simulator, for the page to show and work.

The simulator knows no project's bot. Whoever runs one beside it hands in a Stage; without any, the page
shows the phones, the clock and the faults only.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.simulator.world import World

LOOK_EVERY = 0.3  # seconds between two glances while somebody looks on


@dataclass(frozen=True, slots=True)
class Jump:
    """A moment that the clock can be set to; the page has words for `key` (deadline, month_end)."""

    key: str
    to: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one broadcast has gone."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Glance:
    """How things stand behind the scenes at one moment."""

    running: bool
    """Whether the bot's process lives."""
    starts: int
    """How often it has been started."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Along the message's path: inbox, cases, outbox, sent."""
    broadcast: Progress | None = None
    jumps: Sequence[Jump] = ()


@dataclass(frozen=True, slots=True)
class Scenery:
    """What stays as it is: who stands on the three phones at first, and the zone the clock is shown in."""

    cast: Sequence[int]
    zone: str
    """An IANA name."""


class Stage(Protocol):
    """What runs around the simulator."""

    def scenery(self) -> Scenery:
        """Return what stays as it is."""

    async def glance(self) -> Glance:
        """Return how things stand now; called a few times a second."""

    async def kill(self) -> None:
        """Kill the bot's process at once (SIGKILL), and have it started again."""


def as_json(shown: Glance | Scenery) -> dict[str, Any]:
    """Return a glance or scenery for the page; times are ISO 8601."""
    return asdict(shown, dict_factory=_plain)


def _plain(items: list[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in items}


async def watch(world: World, stage: Stage) -> None:
    """Tell lookers-on of each change on the stage, until cancelled."""
    known: dict[str, Any] | None = None
    while True:
        if world.events.watched:
            glance = as_json(await stage.glance())
            if glance != known:
                known = glance
                world.events.publish("stage", None, glance=glance)
        await asyncio.sleep(LOOK_EVERY)
