"""What is said where several people report the same matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class MergeQuestion(Notice):
    """Asks which other case is the same matter."""

    protected: ClassVar[bool] = True

    case: Case
    others: tuple[tuple[Case, str], ...]
    """Each with its first words."""


@dataclass(frozen=True, slots=True)
class Merged(Notice):
    """One answer reaches both."""

    number: CaseNumber
    main: CaseNumber


class NothingToMerge(Refusal):
    """There is no other case that it could be the same as."""
