"""Whom a matter concerns hears how it goes: its proposer, who seconds it, who said something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.matter_life import MatterStep, Stage
from bot.domain.notices.deliberation import MatterMoved, MatterProposed
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases.deliberating import needed, proposer_of

if TYPE_CHECKING:
    from bot.domain.matter import Matter, MatterEvent
    from bot.domain.notices.notice import Notice
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

AT_A_TIME: Final = 50  # households told in one transaction


async def begin(work: Work, matter: Matter) -> None:
    """Put what has just been recorded of a matter into the agenda, to be told at a humane hour."""
    at = work.rules.humane.next(work.now, work.village.zone)
    place = len(await work.records.matters.history(matter.id))
    await work.records.reminders.put(ReminderKind.MATTER_NEWS, matter.id, f"{place}:0", at)


async def go_on(work: Work, reminder: Reminder) -> None:
    """Tell the next households. A crash repeats nobody: each account has its own key."""
    matter = await work.records.matters.get(reminder.subject)
    place, after = (int(part) for part in reminder.period.split(":"))
    history = await work.records.matters.history(reminder.subject)
    if matter is None or not matter.is_public or place > len(history):
        return
    event = history[place - 1]
    households = [one for one in await _concerned(work, matter, event) if one > after]
    notice = await _notice(work, matter, event)
    for household_id in households[:AT_A_TIME]:
        for membership in await work.records.accounts.memberships_of_household(household_id):
            if membership.state is MembershipState.JOINED:
                account = await work.records.accounts.get(membership.account_id)
                key = f"matter:{matter.id}:{place}:{membership.account_id}"
                await work.tell(account, notice, priority=Priority.BROADCAST, key=key)
    if len(households) > AT_A_TIME:
        period = f"{place}:{households[AT_A_TIME - 1]}"
        await work.records.reminders.put(ReminderKind.MATTER_NEWS, matter.id, period, work.now)


async def _concerned(work: Work, matter: Matter, event: MatterEvent) -> list[int]:
    """Return the ids of the households that hear of it, in order.

    A proposal is told to the proposer's neighbours, his group, while it waits for others to second it.
    """
    households = {one.id: one for one in await work.records.people.households() if one.active}
    seconding = set(await work.records.matter_voices.seconded_by(matter.id))
    if event.step == MatterStep.PROPOSE:
        own = households.get(matter.household_id or 0)
        if own is None or matter.stage is not Stage.PROPOSED:
            return []
        neighbours = {one.id for one in households.values() if one.group == own.group}
        return sorted(neighbours - {own.id} - seconding)
    found = {matter.household_id, *seconding, *await work.records.matter_voices.spoken_by(matter.id)}
    return sorted(one for one in found if one is not None and one in households)


async def _notice(work: Work, matter: Matter, event: MatterEvent) -> Notice:
    if event.step == MatterStep.PROPOSE:
        return MatterProposed(matter, await proposer_of(work, matter), needed(work))
    return MatterMoved(matter, event.step, event.words)
