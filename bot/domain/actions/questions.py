"""Buttons of 提问质询: questions on a published item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class AskAboutItem(Action):
    """提问质询: the next message is the question."""

    item_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SettleConsent(Action):
    """What of a question and its answer may stand under the item."""

    question_id: int
    consent: str
