"""The directory: who serves the village today, as one snapshot that rules can be asked of."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.domain.centers import Center
from bot.domain.people import Cadre


@dataclass(frozen=True, slots=True)
class Leave:
    """A cadre is away up to and including a day."""

    cadre_id: int
    since: date
    until: date


@dataclass(frozen=True)
class Directory:
    """All active cadres in the roster's order, with duty, leave and who can be written to."""

    cadres: tuple[Cadre, ...]
    duty: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Weekday (0 = Monday) to the cadres on duty."""
    leaves: tuple[Leave, ...] = ()
    joined: AbstractSet[int] = frozenset()
    """Cadres who have joined and can be written to."""

    @cached_property
    def _by_id(self) -> dict[int, Cadre]:
        return {cadre.id: cadre for cadre in self.cadres}

    def get(self, cadre_id: int | None) -> Cadre | None:
        """Return an active cadre, or None."""
        return self._by_id.get(cadre_id) if cadre_id is not None else None

    @property
    def secretary(self) -> Cadre | None:
        """The branch secretary."""
        return next((c for c in self.cadres if c.is_secretary), None)

    @property
    def township(self) -> Cadre | None:
        """The township's contact, if the roster names one."""
        return next((c for c in self.cadres if c.is_township), None)

    @property
    def village_cadres(self) -> tuple[Cadre, ...]:
        """The cadres of the village itself: all but the township's contact."""
        return tuple(c for c in self.cadres if not c.is_township)

    def paired_with(self, group: int, center: Center | None = None) -> tuple[Cadre, ...]:
        """Return the cadres paired with a group, of one center where one is named."""
        return tuple(c for c in self.cadres if c.group == group and (center is None or center in c.centers))

    def lead(self, center: Center) -> Cadre | None:
        """Return the cadre who leads a center."""
        return next((c for c in self.cadres if center in c.leads), None)

    def on_duty(self, day: date) -> tuple[Cadre, ...]:
        """Return who is on duty that day."""
        found = (self.get(cadre_id) for cadre_id in self.duty.get(day.weekday(), ()))
        return tuple(c for c in found if c is not None)

    def is_away(self, cadre: Cadre, day: date) -> bool:
        """Whether he is on leave that day."""
        return any(v.cadre_id == cadre.id and v.since <= day <= v.until for v in self.leaves)

    def substitute(self, cadre: Cadre, day: date) -> Cadre | None:
        """Return the cadre himself, or while he is on leave the first substitute who isn't, or None."""
        seen: set[int] = set()
        current: Cadre | None = cadre
        while current is not None and current.id not in seen:
            if not self.is_away(current, day):
                return current
            seen.add(current.id)
            current = self.get(current.substitute_id)
        return None
