"""A matter's life in the village's deliberation (村民议事): all that affects its stage is in this file.

From idea to result: proposed → seconded → consulted → discussed → notice → vote → decided → carried out.
Which of the preparing stages a village asks for is configuration (bot.domain.deliberation_rules); their
order isn't. It may be dropped, with a reason, at any stage.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from itertools import combinations
from typing import Final


class Stage(StrEnum):
    """How far a matter has come."""

    DRAFT = "draft"
    """Its proposer is still putting it together: nobody else knows of it, and it has no number yet."""
    PROPOSED = "proposed"
    SECONDED = "seconded"
    """Enough households want it talked about."""
    PUT_FORWARD = "put_forward"
    """四议 1: the branch has taken it up as its proposal (村党支部会提议)."""
    CONSULTED = "consulted"
    """四议 2: the two committees have talked it over (村“两委”会商议); in the simple mode the center has."""
    REVIEWED = "reviewed"
    """四议 3: the party members have gone through it (党员大会审议)."""
    DISCUSSED = "discussed"
    """The villagers have talked about it."""
    NOTICED = "noticed"
    """The notice is out with the vote's dates; the electorate is fixed from here on."""
    VOTING = "voting"
    """Each household has one vote, until the close."""
    UNDECIDED = "undecided"
    """Closed, and too few households took part: the secretary extends it once, or sets a new date."""
    DECIDED = "decided"
    """四议 4: adopted; to be carried out."""
    REJECTED = "rejected"
    """Voted down: the end."""
    CARRIED_OUT = "carried_out"
    """Done, and its cost disclosed: the end."""
    DROPPED = "dropped"
    """Given up, with a reason: the end."""


class MatterStep(StrEnum):
    """What can happen to a matter."""

    PROPOSE = "propose"
    SECOND = "second"
    """The last household that was needed has seconded it."""
    PUT_FORWARD = "put_forward"
    CONSULT = "consult"
    REVIEW = "review"
    DISCUSS = "discuss"
    NOTICE = "notice"
    """The vote's dates are announced; also a new date after too few took part."""
    OPEN = "open"
    """The vote opens, at its date."""
    MISS = "miss"
    """The vote closes, and the quorum was missed."""
    EXTEND = "extend"
    """After that, once: the same vote goes on, with the votes that it has."""
    ADOPT = "adopt"
    """The vote closes with the majority for it."""
    REJECT = "reject"
    """The vote closes without."""
    CARRY_OUT = "carry_out"
    DROP = "drop"


_S, _E = Stage, MatterStep
PREPARING: Final[Mapping[Stage, MatterStep]] = {
    _S.SECONDED: _E.SECOND,
    _S.PUT_FORWARD: _E.PUT_FORWARD,
    _S.CONSULTED: _E.CONSULT,
    _S.REVIEWED: _E.REVIEW,
    _S.DISCUSSED: _E.DISCUSS,
}
"""The stages that a village may ask for before the notice, in their order; and what leads there."""
BEFORE_NOTICE: Final = (_S.PROPOSED, *PREPARING)
"""The stages before the vote's dates are known."""
RUNNING: Final = (*BEFORE_NOTICE, _S.NOTICED, _S.VOTING, _S.UNDECIDED, _S.DECIDED)
"""The village knows of it, and it has not ended."""
ENDED: Final = frozenset({_S.REJECTED, _S.CARRIED_OUT, _S.DROPPED})
"""Nothing leads on."""

TRANSITIONS: Final[Mapping[tuple[Stage, MatterStep], Stage]] = {
    (_S.DRAFT, _E.PROPOSE): _S.PROPOSED,
    **{(earlier, PREPARING[later]): later for earlier, later in combinations(BEFORE_NOTICE, 2)},
    **{(stage, _E.NOTICE): _S.NOTICED for stage in BEFORE_NOTICE},
    (_S.NOTICED, _E.OPEN): _S.VOTING,
    (_S.VOTING, _E.MISS): _S.UNDECIDED,
    (_S.VOTING, _E.ADOPT): _S.DECIDED,
    (_S.VOTING, _E.REJECT): _S.REJECTED,
    (_S.UNDECIDED, _E.EXTEND): _S.VOTING,
    (_S.UNDECIDED, _E.NOTICE): _S.NOTICED,
    (_S.DECIDED, _E.CARRY_OUT): _S.CARRIED_OUT,
    **{(stage, _E.DROP): _S.DROPPED for stage in (_S.DRAFT, *RUNNING)},
}
"""The whole life of a matter. What is not in here cannot happen.

A village that asks for fewer stages passes over the others; none is ever gone back to.
"""


def leads_on(stage: Stage, asked_for: Collection[Stage]) -> MatterStep | None:
    """Return what comes next before the vote, in a village that asks for these preparing stages.

    NOTICE where all of them are behind it; None where the vote's dates are known or it has ended.
    """
    if stage not in BEFORE_NOTICE:
        return None
    ahead = BEFORE_NOTICE[BEFORE_NOTICE.index(stage) + 1 :]
    return next((PREPARING[later] for later in ahead if later in asked_for), MatterStep.NOTICE)


def can(stage: Stage, step: MatterStep, asked_for: Collection[Stage]) -> bool:
    """Whether this can happen in this stage, in a village that asks for these preparing stages."""
    if (stage, step) not in TRANSITIONS:
        return False
    prepares = stage in BEFORE_NOTICE and step is not MatterStep.DROP
    return not prepares or leads_on(stage, asked_for) is step


class MatterStepError(Exception):
    """This cannot happen to a matter in this stage; nothing was changed."""

    def __init__(self, stage: Stage, step: MatterStep) -> None:
        super().__init__(f"no {step.value} from {stage.value}")
        self.stage = stage
        self.step = step
