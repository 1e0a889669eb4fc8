"""Buttons of the language in which somebody is spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class Speak(Action):
    """Be spoken to in this language from now on."""

    locale: str
