"""A hand count: what a meeting, or ballots on paper, came to. Which households took part, and totals.

Entered by the secretary, confirmed by another cadre as its witness. It counts from then on, and never before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.ballot import Totals
from bot.domain.people import Cadre

_NUMBERS: Final = re.compile(r"\d+")
_PARTS: Final = 3  # 同意, 反对, 弃权
_WORDS: Final = re.compile(r"(同意|反对|弃权)\D{0,3}(\d+)")


class Occasion(StrEnum):
    """How people said what they want."""

    MEETING = "meeting"
    """Raised hands."""
    PAPER = "paper"


class HandCountState(StrEnum):
    """How far it has come."""

    DRAFT = "draft"
    OFFERED = "offered"
    """Its witness is asked."""
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    """The witness says that it was otherwise."""
    DROPPED = "dropped"
    """Taken back, or never confirmed before the close."""


class HandCountStep(StrEnum):
    """What can happen to it."""

    OFFER = "offer"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    DROP = "drop"


_S, _E = HandCountState, HandCountStep
TRANSITIONS: Final[Mapping[tuple[HandCountState, HandCountStep], HandCountState]] = {
    (_S.DRAFT, _E.OFFER): _S.OFFERED,
    (_S.OFFERED, _E.CONFIRM): _S.CONFIRMED,
    (_S.OFFERED, _E.REFUSE): _S.REFUSED,
    (_S.DRAFT, _E.DROP): _S.DROPPED,
    (_S.OFFERED, _E.DROP): _S.DROPPED,
}
"""The whole life of a hand count. What was confirmed stays."""
WAITING: Final = frozenset({HandCountState.DRAFT, HandCountState.OFFERED})
"""It may yet count."""


class HandCountStepError(Exception):
    """This cannot happen in this state; nothing was changed."""

    def __init__(self, state: HandCountState, step: HandCountStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step


@dataclass(frozen=True, slots=True)
class HandCount:
    """One meeting, or one box of papers."""

    id: int
    vote_id: int
    occasion: Occasion
    cadre_id: int
    """Who entered it."""
    entered_at: datetime
    state: HandCountState = HandCountState.DRAFT
    witness_id: int | None = None
    totals: Totals | None = None
    """None before they are entered, and again once the vote is closed: they are in its count then."""

    def stepped(self, step: HandCountStep) -> HandCount:
        """Return it one step further; raise HandCountStepError where that can't happen."""
        try:
            return replace(self, state=TRANSITIONS[self.state, step])
        except KeyError:
            raise HandCountStepError(self.state, step) from None


def may_witness(cadre: Cadre, entered_by: int) -> bool:
    """Whether a cadre can be the witness of what somebody else of the village entered."""
    return cadre.active and not cadre.is_township and cadre.id != entered_by


def totals_in(text: str) -> Totals | None:
    """Return the three totals that a text names: 30 5 5, or 同意30 反对5 弃权5; None for anything else."""
    plain = unicodedata.normalize("NFKC", text)
    named = _WORDS.findall(plain)
    if named:
        found = {word: int(number) for word, number in named}
        whole = len(found) == len(named) == len(_NUMBERS.findall(plain))
        return Totals(found.get("同意", 0), found.get("反对", 0), found.get("弃权", 0)) if whole else None
    numbers = [int(number) for number in _NUMBERS.findall(plain)]
    return Totals(*numbers) if len(numbers) == _PARTS else None
