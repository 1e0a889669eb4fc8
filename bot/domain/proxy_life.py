"""Proxy handling's life (帮办制): everything that affects how far it has come is in this file.

Accepted at once, handled in time: papers complete → handed in → done → returned.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ProxyState(StrEnum):
    """How far it has come."""

    PICKED = "picked"
    """The villager chose the procedure; no cadre has accepted, and the clock of the case runs."""
    COLLECTING = "collecting"
    """Accepted: papers are being collected."""
    COMPLETE = "complete"
    HANDED_IN = "handed_in"
    DONE = "done"
    """The office has done it; papers, and what it gave out, go back to the villager."""
    RETURNED = "returned"
    """Everything is back, or said to stay at the office: the end."""
    STOPPED = "stopped"
    """It goes no further: taken back, or answered otherwise. Papers still out go back all the same."""


class ProxyStep(StrEnum):
    """What can happen to it."""

    ACCEPT = "accept"
    COMPLETE = "complete"
    LACK = "lack"
    """Something is missing after all: papers are collected again."""
    HAND_IN = "hand_in"
    FINISH = "finish"
    RETURN = "return"
    STOP = "stop"
    REOPEN = "reopen"
    """Its case is reopened: somebody has to accept it anew."""


_S, _E = ProxyState, ProxyStep
TRANSITIONS: Final[Mapping[tuple[ProxyState, ProxyStep], ProxyState]] = {
    (_S.PICKED, _E.ACCEPT): _S.COLLECTING,
    (_S.COLLECTING, _E.LACK): _S.COLLECTING,
    (_S.COLLECTING, _E.COMPLETE): _S.COMPLETE,
    (_S.COMPLETE, _E.LACK): _S.COLLECTING,
    (_S.COMPLETE, _E.HAND_IN): _S.HANDED_IN,
    (_S.HANDED_IN, _E.LACK): _S.COLLECTING,
    (_S.HANDED_IN, _E.FINISH): _S.DONE,
    (_S.DONE, _E.RETURN): _S.RETURNED,
    (_S.PICKED, _E.STOP): _S.STOPPED,
    (_S.COLLECTING, _E.STOP): _S.STOPPED,
    (_S.COMPLETE, _E.STOP): _S.STOPPED,
    (_S.HANDED_IN, _E.STOP): _S.STOPPED,
    (_S.DONE, _E.STOP): _S.STOPPED,
    (_S.RETURNED, _E.REOPEN): _S.PICKED,
    (_S.STOPPED, _E.REOPEN): _S.PICKED,
}
"""The whole life of a proxy handling. What is not in here cannot happen."""

ENDED: Final = frozenset({ProxyState.RETURNED, ProxyState.STOPPED})
"""No step leads on, but for a reopening of its case."""
UNDER_WAY: Final = frozenset(
    {ProxyState.COLLECTING, ProxyState.COMPLETE, ProxyState.HANDED_IN, ProxyState.DONE}
)
"""A cadre has accepted it: his next step is awaited."""
NEXT: Final[Mapping[ProxyState, ProxyStep]] = {
    ProxyState.PICKED: ProxyStep.ACCEPT,
    ProxyState.COLLECTING: ProxyStep.COMPLETE,
    ProxyState.COMPLETE: ProxyStep.HAND_IN,
    ProxyState.HANDED_IN: ProxyStep.FINISH,
    ProxyState.DONE: ProxyStep.RETURN,
}
"""The step that leads on from each state."""


def can(state: ProxyState, step: ProxyStep) -> bool:
    """Whether this can happen in this state."""
    return (state, step) in TRANSITIONS


class ProxyStepError(Exception):
    """This cannot happen in this state; nothing was changed."""

    def __init__(self, state: ProxyState, step: ProxyStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step
