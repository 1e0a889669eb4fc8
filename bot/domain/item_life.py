"""A disclosure item's life: everything that affects the state of an item is in this file.

Drafts can be changed until they are approved; what was published stays as it is, and is corrected visibly.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ItemState(StrEnum):
    """How far an item has come."""

    DRAFT = "draft"
    """Its author still writes it."""
    UNDER_REVIEW = "under_review"
    """The secretary's turn."""
    RETURNED = "returned"
    """退回修改, with a reason: its author's turn."""
    APPROVED = "approved"
    """Goes out with the next disclosure."""
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """Its author took it back."""


class ItemStep(StrEnum):
    """What can happen to an item."""

    SUBMIT = "submit"
    CHANGE = "change"
    """Its author goes on writing."""
    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


_S, _P = ItemState, ItemStep
TRANSITIONS: Final[Mapping[tuple[ItemState, ItemStep], ItemState]] = {
    (_S.DRAFT, _P.CHANGE): _S.DRAFT,
    (_S.DRAFT, _P.SUBMIT): _S.UNDER_REVIEW,
    (_S.DRAFT, _P.WITHDRAW): _S.WITHDRAWN,
    (_S.UNDER_REVIEW, _P.CHANGE): _S.DRAFT,
    (_S.UNDER_REVIEW, _P.APPROVE): _S.APPROVED,
    (_S.UNDER_REVIEW, _P.RETURN): _S.RETURNED,
    (_S.UNDER_REVIEW, _P.WITHDRAW): _S.WITHDRAWN,
    (_S.RETURNED, _P.CHANGE): _S.DRAFT,
    (_S.RETURNED, _P.SUBMIT): _S.UNDER_REVIEW,
    (_S.RETURNED, _P.WITHDRAW): _S.WITHDRAWN,
    (_S.APPROVED, _P.RETURN): _S.RETURNED,
    (_S.APPROVED, _P.PUBLISH): _S.PUBLISHED,
}
"""The whole life of an item. What is not in here cannot happen."""

WRITABLE: Final = frozenset(state for state, step in TRANSITIONS if step is ItemStep.CHANGE)
"""Its author may still change it."""
UNFINISHED: Final = (ItemState.DRAFT, ItemState.UNDER_REVIEW, ItemState.RETURNED, ItemState.APPROVED)
"""Not published, and not given up."""


def can(state: ItemState, step: ItemStep) -> bool:
    """Whether this can happen to an item in this state."""
    return (state, step) in TRANSITIONS


class IllegalItemStepError(Exception):
    """This cannot happen to an item in this state; nothing was changed."""

    def __init__(self, state: ItemState, step: ItemStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step
