"""What is said around 村民议事: the matters, proposing one, seconding, what others say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.matter import CostLine, Matter
from bot.domain.matter_life import MatterStep
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page


@dataclass(frozen=True, slots=True)
class HouseholdName:
    """How the village calls a household."""

    group: int
    head: str


@dataclass(frozen=True, slots=True)
class MatterList(Notice):
    """The matters that run, or a page of those that have ended."""

    matters: tuple[Matter, ...]
    ended: bool
    page: Page
    older: bool
    """Whether some have ended."""
    proposes: bool
    """Whether the reader may propose."""


@dataclass(frozen=True, slots=True)
class MatterCard(Notice):
    """One matter, and what the reader can do with it."""

    protected: ClassVar[bool] = True

    matter: Matter
    text: str
    """What was written about it."""
    proposer: HouseholdName | None
    """None where the branch put it forward, or its proposer has left."""
    seconds: int
    needed: int
    """Households that must second; 0 where none need."""
    comments: int
    lead: str
    phone: str | None
    seconded: bool
    """Whether the reader's household has."""
    may_second: bool
    leads: bool
    """Whether the reader may move it on."""
    costs: tuple[CostLine, ...]
    """What it has cost, once that was entered."""
    withdraws: bool
    """Whether he proposed it, and may still take it back."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened."""

    step: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class MatterHistory(Notice):
    """经过."""

    matter: Matter
    lines: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True)
class ProposalTitlePrompt(Notice):
    """Asks what it is about; `heard` where it was said or shown and has no name yet."""

    matter: Matter
    heard: bool


@dataclass(frozen=True, slots=True)
class ProposalPlacePrompt(Notice):
    """Where."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class ProposalCostPrompt(Notice):
    """About how much."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class PayerQuestion(Notice):
    """Who pays."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class ProposalMorePrompt(Notice):
    """The next message is added."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class ProposalPreview(Notice):
    """What will be proposed, as the village will see it."""

    protected: ClassVar[bool] = True

    matter: Matter
    text: str
    media: int
    """Pictures and recordings."""


@dataclass(frozen=True, slots=True)
class ProposalDropped(Notice):
    """Nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class ProposalSubmitted(Notice):
    """It has its number."""

    matter: Matter
    needed: int
    lead: str


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn(Notice):
    """Its proposer took it back."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class MatterProposed(Notice):
    """Said in the proposer's group: somebody proposes something."""

    protected: ClassVar[bool] = True

    matter: Matter
    proposer: HouseholdName | None
    needed: int


@dataclass(frozen=True, slots=True)
class MatterForLead(Notice):
    """It is the lead's turn."""

    matter: Matter
    step: MatterStep


@dataclass(frozen=True, slots=True)
class MatterMoved(Notice):
    """Said to whoever proposed, seconded or said something: it has come further."""

    matter: Matter
    step: str
    words: str


@dataclass(frozen=True, slots=True)
class Seconded(Notice):
    """The household seconds, or does so no more."""

    matter: Matter
    on: bool
    seconds: int
    needed: int


@dataclass(frozen=True, slots=True)
class CommentPrompt(Notice):
    """The next message is what one says."""

    matter: Matter
    named: bool


@dataclass(frozen=True, slots=True)
class CommentKept(Notice):
    """Everybody can read it."""

    matter: Matter
    named: bool


@dataclass(frozen=True, slots=True)
class CommentLine:
    """What one household says."""

    comment_id: int
    by: HouseholdName | None
    """None where the village shows no names."""
    day: date
    text: str
    medium: str
    """The kind of what must be heard or looked at; empty for words."""
    hidden_reason: str
    """Why it is hidden; its text is empty then."""


@dataclass(frozen=True, slots=True)
class CommentList(Notice):
    """大家的意见, newest first."""

    protected: ClassVar[bool] = True

    matter: Matter
    lines: tuple[CommentLine, ...]
    page: Page
    leads: bool
    speaks: bool
    """Whether the reader can say something."""


@dataclass(frozen=True, slots=True)
class CommentShown(Notice):
    """The recording or picture follows."""

    protected: ClassVar[bool] = True

    by: HouseholdName | None


class MatterGone(Refusal):
    """There is no such matter (any more), or it isn't in a stage for this."""


class OwnMatter(Refusal):
    """One's own household proposed it: it need not second."""


class SecondingOver(Refusal):
    """It is seconded already, or past that."""


class TooManyProposals(Refusal):
    """The household has proposed so much that nobody has taken up yet."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ShortTitleNeeded(Refusal):
    """What it is called must be written, in so many characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class CostUnclear(Refusal):
    """No amount could be read."""


class ProposalFull(Refusal):
    """It has as many pictures and recordings as one message holds."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ProposalEmpty(Refusal):
    """Nothing says yet what it is about."""


class CommentUnusable(Refusal):
    """What was sent is no comment, or too long."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class CommentsEnough(Refusal):
    """This account has said so much about it."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
