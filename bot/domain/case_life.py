"""A case's life: everything that affects the state of a case is in this file.

The commitment system (承诺制): answered on the spot, or within one week, or explained with reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class CaseState(StrEnum):
    """Whose turn it is."""

    RAISED = "raised"
    """It has its number; the villager is being asked which center it is for."""
    WITHHELD = "withheld"
    """Nobody gets it until the villager chooses (it names the secretary, or nobody may take it any more:
    the township's contact had a complaint about the secretary, and left)."""
    ASSIGNED = "assigned"
    """The responsible cadre's turn; the clock runs."""
    VERIFYING = "verifying"
    """需要核实: still the cadre's turn and the clock runs, but the villager knows what he is doing."""
    ANSWERED = "answered"
    """The clock stopped with the answer; the villager's turn to say whether it is resolved."""
    EXPLAINED = "explained"
    """不能解决, with a reason. The villager's turn: he may take it to the secretary once."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    """The villager took it back."""
    ERASED = "erased"
    """Taken back by the villager before anybody got it: its words are gone."""


class CaseStep(StrEnum):
    """What can happen to a case."""

    ROUTE = "route"
    WITHHOLD = "withhold"
    """Nobody may take it; also when whoever heard it has left the roster."""
    VERIFY = "verify"
    ACCEPT = "accept"
    """A cadre accepts it for proxy handling (帮办制): from here on its steps have dates of their own."""
    ANSWER = "answer"
    EXPLAIN = "explain"
    RESOLVE = "resolve"
    """已解决, or the villager accepts the reasons."""
    REOPEN = "reopen"
    """没解决, 不满意, or the same matter again."""
    APPEAL = "appeal"
    """An explained refusal is taken to the secretary, once."""
    LAPSE = "lapse"
    """Neither an answer nor the question about it brought a reaction."""
    WITHDRAW = "withdraw"
    ERASE = "erase"


_S, _E = CaseState, CaseStep
TRANSITIONS: Final[Mapping[tuple[CaseState, CaseStep], CaseState]] = {
    (_S.RAISED, _E.ROUTE): _S.ASSIGNED,
    (_S.RAISED, _E.WITHHOLD): _S.WITHHELD,
    (_S.RAISED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.WITHHELD, _E.ROUTE): _S.ASSIGNED,
    (_S.WITHHELD, _E.WITHHOLD): _S.WITHHELD,
    (_S.WITHHELD, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.WITHHELD, _E.ERASE): _S.ERASED,
    (_S.ASSIGNED, _E.ROUTE): _S.ASSIGNED,
    (_S.ASSIGNED, _E.VERIFY): _S.VERIFYING,
    (_S.ASSIGNED, _E.ACCEPT): _S.VERIFYING,
    (_S.ASSIGNED, _E.ANSWER): _S.ANSWERED,
    (_S.ASSIGNED, _E.EXPLAIN): _S.EXPLAINED,
    (_S.ASSIGNED, _E.WITHHOLD): _S.WITHHELD,
    (_S.ASSIGNED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.VERIFYING, _E.ROUTE): _S.ASSIGNED,
    (_S.VERIFYING, _E.VERIFY): _S.VERIFYING,
    (_S.VERIFYING, _E.ACCEPT): _S.VERIFYING,
    (_S.VERIFYING, _E.ANSWER): _S.ANSWERED,
    (_S.VERIFYING, _E.EXPLAIN): _S.EXPLAINED,
    (_S.VERIFYING, _E.WITHHOLD): _S.WITHHELD,
    (_S.VERIFYING, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.ANSWERED, _E.RESOLVE): _S.CLOSED,
    (_S.ANSWERED, _E.REOPEN): _S.ASSIGNED,
    (_S.ANSWERED, _E.LAPSE): _S.CLOSED,
    (_S.ANSWERED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.EXPLAINED, _E.RESOLVE): _S.CLOSED,
    (_S.EXPLAINED, _E.APPEAL): _S.ASSIGNED,
    (_S.EXPLAINED, _E.LAPSE): _S.CLOSED,
    (_S.EXPLAINED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.CLOSED, _E.REOPEN): _S.ASSIGNED,
}
"""The whole life of a case. What is not in here cannot happen."""


def can(state: CaseState, step: CaseStep) -> bool:
    """Whether this can happen to a case in this state."""
    return (state, step) in TRANSITIONS


RUNNING: Final = frozenset({CaseState.ASSIGNED, CaseState.VERIFYING})
"""A cadre's turn: the clock runs."""
UNSENT: Final = frozenset({CaseState.RAISED, CaseState.WITHHELD})
"""Nobody has been given it yet."""
ANSWERED: Final = frozenset({CaseState.ANSWERED, CaseState.EXPLAINED})
"""The villager's turn: he says whether that settles it."""
OPEN: Final = RUNNING | UNSENT | ANSWERED
"""What he writes may go on with one of these."""


class Outcome(StrEnum):
    """How a closed case ended. The commitment is the outcome itself."""

    RESOLVED = "resolved"
    EXPLAINED = "explained"
    """Could not be solved; the villager accepted the reasons, or the secretary's decision is final."""
    NO_REACTION = "no_reaction"
    """Never counted as satisfied."""


class Rating(StrEnum):
    """What the villager thinks of how it was done, in one tap."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    UNSATISFIED = "unsatisfied"
    """Reopens the case."""


class IllegalStepError(Exception):
    """This cannot happen to a case in this state; nothing was changed."""

    def __init__(self, state: CaseState, step: CaseStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step
