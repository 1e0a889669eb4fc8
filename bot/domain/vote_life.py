"""A vote's life: everything that affects how far it has come is in this file.

Announced → open → closed; or short, where too few households took part: it is then extended once, or another
vote is announced.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class VoteState(StrEnum):
    """How far it has come."""

    ANNOUNCED = "announced"
    """The electorate is fixed; nobody can vote yet."""
    OPEN = "open"
    SHORT = "short"
    """It is closed, and the quorum was missed."""
    ADOPTED = "adopted"
    REJECTED = "rejected"
    CALLED_OFF = "called_off"
    """Its matter was dropped."""


class VoteStep(StrEnum):
    """What can happen to it."""

    OPEN = "open"
    MISS = "miss"
    ADOPT = "adopt"
    REJECT = "reject"
    EXTEND = "extend"
    CALL_OFF = "call_off"


_S, _E = VoteState, VoteStep
TRANSITIONS: Final[Mapping[tuple[VoteState, VoteStep], VoteState]] = {
    (_S.ANNOUNCED, _E.OPEN): _S.OPEN,
    (_S.OPEN, _E.MISS): _S.SHORT,
    (_S.OPEN, _E.ADOPT): _S.ADOPTED,
    (_S.OPEN, _E.REJECT): _S.REJECTED,
    (_S.SHORT, _E.EXTEND): _S.OPEN,
    (_S.ANNOUNCED, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.OPEN, _E.CALL_OFF): _S.CALLED_OFF,
    (_S.SHORT, _E.CALL_OFF): _S.CALLED_OFF,
}
"""The whole life of a vote. What is not in here cannot happen."""

UNDER_WAY: Final = frozenset({VoteState.ANNOUNCED, VoteState.OPEN})
"""Its close is still to come."""
CLOSED: Final = frozenset(VoteState) - UNDER_WAY
"""Nobody can say any more which household chose what."""


class VoteStepError(Exception):
    """This cannot happen in this state; nothing was changed."""

    def __init__(self, state: VoteState, step: VoteStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step
