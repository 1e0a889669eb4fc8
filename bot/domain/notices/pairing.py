"""What is said around 包组联户: to whom a cadre is tied, and to whom he sends something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.month import Month
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.pairing import Pairing
from bot.domain.pairing_month import CadreMonth
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class PairingMenu(Notice):
    """包组联户 was pressed: whom he is tied to, and what he can do for them."""

    protected: ClassVar[bool] = True

    pairing: Pairing
    households: int
    """Active households of his group."""
    joined: int
    """How many of them can be written to."""
    writes_news: bool
    organises: bool
    """Whether he may announce courses."""
    proposals: int
    """Practices that wait for him; 0 unless he is the secretary."""
    is_secretary: bool


@dataclass(frozen=True, slots=True)
class AudienceQuestion(Notice):
    """To whom? His group, the households tied to him, another one of his; the village for the secretary."""

    protected: ClassVar[bool] = True

    pairing: Pairing
    village: bool


@dataclass(frozen=True, slots=True)
class OwnHouseholdPrompt(Notice):
    """The next message names a household of his."""


@dataclass(frozen=True, slots=True)
class OwnHouseholdsFound(Notice):
    """Households of his that fit what was searched for."""

    protected: ClassVar[bool] = True

    households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class BroughtQuestion(Notice):
    """What is brought: information, technology or a project."""

    scope: str
    target: int | None


@dataclass(frozen=True, slots=True)
class NewsCropQuestion(Notice):
    """Asks about which crop the news is."""

    crops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairingReport(Notice):
    """A month of 包组联户: one cadre's, or the whole village's for the secretary."""

    protected: ClassVar[bool] = True

    month: Month
    cadres: tuple[CadreMonth, ...]
    whole_village: bool
    before: Month
    """The month before, which can be looked at too."""


class NoPairing(Refusal):
    """The roster ties this cadre to no group and no household."""


class NotOneOfYours(Refusal):
    """A household is not one that this cadre is tied to."""
