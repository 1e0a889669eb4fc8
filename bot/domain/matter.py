"""A matter of the village's deliberation (村民议事): one matter, one discussion, each household one vote.

Not to be taken for what a villager brings up for himself: that is a case.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.content import Content
from bot.domain.matter_life import (
    BEFORE_NOTICE,
    ENDED,
    RUNNING,
    TRANSITIONS,
    MatterStep,
    MatterStepError,
    Stage,
    can,
)
from bot.domain.matter_number import MatterNumber

TITLE_LIMIT: Final = 40  # characters: one line on a small phone, and on the result sheet
PLACE_LIMIT: Final = 60  # characters
COST_LIMIT: Final = 100_000_000  # yuan: more is a slip of the thumb
PARTS_LIMIT: Final = 10  # messages of one proposal: what one album holds
COMMENT_LIMIT: Final = 500  # characters: several of them stand on one screen
REASON_LIMIT: Final = 200  # characters of why something was dropped or hidden


class Payer(StrEnum):
    """Who pays."""

    COLLECTIVE = "collective"
    """The village's collective funds."""
    HOUSEHOLDS = "households"
    """Every household, in money or work (筹资筹劳)."""
    SUBSIDY = "subsidy"
    """Township or county."""
    DONATIONS = "donations"
    OPEN = "open"
    """Not settled yet: the discussion says."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be decided, and how far it has come."""

    id: int
    number: MatterNumber
    stage: Stage
    since: datetime
    """When it came into this stage."""
    begun_at: datetime
    account_id: int | None
    """Who wrote it; None once he was forgotten."""
    household_id: int | None
    """Whose it is; None where the branch put it forward itself, or its proposer was forgotten."""
    title: str = ""
    place: str = ""
    cost: int | None = None
    """In yuan, as estimated; None: nobody knows yet."""
    payer: Payer = Payer.OPEN
    lead_id: int | None = None
    """The cadre who leads it to the vote, and answers for its being carried out afterwards."""
    noticed_at: datetime | None = None
    opens_at: datetime | None = None
    """Of the vote that is announced or has been; a new date replaces it."""
    closes_at: datetime | None = None
    extended: bool = False
    """Whether this vote was extended: that happens once."""
    starts_on: date | None = None
    """Once decided: when the work is to begin."""
    due_on: date | None = None
    """Once decided: by when it is to be done."""
    ended_at: datetime | None = None
    reason: str = ""
    """Why it was dropped."""

    @property
    def is_public(self) -> bool:
        """Whether the village knows of it: it has its number."""
        return self.number.serial > 0

    @property
    def runs(self) -> bool:
        """Whether the village knows of it and it has not ended."""
        return self.stage in RUNNING

    @property
    def before_notice(self) -> bool:
        """Whether it can still be seconded, and its words put better."""
        return self.stage in BEFORE_NOTICE

    def can(self, step: MatterStep, asked_for: Collection[Stage]) -> bool:
        """Whether this can happen to it, in a village that asks for these preparing stages."""
        if step is MatterStep.EXTEND and self.extended:
            return False
        return can(self.stage, step, asked_for)

    def stepped(self, step: MatterStep, at: datetime, asked_for: Collection[Stage]) -> Matter:
        """Return it one step further; raise MatterStepError where that can't happen.

        The vote's dates are set with `announced`, a reason with `dropped`: those two call this.
        """
        if not self.can(step, asked_for):
            raise MatterStepError(self.stage, step)
        stage = TRANSITIONS[self.stage, step]
        ended = at if stage in ENDED else None
        return replace(
            self,
            stage=stage,
            since=at,
            ended_at=ended,
            extended=step is MatterStep.EXTEND or (self.extended and step is not MatterStep.NOTICE),
        )

    def announced(
        self, at: datetime, opens_at: datetime, closes_at: datetime, asked_for: Collection[Stage]
    ) -> Matter:
        """Return it as one whose vote is announced for these dates (step NOTICE)."""
        if not at < opens_at < closes_at:
            raise ValueError(opens_at)
        moved = self.stepped(MatterStep.NOTICE, at, asked_for)
        return replace(moved, noticed_at=at, opens_at=opens_at, closes_at=closes_at)

    def dropped(self, at: datetime, reason: str) -> Matter:
        """Return it as given up (step DROP)."""
        return replace(self.stepped(MatterStep.DROP, at, ()), reason=reason)


@dataclass(frozen=True, slots=True)
class MatterPart:
    """One message of a proposal: words, a recording, a picture, a place."""

    content: Content
    album: str | None = None
    """Telegram's media_group_id, where it came as part of an album."""
    message_id: int = 0
    """Of the message that it came as, in its writer's chat."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What a household says about a matter."""

    id: int
    matter_id: int
    account_id: int | None
    """None once forgotten."""
    household_id: int | None
    """Likewise."""
    content: Content | None
    """None once erased."""
    written_at: datetime
    hidden_by: int | None = None
    """The cadre who hid it: that it was there, and why it is hidden, stays to be seen."""
    hidden_at: datetime | None = None
    hidden_reason: str = ""


@dataclass(frozen=True, slots=True)
class MatterEvent:
    """Something that happened to a matter, in its history."""

    matter_id: int
    step: str
    """A MatterStep, or PROGRESS."""
    at: datetime
    """When it was entered."""
    cadre_id: int | None = None
    day: date | None = None
    """When the meeting was, where it is about one."""
    words: str = ""
    """What came out of it; an official's words."""


PROGRESS: Final = "progress"
"""The step under which the progress of what was decided is reported."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of what a matter has cost."""

    name: str
    fen: int
    """Hundredths of a yuan."""
