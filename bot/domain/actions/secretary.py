"""Buttons of what is asked before the secretary gets a case whose words speak of him."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class LetSecretarySee(Action):
    """Whether a case may be handed over to the secretary, of whom it speaks."""

    case_id: int
    agrees: bool
