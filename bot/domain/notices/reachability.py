"""What is said about people whom the bot can't write to any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.notices.notice import Notice
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class OutOfReach(Notice):
    """A villager gets nothing here any more: whoever has something for him has to go or to call."""

    protected: ClassVar[bool] = True

    household: Household
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class CadreOutOfReach(Notice):
    """A cadre gets no tasks here any more; told to the secretary."""

    name: str
    phone: str | None
