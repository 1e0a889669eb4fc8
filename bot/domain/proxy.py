"""A proxy handling: what the village handles for a villager, beside the case that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.procedure import Procedure
from bot.domain.proxy_life import TRANSITIONS, UNDER_WAY, ProxyState, ProxyStep, ProxyStepError


@dataclass(frozen=True, slots=True)
class Pace:
    """How long each step may wait before somebody is reminded."""

    collect: timedelta
    hand_in: timedelta
    give_back: timedelta
    secretary: timedelta
    """After the cadre was reminded: when the secretary is told."""

    def due(self, state: ProxyState, since: datetime, days: int) -> datetime | None:
        """Return by when the next step is due, or None where none is awaited of the cadre.

        `days` are those that the office usually needs. What is PICKED goes by the clock of its case.
        """
        waits = {
            ProxyState.COLLECTING: self.collect,
            ProxyState.COMPLETE: self.hand_in,
            ProxyState.HANDED_IN: timedelta(days=days),
            ProxyState.DONE: self.give_back,
            ProxyState.STOPPED: self.give_back,
        }.get(state)
        return since + waits if waits is not None else None

    def whole(self, days: int) -> timedelta:
        """Return how long it takes from the accepting to the returning, if every step takes its time."""
        return self.collect + self.hand_in + timedelta(days=days) + self.give_back


@dataclass(frozen=True, slots=True)
class Proxy:
    """What is handled, and how far it has come. The procedure is kept as it was when it was chosen."""

    case_id: int
    procedure: str
    """Its name; empty once erased."""
    office: str
    days: int
    """That the office usually needs."""
    result: str
    state: ProxyState
    since: datetime
    """When it came into this state."""
    fetch: bool = False
    """来我家取: the cadre comes for the papers."""
    done_at: datetime | None = None
    ended_at: datetime | None = None
    """When nothing was left to be done or given back: references of photos are erased some days later."""

    @classmethod
    def of(cls, case_id: int, procedure: Procedure, at: datetime) -> Proxy:
        """Return what was just chosen for a case."""
        return cls(
            case_id=case_id,
            procedure=procedure.name,
            office=procedure.office,
            days=procedure.days,
            result=procedure.result,
            state=ProxyState.PICKED,
            since=at,
        )

    @property
    def under_way(self) -> bool:
        """Whether a cadre has accepted it and a step of his is awaited."""
        return self.state in UNDER_WAY

    def stepped(self, step: ProxyStep, at: datetime) -> Proxy:
        """Return it one step further; raise ProxyStepError where that can't happen."""
        try:
            state = TRANSITIONS[self.state, step]
        except KeyError:
            raise ProxyStepError(self.state, step) from None
        moved = replace(self, state=state, since=at)
        if step is ProxyStep.FINISH:
            return replace(moved, done_at=at)
        if step is ProxyStep.RETURN:
            return replace(moved, ended_at=at)
        if step is ProxyStep.REOPEN:
            return replace(moved, done_at=None, ended_at=None)
        return moved
