"""What is said around a vote. No notice that is kept anywhere says which household chose what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ballot import Choice, Totals
from bot.domain.hand_count import Occasion
from bot.domain.matter_number import MatterNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.vote import Vote


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to the vote."""

    matter_id: int
    number: MatterNumber
    title: str


@dataclass(frozen=True, slots=True)
class Seat:
    """How the reader's household stands with a vote."""

    voter: str
    """Who taps for it."""
    own: bool
    """Whether that is the reader."""
    took_part: bool
    by_hand: bool
    """At a meeting or on paper."""
    sealed: bool
    """It was counted before the vote was extended."""
    may_name: bool
    """Whether the reader may name another of the household, and there is one."""


@dataclass(frozen=True, slots=True)
class VoteDayPrompt(Notice):
    """The next message says on which day the vote opens."""

    question: Question
    first: date
    """The earliest day that the notice allows."""


@dataclass(frozen=True, slots=True)
class VoteDates(Notice):
    """Asks whether the notice is to go out for these dates."""

    question: Question
    day: date
    opens_at: datetime
    closes_at: datetime
    households: int


@dataclass(frozen=True, slots=True)
class VoteAnnounced(Notice):
    """To whoever announced it: the notice is going out, and the electorate is fixed."""

    question: Question
    vote: Vote


@dataclass(frozen=True, slots=True)
class VoteNoticed(Notice):
    """A vote is announced: to everybody."""

    question: Question
    vote: Vote
    seat: Seat | None
    """None for whoever belongs to no household of the electorate."""


@dataclass(frozen=True, slots=True)
class VoteOpened(Notice):
    """The vote is open."""

    question: Question
    vote: Vote
    seat: Seat


@dataclass(frozen=True, slots=True)
class VoteEve(Notice):
    """The day before the close, to households that have not taken part."""

    question: Question
    vote: Vote
    seat: Seat


@dataclass(frozen=True, slots=True)
class BallotTaken(Notice):
    """In the place of the question, once the household has voted."""

    question: Question
    vote: Vote
    seat: Seat


@dataclass(frozen=True, slots=True)
class ChoiceTaken(Notice):
    """Over the button: what was taken down. It is kept nowhere."""

    choice: Choice
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class VoteCard(Notice):
    """How far a vote has come."""

    question: Question
    vote: Vote
    seat: Seat | None
    took_part: int
    is_secretary: bool
    is_cadre: bool


@dataclass(frozen=True, slots=True)
class TapCancelled(Notice):
    """The household took part at a meeting or on paper: what it tapped counts no more."""

    question: Question
    occasion: Occasion
    contact: str
    """Whom to tell if nobody of the household was there: the township's contact; empty: there is none."""
    phone: str | None


@dataclass(frozen=True, slots=True)
class VoteLost(Notice):
    """The records come from a backup, which holds nobody's choice: vote once more."""

    question: Question
    vote: Vote
    seat: Seat


@dataclass(frozen=True, slots=True)
class VoteDecided(Notice):
    """The result, to everybody."""

    question: Question
    vote: Vote
    totals: Totals
    adopted: bool


@dataclass(frozen=True, slots=True)
class VoteFellShort(Notice):
    """The quorum was missed: to everybody; what was counted is not told."""

    question: Question
    vote: Vote
    took_part: int
    is_secretary: bool


@dataclass(frozen=True, slots=True)
class VoteExtended(Notice):
    """The same vote goes on, once."""

    question: Question
    vote: Vote
    seat: Seat | None


@dataclass(frozen=True, slots=True)
class VoteCalledOff(Notice):
    """Its matter was dropped."""

    question: Question
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that can tap for the household."""

    membership_id: int
    name: str


@dataclass(frozen=True, slots=True)
class VoterQuestion(Notice):
    """Asks who taps for the household."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class VoterNamed(Notice):
    """To all of the household: who taps from now on."""

    voter: str
    own: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """A household that took part. What it chose, nobody knows."""

    number: str
    head: str


@dataclass(frozen=True, slots=True)
class Participants(Notice):
    """Who took part."""

    question: Question
    vote: Vote
    participants: tuple[Participant, ...]
    took_part: int
    page: Page


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """One group on the sheet."""

    group: int
    took_part: tuple[Participant, ...]
    households: int


@dataclass(frozen=True, slots=True)
class VoteSheet(Notice):
    """The result, to be printed, signed and put up."""

    question: Question
    place: str
    vote: Vote
    took_part: int
    by_hand: int
    groups: tuple[SheetGroup, ...]
    witnesses: tuple[str, ...]
    """Who confirmed what was counted at meetings and on paper."""


class VoteDayUnclear(Refusal):
    """The message names no day."""


class VoteDayTooEarly(Refusal):
    """The notice has to be given longer before."""

    def __init__(self, first: date) -> None:
        super().__init__(first)
        self.first = first


class NoNoticeNow(Refusal):
    """It isn't a vote's turn: something comes before, or it is announced already."""


class NoVote(Refusal):
    """There is none on this matter (yet)."""


class NotInElectorate(Refusal):
    """The household came into the roster after the notice."""


class NobodyElseInHousehold(Refusal):
    """Nobody else of the household has joined."""


class SealedVote(Refusal):
    """It was counted before the vote was extended."""


class TookPartByHand(Refusal):
    """The household took part at a meeting or on paper."""


class NoChoiceYet(Refusal):
    """The household has not voted with a tap."""


class CantExtend(Refusal):
    """It was extended once, or isn't short."""


class NotCountedYet(Refusal):
    """Who took part is told after the close."""


class VoteOver(Refusal):
    """It is closed."""


class VoteNotOpen(Refusal):
    """It has not begun."""

    def __init__(self, opens_at: datetime) -> None:
        super().__init__(opens_at)
        self.opens_at = opens_at


class NotTheVoter(Refusal):
    """Another of the household taps for it."""

    def __init__(self, name: str, *, voted: bool) -> None:
        super().__init__(name, voted)
        self.name = name
        self.voted = voted
