"""反映干部: whom a complaint is about."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.notices.notice import Notice
from bot.domain.people import Cadre


@dataclass(frozen=True, slots=True)
class WhichCadre(Notice):
    """Whom a complaint is about."""

    case: Case
    cadres: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class IsItTheSecretary(Notice):
    """A complaint about nobody by name speaks of the secretary, who would get it: asks before he does."""

    case: Case
    secretary_id: int
