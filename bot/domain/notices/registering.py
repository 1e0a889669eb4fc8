"""What is said around 代人登记."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.matters import CaseLine
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class SearchPrompt(Notice):
    """代人登记: asks for which household."""


@dataclass(frozen=True, slots=True)
class HouseholdsFound(Notice):
    """Households that fit what was searched for."""

    protected: ClassVar[bool] = True

    households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class RegistrationPrompt(Notice):
    """The next message is that household's matter."""

    protected: ClassVar[bool] = True

    household: Household


@dataclass(frozen=True, slots=True)
class RegisteredForYou(Notice):
    """A cadre registered a matter for the household; told to its accounts, without the words."""

    number: CaseNumber
    registrar_name: str


@dataclass(frozen=True, slots=True)
class BringTheAnswer(Notice):
    """The answer has to be brought to somebody whom the bot can't reach."""

    protected: ClassVar[bool] = True

    case: Case
    household: Household
    words: str
    """What was answered, as far as it was written and he may read it."""


@dataclass(frozen=True, slots=True)
class BroughtRecorded(Notice):
    """It is recorded that the answer was brought."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class MyRegistered(Notice):
    """我登记的: what a cadre registered and is not closed yet, a page of it."""

    protected: ClassVar[bool] = True

    lines: tuple[CaseLine, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class RegisteredIsClosed(Notice):
    """He added to something that is closed already: it has to be registered anew."""

    number: CaseNumber


class NobodyFound(Refusal):
    """No household fits."""
