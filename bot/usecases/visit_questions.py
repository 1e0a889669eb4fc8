"""Whether a visit took place: colleagues say if they went together, the household if anybody came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.notices.matters import NothingPending
from bot.domain.notices.visiting import (
    TogetherNoted,
    TogetherQuestion,
    VisitConfirmed,
    VisitDenied,
    VisitGone,
    VisitQuestion,
)
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.visit import HouseholdsWord

if TYPE_CHECKING:
    from bot.domain.actions.visiting import ConfirmVisit, SayTogether
    from bot.domain.people import Account, Household, Person
    from bot.domain.reminder import Reminder
    from bot.domain.visit import Visit
    from bot.usecases.work import Work

ASKED_AFTER: Final = timedelta(minutes=10)
"""Until then a record that was a slip of the finger can be taken back without anybody having been asked."""


async def ask_whether_together(work: Work, person: Person, visit: Visit, household: Household) -> None:
    """Ask a cadre whether he went along with a colleague who recorded the same household and day."""
    recorded = await work.records.visits.on_day(household.id, visit.day)
    other = next((each for each in recorded if each.cadre_id != visit.cadre_id), None)
    if other is None:
        return
    name = await _name(work, other)
    await work.tell(person.account, TogetherQuestion(visit.id, other.id, household, visit.day, name))


async def say_together(work: Work, person: Person, action: SayTogether) -> None:
    """一起去的, or 各去一次. Together, the household is asked once, and its word holds for both."""
    visit = await work.records.visits.get(action.visit_id)
    other = await work.records.visits.get(action.other_id)
    if visit is None or other is None or person.cadre is None or visit.cadre_id != person.cadre.id:
        raise NothingPending
    if action.together:
        main = await _main(work, other)
        # A word that the household has given on its own visit stays.
        joined = replace(visit, together_with=main.id, word=visit.word or main.word)
        await work.records.visits.save(joined)
    await work.tell(person.account, TogetherNoted(await _name(work, other), action.together))


async def plan_question(work: Work, visit: Visit) -> None:
    """Ask the household a little later, by day."""
    at = work.rules.humane.next(work.now + ASKED_AFTER, work.village.zone)
    await work.records.reminders.put(ReminderKind.VISIT_QUESTION, visit.id, "", at)


async def ask_household(work: Work, reminder: Reminder) -> None:
    """Ask everybody of the household who has joined whether the cadre was there; whoever taps first, says."""
    visit = await work.records.visits.get(reminder.subject)
    if visit is None or visit.word is not None or visit.together_with is not None:
        return
    visits = [visit, *await work.records.visits.together(visit.id)]
    names = tuple([await _name(work, each) for each in visits])
    visitors = {each.cadre_id for each in visits}
    for account in await _accounts(work, visit.household_id):
        if await work.records.accounts.cadre_id(account.id) not in visitors:
            notice = VisitQuestion(visit.id, names, visit.day)
            await work.tell(account, notice, priority=Priority.REMINDER)


async def confirm(work: Work, person: Person, action: ConfirmVisit) -> None:
    """Take the household's word: 来过, or 没有来过, of which the secretary alone hears."""
    visit = await work.records.visits.get(action.visit_id)
    if visit is None or person.household is None or person.household.id != visit.household_id:
        raise NothingPending
    if visit.word is not None:
        raise VisitGone
    word = HouseholdsWord.CAME if action.came else HouseholdsWord.DID_NOT_COME
    for each in (visit, *await work.records.visits.together(visit.id)):
        await work.records.visits.save(replace(each, word=word))
    await work.tell(person.account, VisitConfirmed(action.came))
    if not action.came:
        at = work.rules.humane.next(work.now, work.village.zone)
        await work.records.reminders.put(ReminderKind.VISIT_DENIED, visit.id, "", at)


async def tell_denied(work: Work, reminder: Reminder) -> None:
    """Tell the secretary that a household says nobody came; of himself, the township's contact."""
    visit = await work.records.visits.get(reminder.subject)
    household = await work.records.people.household(visit.household_id) if visit is not None else None
    if visit is None or household is None:
        return
    visits = [visit, *await work.records.visits.together(visit.id)]
    directory = await work.records.people.directory()
    secretary = directory.secretary
    about_him = secretary is not None and secretary.id in {each.cadre_id for each in visits}
    hears = directory.township if about_him else secretary
    if hears is None:
        return
    names = tuple([await _name(work, each) for each in visits])
    account = await work.records.accounts.of_cadre(hears.id)
    await work.tell(account, VisitDenied(names, household, visit.day), priority=Priority.TASK)


async def _main(work: Work, visit: Visit) -> Visit:
    """Return the visit that the others went along on."""
    if visit.together_with is None:
        return visit
    return await work.records.visits.get(visit.together_with) or visit


async def _name(work: Work, visit: Visit) -> str:
    """Return who recorded a visit, also where he is in the roster no more."""
    cadres = await work.records.people.cadres()
    return next(cadre.name for cadre in cadres if cadre.id == visit.cadre_id)


async def _accounts(work: Work, household_id: int) -> list[Account]:
    found = []
    for membership in await work.records.accounts.memberships_of_household(household_id):
        account = await work.records.accounts.get(membership.account_id)
        if membership.state is MembershipState.JOINED and account is not None:
            found.append(account)
    return found
