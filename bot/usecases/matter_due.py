"""What was decided is to be done by a day: who answers for it is reminded, then the secretary too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.matter_life import Stage
from bot.domain.matter_roles import lead_of
from bot.domain.notices.matter_work import WorkDue, WorkOpen
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.matter import Matter
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AGAIN: Final = timedelta(weeks=1)  # between reminders of what is late


async def ask_to_carry_out(work: Work, matter: Matter) -> None:
    """The village has decided it: ask the secretary who is to see to it."""
    secretary = (await work.records.people.directory()).secretary
    account = await work.records.accounts.of_cadre(secretary.id) if secretary is not None else None
    await work.tell(account, WorkOpen(matter), priority=Priority.TASK)


async def plan(work: Work, matter: Matter, due: date) -> None:
    """Remind the day before, in the place of what was planned."""
    await stop(work, matter)
    eve = instant(due - timedelta(days=1), work.rules.digest_at, work.village.zone)
    at = max(eve, work.now)
    await work.records.reminders.move(ReminderKind.MATTER_DUE, matter.id, due.isoformat(), at)


async def stop(work: Work, matter: Matter) -> None:
    """Remind no more."""
    await work.records.reminders.cancel(ReminderKind.MATTER_DUE, matter.id)


async def remind(work: Work, reminder: Reminder) -> None:
    """The day before, and each week that it is late, then the secretary too: remind who answers for it."""
    matter = await work.records.matters.get(reminder.subject)
    if matter is None or matter.stage is not Stage.DECIDED or matter.due_on is None:
        return
    late = matter.due_on < work.today
    directory = await work.records.people.directory()
    told = {lead_of(directory, matter), directory.secretary if late else None} - {None}
    for cadre in told:
        account = await work.records.accounts.of_cadre(cadre.id) if cadre is not None else None
        await work.tell(account, WorkDue(matter, matter.due_on, late), priority=Priority.REMINDER)
    again = max(matter.due_on + timedelta(days=1), work.today + AGAIN if late else work.today)
    at = instant(again, work.rules.digest_at, work.village.zone)
    await work.records.reminders.put(ReminderKind.MATTER_DUE, matter.id, again.isoformat() + "+", at)
