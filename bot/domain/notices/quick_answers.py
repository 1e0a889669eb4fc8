"""What is said around 常用答复."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class QuickAnswerList(Notice):
    """常用答复: one tap sends one."""

    case: Case
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuickAnswerPrompt(Notice):
    """The next message is kept as a quick answer."""


@dataclass(frozen=True, slots=True)
class QuickAnswerKept(Notice):
    """A quick answer was kept."""
