"""A case's clock: every reminder that hangs on the promised date, set and taken back together.

A reminder's period names the run of the clock that it belongs to, so that each fires once in each run. They
keep to humane hours; the promised date itself doesn't.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.reminder import NewReminder, ReminderKind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.case import Case
    from bot.usecases.work import Work

RUNNING_KINDS: Final = (
    ReminderKind.CENTER_CHOICE,
    ReminderKind.UNSEEN,
    ReminderKind.DUE_SOON,
    ReminderKind.OVERDUE,
    ReminderKind.STILL_OVERDUE,
    ReminderKind.ESCALATION,
)
WAITING_KINDS: Final = (ReminderKind.REACTION, ReminderKind.LAPSE, ReminderKind.IN_PERSON)


async def start(work: Work, case: Case) -> None:
    """Set what falls due while this run of the clock lasts."""
    await work.records.reminders.put_all(run_of(work, case))


def run_of(work: Work, case: Case) -> list[NewReminder]:
    """Return what falls due while this run of the clock lasts."""
    day, due_at = timedelta(days=1), case.due_at
    return [
        *(
            _reminder(work, ReminderKind.DUE_SOON, case, f"{case.round}:{before // day}", due_at - before)
            for before in work.rules.remind_before
        ),
        _reminder(work, ReminderKind.OVERDUE, case, case.round, due_at),
        _reminder(work, ReminderKind.ESCALATION, case, case.round, due_at + work.rules.escalate_after),
    ]


async def extend(work: Work, case: Case) -> None:
    """The promised date was put off with the villager's knowledge: what hangs on it comes later."""
    await work.records.reminders.cancel(ReminderKind.UNSEEN, case.id)
    await work.records.reminders.cancel(ReminderKind.STILL_OVERDUE, case.id)
    for each in run_of(work, case):
        await work.records.reminders.move(each.kind, each.subject, each.period, each.due_at)


async def catch_up(work: Work, case: Case) -> None:
    """Say at once that a case is late which was late before anybody had it."""
    if work.now >= case.due_at:
        now = work.rules.humane.next(work.now, work.village.zone)
        await work.records.reminders.move(ReminderKind.OVERDUE, case.id, case.round, now)


async def expect_a_look(work: Work, case: Case) -> None:
    """Ask the cadre again if he has done nothing with it for a day: from when it came to him."""
    await _put(work, ReminderKind.UNSEEN, case, turn_of(case), work.now + work.rules.unseen_after)


def turn_of(case: Case) -> str:
    """Return whose turn it is in which run of the clock, as the period of what reminds him of it."""
    return f"{case.round}:{case.handovers}:{case.responsible_id}"


async def again_tomorrow(work: Work, case: Case) -> None:
    """Remind daily of what is late."""
    tomorrow = work.now + timedelta(days=1)
    await _put(work, ReminderKind.STILL_OVERDUE, case, f"{case.round}:{work.today.isoformat()}", tomorrow)


async def expect_a_reaction(work: Work, case: Case) -> None:
    """Wait for the villager's word on the answer."""
    asked_at = work.now + work.rules.reaction_after
    await _put(work, ReminderKind.REACTION, case, case.round, asked_at)
    await _put(work, ReminderKind.LAPSE, case, case.round, asked_at + work.rules.lapse_after)


async def stop(work: Work, case: Case) -> None:
    """Take back everything: no reminder comes after the answer, nor a question after the reaction."""
    for kind in (*RUNNING_KINDS, *WAITING_KINDS):
        await work.records.reminders.cancel(kind, case.id)


async def _put(work: Work, kind: ReminderKind, case: Case, period: str, at: datetime) -> None:
    await work.records.reminders.put_all([_reminder(work, kind, case, period, at)])


def _reminder(work: Work, kind: ReminderKind, case: Case, period: str, at: datetime) -> NewReminder:
    return NewReminder(kind, case.id, period, work.rules.humane.next(at, work.village.zone))
