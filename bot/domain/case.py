"""A case and its life. Everything that affects the state of a case is in this file.

The commitment system (承诺制): answered on the spot, or within one week, or explained with reasons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.centers import Center


class Topic(StrEnum):
    """Where a matter goes: one of the five centers, proxy handling, or a complaint about a cadre."""

    DELIBERATION = "deliberation"
    INDUSTRY = "industry"
    SOCIAL = "social"
    HEALTH = "health"
    EDUCATION = "education"
    PROXY = "proxy"
    COMPLAINT = "complaint"

    @property
    def service_center(self) -> Center | None:
        """The service center of that name, if it is one."""
        return None if self in {Topic.PROXY, Topic.COMPLAINT} else Center(self.value)


class CaseState(StrEnum):
    """Whose turn it is."""

    RAISED = "raised"
    """It has its number; the villager is being asked which center it is for."""
    WITHHELD = "withheld"
    """Nobody gets it until the villager chooses (it names the secretary, or nobody may take it)."""
    ASSIGNED = "assigned"
    """The responsible cadre's turn; the clock runs."""
    ANSWERED = "answered"
    """The clock stopped with the answer."""
    ERASED = "erased"
    """Taken back by the villager before anybody got it: its words are gone."""


class CaseStep(StrEnum):
    """What can happen to a case."""

    ROUTE = "route"
    WITHHOLD = "withhold"
    ANSWER = "answer"
    ERASE = "erase"


TRANSITIONS: Final[Mapping[tuple[CaseState, CaseStep], CaseState]] = {
    (CaseState.RAISED, CaseStep.ROUTE): CaseState.ASSIGNED,
    (CaseState.RAISED, CaseStep.WITHHOLD): CaseState.WITHHELD,
    (CaseState.WITHHELD, CaseStep.ROUTE): CaseState.ASSIGNED,
    (CaseState.WITHHELD, CaseStep.WITHHOLD): CaseState.WITHHELD,
    (CaseState.WITHHELD, CaseStep.ERASE): CaseState.ERASED,
    (CaseState.ASSIGNED, CaseStep.ROUTE): CaseState.ASSIGNED,
    (CaseState.ASSIGNED, CaseStep.ANSWER): CaseState.ANSWERED,
}
"""The whole life of a case. What is not in here cannot happen."""

UNSETTLED: Final = frozenset({CaseState.RAISED, CaseState.WITHHELD, CaseState.ASSIGNED})
"""States in which the village still owes the villager something."""


class IllegalStepError(Exception):
    """This cannot happen to a case in this state; nothing was changed."""

    def __init__(self, state: CaseState, step: CaseStep) -> None:
        super().__init__(f"no {step.value} from {state.value}")
        self.state = state
        self.step = step


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """What people say on the phone: year and running number within the village, `2026-0153`."""

    year: int
    serial: int

    def __str__(self) -> str:
        """Return the number as it stands on the screen."""
        return f"{self.year}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> CaseNumber | None:
        """Return the number that this text is, or None."""
        found = re.fullmatch(r"\s*(\d{4})\s*[-－—–]\s*(\d{1,6})\s*", text)
        return cls(int(found[1]), int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Case:
    """A villager's matter: one thread, one responsible cadre, one promised date."""

    id: int
    number: CaseNumber
    reporter_id: int
    """The account that wrote it: nobody else of the household sees it."""
    household_id: int
    topic: Topic | None
    about_id: int | None
    """The cadre that a complaint is about."""
    state: CaseState
    responsible_id: int | None
    """The cadre whose turn it is; None only while RAISED, WITHHELD or ERASED."""
    opened_at: datetime
    """When the villager's first message was written: the clock starts here."""
    due_at: datetime
    answered_at: datetime | None = None

    def _step(self, step: CaseStep) -> CaseState:
        try:
            return TRANSITIONS[self.state, step]
        except KeyError:
            raise IllegalStepError(self.state, step) from None

    def routed(self, responsible_id: int, topic: Topic | None, about_id: int | None = None) -> Case:
        """Return the case with this cadre responsible. The promised date stays what it was."""
        state = self._step(CaseStep.ROUTE)
        return replace(self, state=state, responsible_id=responsible_id, topic=topic, about_id=about_id)

    def withheld(self, topic: Topic | None, about_id: int | None = None) -> Case:
        """Return the case as one that nobody gets until the villager chooses."""
        state = self._step(CaseStep.WITHHOLD)
        return replace(self, state=state, responsible_id=None, topic=topic, about_id=about_id)

    def answered(self, at: datetime) -> Case:
        """Return the case as answered: its clock stops at this instant."""
        return replace(self, state=self._step(CaseStep.ANSWER), answered_at=at)

    def erased(self) -> Case:
        """Return the case as taken back by its villager before anybody got it."""
        return replace(self, state=self._step(CaseStep.ERASE))

    @property
    def is_complaint(self) -> bool:
        """Whether it is about a cadre: it goes around him, and is never counted where others see it."""
        return self.topic is Topic.COMPLAINT
