"""What is said of half-finished dialogues."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case_number import CaseNumber
from bot.domain.dialogue import DialogueKind
from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class TapFirst(Notice):
    """A tap is awaited, and something was written: it is kept until he has tapped."""


@dataclass(frozen=True, slots=True)
class DialogueOver(Notice):
    """What was begun with a button is too long ago: this message was not taken for it."""

    kind: DialogueKind
    number: CaseNumber | None
    """The case that it was about, where it was about one."""
