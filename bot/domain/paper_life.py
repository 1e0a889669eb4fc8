"""A paper's life in custody: everything that affects where a paper is said to be is in this file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PaperState(StrEnum):
    """Where a paper is."""

    WANTED = "wanted"
    """Asked for; the villager has it still."""
    RECEIVED = "received"
    """With a cadre."""
    HANDED_IN = "handed_in"
    """At the office."""
    RETURNED = "returned"
    """With the villager again."""
    KEPT = "kept"
    """Stays at the office, and the villager was told so."""


class PaperMove(StrEnum):
    """What can happen to a paper."""

    RECEIVE = "receive"
    """A cadre takes it: from the villager, back from the office, or from a colleague."""
    HAND_IN = "hand_in"
    RETURN = "return"
    KEEP = "keep"


_S, _M = PaperState, PaperMove
MOVES: Final[Mapping[tuple[PaperState, PaperMove], PaperState]] = {
    (_S.WANTED, _M.RECEIVE): _S.RECEIVED,
    (_S.RECEIVED, _M.RECEIVE): _S.RECEIVED,
    (_S.RECEIVED, _M.HAND_IN): _S.HANDED_IN,
    (_S.RECEIVED, _M.RETURN): _S.RETURNED,
    (_S.HANDED_IN, _M.RECEIVE): _S.RECEIVED,
    (_S.HANDED_IN, _M.RETURN): _S.RETURNED,
    (_S.HANDED_IN, _M.KEEP): _S.KEPT,
    (_S.RETURNED, _M.RECEIVE): _S.RECEIVED,
    (_S.KEPT, _M.RETURN): _S.RETURNED,
}
"""All that can happen to a paper. What is not in here cannot."""

OUT: Final = frozenset({PaperState.RECEIVED, PaperState.HANDED_IN})
"""Not with the villager, though it is his."""


class PaperMoveError(Exception):
    """This cannot happen to a paper in this state; nothing was changed."""

    def __init__(self, state: PaperState, move: PaperMove) -> None:
        super().__init__(f"no {move.value} from {state.value}")
        self.state = state
        self.move = move
