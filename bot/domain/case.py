"""A case: a villager's matter, from its first message to what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.case_life import (
    RUNNING,
    TRANSITIONS,
    CaseState,
    CaseStep,
    IllegalStepError,
    Outcome,
    Rating,
)
from bot.domain.case_number import CaseNumber
from bot.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class Privacy:
    """保密: the reporter's name is for the secretary alone; what else may be shown, he decided."""

    shows_group: bool = False
    shares_media: bool = False
    """Voice and pictures may give him away: he was warned."""


@dataclass(frozen=True, slots=True)
class Case:
    """A villager's matter: one thread, one responsible cadre, one promised date."""

    id: int
    number: CaseNumber
    reporter_id: int | None
    """The account that wrote it: nobody else of the household sees it. None: a cadre registered it for
    a household without a phone (代人登记)."""
    household_id: int
    topic: Topic | None
    about_id: int | None
    """The cadre that a complaint is about."""
    state: CaseState
    responsible_id: int | None
    """The cadre whose turn it is; None only while nobody has been given it."""
    opened_at: datetime
    """When the villager's first message was written: the clock starts here."""
    first_due_at: datetime
    """The first promised date. Neither a transfer nor a reopening moves it, and figures count by it."""
    due_at: datetime
    """The date promised now: a week from the opening, or from the last reopening."""
    planned_for: date | None = None
    """The day that the cadre himself named while verifying, not later than the promised one."""
    seen_at: datetime | None = None
    """When the responsible cadre first did anything with it."""
    answered_at: datetime | None = None
    """When it was last answered or explained: the clock stopped there."""
    first_answered_at: datetime | None = None
    on_the_spot: bool = False
    """Whether the first answer was given with 当场答复."""
    closed_at: datetime | None = None
    outcome: Outcome | None = None
    rating: Rating | None = None
    reopenings: int = 0
    handovers: int = 0
    appealed: bool = False
    """Taken to the secretary: his decision is final."""
    registered_by: int | None = None
    """The cadre who registered it for somebody."""
    privacy: Privacy | None = None
    """What may be shown of its reporter, where he wants his name kept from all but the secretary."""
    merged_into: int | None = None
    """The case whose answer reaches this one too."""
    names_cadre: bool = False
    """Nobody tapped a center, and its words name a cadre or complain: only the secretary decides where it
    goes, since whoever gets it else might be the one it is about."""

    def _step(self, step: CaseStep) -> CaseState:
        try:
            return TRANSITIONS[self.state, step]
        except KeyError:
            raise IllegalStepError(self.state, step) from None

    def routed(self, responsible_id: int, topic: Topic | None, about_id: int | None = None) -> Case:
        """Return the case with this cadre responsible. The promised date stays what it was."""
        state = self._step(CaseStep.ROUTE)
        return replace(
            self, state=state, responsible_id=responsible_id, topic=topic, about_id=about_id, seen_at=None
        )

    def withheld(self, topic: Topic | None, about_id: int | None = None) -> Case:
        """Return the case as one that nobody gets until the villager chooses."""
        state = self._step(CaseStep.WITHHOLD)
        return replace(self, state=state, responsible_id=None, topic=topic, about_id=about_id)

    def verifying(self) -> Case:
        """Return the case as one that its cadre looks into; the clock runs on."""
        return replace(self, state=self._step(CaseStep.VERIFY))

    def accepted(self, at: datetime, due_at: datetime) -> Case:
        """Return the case as accepted for proxy handling: that answers it, and by then it will be done."""
        return replace(
            self,
            state=self._step(CaseStep.ACCEPT),
            due_at=max(self.due_at, due_at),
            first_answered_at=self.first_answered_at or at,
        )

    def answered(self, at: datetime, *, on_the_spot: bool = False) -> Case:
        """Return the case as answered: its clock stops at this instant."""
        return self._stopped(CaseStep.ANSWER, at, on_the_spot=on_the_spot)

    def explained(self, at: datetime) -> Case:
        """Return the case as one that can't be solved and whose reasons were given."""
        return self._stopped(CaseStep.EXPLAIN, at, on_the_spot=False)

    def _stopped(self, step: CaseStep, at: datetime, *, on_the_spot: bool) -> Case:
        first = self.first_answered_at is None
        return replace(
            self,
            state=self._step(step),
            answered_at=at,
            first_answered_at=at if first else self.first_answered_at,
            on_the_spot=on_the_spot if first else self.on_the_spot,
        )

    def resolved(self, at: datetime) -> Case:
        """Return the case as closed: resolved, or its explanation accepted."""
        outcome = Outcome.EXPLAINED if self.state is CaseState.EXPLAINED else Outcome.RESOLVED
        return replace(self, state=self._step(CaseStep.RESOLVE), closed_at=at, outcome=outcome)

    def lapsed(self, at: datetime) -> Case:
        """Return the case as closed for want of a reaction."""
        return replace(self, state=self._step(CaseStep.LAPSE), closed_at=at, outcome=Outcome.NO_REACTION)

    def reopened(self, due_at: datetime) -> Case:
        """Return the case with its clock running anew; the first promised date stays.

        Raise IllegalStepError where the secretary has decided on it: that was final.
        """
        if self.is_decided:
            raise IllegalStepError(self.state, CaseStep.REOPEN)
        return self._running_again(CaseStep.REOPEN, due_at, reopenings=self.reopenings + 1)

    def taken_further(self, secretary_id: int, due_at: datetime) -> Case:
        """Return an explained case in the secretary's hands; raise IllegalStepError the second time."""
        if self.appealed:
            raise IllegalStepError(self.state, CaseStep.APPEAL)
        again = self._running_again(CaseStep.APPEAL, due_at, reopenings=self.reopenings)
        return replace(again, appealed=True, responsible_id=secretary_id)

    def _running_again(self, step: CaseStep, due_at: datetime, *, reopenings: int) -> Case:
        return replace(
            self,
            state=self._step(step),
            due_at=due_at,
            planned_for=None,
            seen_at=None,
            answered_at=None,
            closed_at=None,
            outcome=None,
            rating=None,
            reopenings=reopenings,
        )

    def withdrawn(self, at: datetime) -> Case:
        """Return the case as taken back by its villager."""
        return replace(self, state=self._step(CaseStep.WITHDRAW), closed_at=at)

    def erased(self) -> Case:
        """Return the case as taken back by its villager before anybody got it."""
        return replace(self, state=self._step(CaseStep.ERASE))

    @property
    def round(self) -> str:
        """Which run of the clock this is: reminders of an earlier run are not those of this one."""
        return f"{self.reopenings}{'a' if self.appealed else ''}"

    @property
    def is_decided(self) -> bool:
        """Whether it was taken to the secretary and is closed: his decision was final."""
        return self.appealed and self.state is CaseState.CLOSED

    @property
    def promised_at(self) -> datetime:
        """The date that figures count by: the first one promised.

        What was accepted for proxy handling goes by the date that its villager was told then.
        """
        in_time = self.first_answered_at is not None and self.first_answered_at <= self.first_due_at
        again = self.reopenings > 0 or self.appealed
        return self.due_at if self.topic is Topic.PROXY and in_time and not again else self.first_due_at

    @property
    def is_proxy(self) -> bool:
        """Whether paperwork is handled: photos on it are of papers, and shown only to whoever asks."""
        return self.topic is Topic.PROXY and self.privacy is None

    @property
    def is_complaint(self) -> bool:
        """Whether it is about a cadre: it goes around him, and is never counted where others see it."""
        return self.topic is Topic.COMPLAINT

    @property
    def is_about_health(self) -> bool:
        """Whether its words are for the responsible cadre alone."""
        return self.topic is Topic.HEALTH

    @property
    def is_for_secretary(self) -> bool:
        """Whether nobody but the secretary decides on it.

        It goes to no center, and whoever else got it might be named in it, or know from it whose it is.
        """
        return self.topic is None and (self.names_cadre or self.privacy is not None)

    @property
    def runs(self) -> bool:
        """Whether its clock runs."""
        return self.state in RUNNING
