"""What is said around the language."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.notices.notice import Notice
from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class LanguageQuestion(Notice):
    """In which language somebody wants to be spoken to."""


@dataclass(frozen=True, slots=True)
class LanguageChosen(Notice):
    """From now on in this one. Carries his menu, which bears other words now."""

    person: Person
