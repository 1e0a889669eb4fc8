"""`lianxin readmit`: who was forgotten wants to come back, so the next import may take him in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.forgotten import mark
from bot.usecases import auditing
from bot.usecases.forgetting_by_clerk import NobodyMeantError

if TYPE_CHECKING:
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Readmit:
    """A household's number, and one of its names where not all of them are meant."""

    household: str
    member: str | None = None


async def readmit(work: Work, command: Readmit) -> int:
    """Take away the marks; return how many. Raise NobodyMeantError where nobody was forgotten."""
    household = await work.records.people.household_by_number(command.household)
    if household is None:
        raise NobodyMeantError
    wanted = mark(household.id, command.member) if command.member is not None else None
    found = await work.records.erasure.readmit(household.id, wanted)
    if not found:
        raise NobodyMeantError
    await auditing.note(work, Act.READMITTED, household_id=household.id, amount=found)
    return found
