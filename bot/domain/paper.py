"""A paper in custody: a certificate, card or form of a villager's, and where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.paper_life import MOVES, OUT, PaperMove, PaperMoveError, PaperState


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a proxy handling."""

    id: int
    case_id: int
    name: str
    """Empty once erased."""
    state: PaperState = PaperState.WANTED
    holder_id: int | None = None
    """The cadre who has, or had, it in his hands."""
    received_at: datetime | None = None
    handed_in_at: datetime | None = None
    returned_at: datetime | None = None
    """When it went back, or was said to stay at the office."""
    told: PaperState = PaperState.WANTED
    """What its villager was last told."""

    @property
    def is_out(self) -> bool:
        """Whether it has still to be given back."""
        return self.state in OUT

    @property
    def since(self) -> datetime | None:
        """When it came where it is; None while the villager has never given it away."""
        if self.state is PaperState.HANDED_IN:
            return self.handed_in_at
        return self.received_at if self.state is PaperState.RECEIVED else self.returned_at

    def moves(self, cadre_id: int) -> tuple[PaperMove, ...]:
        """Return what this cadre can do with it."""
        possible = [move for state, move in MOVES if state is self.state]
        if self.state is PaperState.RECEIVED and self.holder_id == cadre_id:
            possible.remove(PaperMove.RECEIVE)
        return tuple(possible)

    def moved(self, move: PaperMove, at: datetime, cadre_id: int) -> Paper:
        """Return the paper where this cadre says that it is; raise PaperMoveError where it can't be."""
        if move not in self.moves(cadre_id):
            raise PaperMoveError(self.state, move)
        gone = replace(self, state=MOVES[self.state, move])
        if move is PaperMove.RECEIVE:
            taken_back = self.state is PaperState.HANDED_IN
            return replace(
                gone,
                holder_id=cadre_id,
                received_at=at,
                handed_in_at=self.handed_in_at if taken_back else None,
                returned_at=None,
            )
        if move is PaperMove.HAND_IN:
            return replace(gone, handed_in_at=at)
        return replace(gone, returned_at=at)
