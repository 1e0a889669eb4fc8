"""What is asked and told before the secretary gets a case whose words speak of him."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class MayTheSecretarySee(Notice):
    """Asks the villager whether his case may go to the secretary."""

    case_id: int
    number: CaseNumber
    cadre_name: str
    """Who wants to hand it over."""


@dataclass(frozen=True, slots=True)
class VillagerIsAsked(Notice):
    """Told to the cadre: it goes to the secretary only if the villager agrees."""

    number: CaseNumber
    reached: bool
    """False: he can't be asked here."""


@dataclass(frozen=True, slots=True)
class VillagerDecided(Notice):
    """Told to the cadre: whether it may go to the secretary."""

    case_id: int
    number: CaseNumber
    secretary_id: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class DecisionKept(Notice):
    """Told to the villager: what he decided."""

    number: CaseNumber
    agrees: bool
