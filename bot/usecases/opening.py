"""Opening: a matter gets its number at once, and its clock starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.reminder import NewReminder, ReminderKind
from bot.domain.times import local_day
from bot.usecases import case_clock

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Person
    from bot.usecases.work import Work


async def numbered(work: Work, person: Person, opened_at: datetime) -> Case:
    """Store a villager's new case."""
    assert person.household is not None
    return await work.records.cases.add(
        Case(
            id=0,
            number=CaseNumber.next_of(local_day(opened_at, work.village.zone).year),
            reporter_id=person.account.id,
            household_id=person.household.id,
            topic=None,
            about_id=None,
            state=CaseState.RAISED,
            responsible_id=None,
            opened_at=opened_at,
            first_due_at=opened_at + work.rules.promise,
            due_at=opened_at + work.rules.promise,
        )
    )


async def start_clocks(work: Work, case: Case) -> None:
    """Set what falls due: the question about the center waits minutes, the promise a week."""
    choice = NewReminder(ReminderKind.CENTER_CHOICE, case.id, "", work.now + work.rules.topic_choice)
    await work.records.reminders.put_all([choice, *case_clock.run_of(work, case)])
