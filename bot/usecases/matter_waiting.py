"""A matter that waits for whoever leads it: he is asked again, and in the end the secretary is told too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.matter_life import MatterStep, leads_on
from bot.domain.matter_roles import lead_of
from bot.domain.notices.deliberation import MatterForLead
from bot.domain.notices.matter_lead import MatterWaits
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant, local_day

if TYPE_CHECKING:
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

PATIENCE: Final = timedelta(days=14)
"""So long nobody is reminded: committees and assemblies meet when they do."""
AGAIN: Final = timedelta(days=7)
TO_THE_SECRETARY: Final = 2  # from this reminder on


async def begin(work: Work, matter: Matter, *, told: Person | None) -> None:
    """It is the lead's turn: tell him, unless it is he who did this, and see later whether he goes on."""
    step = _his_turn(work, matter)
    directory = await work.records.people.directory()
    lead = lead_of(directory, matter)
    there = directory.substitute(lead, work.today) or lead if lead is not None else None
    if step is None or there is None:
        return
    account = await work.records.accounts.of_cadre(there.id)
    if account is not None and (told is None or told.account.id != account.id):
        await work.tell(account, MatterForLead(matter, step), priority=Priority.TASK)
    if step is not MatterStep.SECOND:
        await _plan(work, matter, 1, PATIENCE)


async def remind(work: Work, reminder: Reminder) -> None:
    """Nothing has happened since: tell whoever leads it, from the second time on the secretary too."""
    stage, _, turn = reminder.period.partition(":")
    matter = await work.records.matters.get(reminder.subject)
    if matter is None or matter.stage.value != stage:
        return
    step = _his_turn(work, matter)
    if step is None:
        return
    directory = await work.records.people.directory()
    told = {lead_of(directory, matter), directory.secretary if int(turn) >= TO_THE_SECRETARY else None}
    since = local_day(matter.since, work.village.zone)
    for cadre in told - {None}:
        account = await work.records.accounts.of_cadre(cadre.id) if cadre is not None else None
        await work.tell(account, MatterWaits(matter, step, since), priority=Priority.REMINDER)
    await _plan(work, matter, int(turn) + 1, AGAIN)


def _his_turn(work: Work, matter: Matter) -> MatterStep | None:
    return leads_on(matter.stage, work.rules.deliberation.stages)


async def _plan(work: Work, matter: Matter, turn: int, after: timedelta) -> None:
    at = instant(work.today + after, work.rules.digest_at, work.village.zone)
    period = f"{matter.stage.value}:{turn}"
    await work.records.reminders.put(ReminderKind.MATTER_STILL, matter.id, period, at)
