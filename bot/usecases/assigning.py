"""Assigning: a case gets its one responsible person, by center and group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain import topics
from bot.domain.case import Case
from bot.domain.case_life import RUNNING, UNSENT, CaseState
from bot.domain.erased import ErasedKind
from bot.domain.notices.complaints import WhichCadre
from bot.domain.notices.matters import (
    CaseAssigned,
    CaseErased,
    CaseTaken,
    CaseWaits,
    NobodyToHear,
    NothingPending,
    SecretaryNamed,
)
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.routing import Matter, Route, route
from bot.domain.topic import Topic
from bot.usecases import case_clock, delivering, procedure_question
from bot.usecases.named import naming_of, words_written
from bot.usecases.parties import villager_of
from bot.usecases.topic_question import question_of

if TYPE_CHECKING:
    from bot.domain.actions.matter import AskTopicAgain, ChooseTopic, EraseCase, KeepWaiting
    from bot.domain.people import Account, Cadre, Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def choose_topic(work: Work, person: Person, action: ChooseTopic) -> None:
    """The villager tapped where his case goes."""
    case = await unsent(work, person, action.case_id)
    topic = Topic(action.topic)
    if topic is not Topic.COMPLAINT:
        await assign(work, case, topic)
        if topic is Topic.PROXY:
            await procedure_question.ask(work, person.account, case.id)
        return
    # Remembered at once: without a further tap it must still never go the way of an ordinary matter.
    await work.records.cases.save(replace(case, topic=Topic.COMPLAINT))
    directory = await work.records.people.directory()
    own = person.cadre.id if person.cadre else None
    cadres = tuple(cadre for cadre in directory.village_cadres if cadre.id != own)
    await work.tell(person.account, WhichCadre(case, cadres), case_id=case.id)


async def ask_again(work: Work, person: Person, action: AskTopicAgain) -> None:
    """返回: 反映干部 was tapped by mistake; ask once more where the case goes."""
    case = await unsent(work, person, action.case_id)
    asked = replace(case, topic=None)
    await work.records.cases.save(asked)
    await work.tell(person.account, await question_of(work, asked), case_id=case.id)


async def keep_waiting(work: Work, person: Person, action: KeepWaiting) -> None:
    """Let a complaint wait until somebody may take it."""
    case = await unsent(work, person, action.case_id)
    await work.records.cases.record(case.id, "let wait", work.now, account_id=person.account.id)
    await work.tell(person.account, CaseWaits(case.number), case_id=case.id)


async def erase(work: Work, person: Person, action: EraseCase) -> None:
    """Take back a case that nobody got: its words are erased."""
    case = await unsent(work, person, action.case_id)
    entries = await work.records.entries.of_case(case.id)
    await work.records.entries.erase([entry.id for entry in entries])
    await work.records.cases.save(case.erased())
    await work.records.cases.record(case.id, "erased", work.now, account_id=person.account.id)
    await work.records.erasures.note(ErasedKind.CASE, case.id, work.now)
    await case_clock.stop(work, case)
    await work.tell(person.account, CaseErased(case.number))


async def choice_timed_out(work: Work, reminder: Reminder) -> None:
    """Nobody tapped a center: the paired cadre gets it, unless the words name a cadre or complain."""
    case = await work.records.cases.get(reminder.subject)
    if case is None or case.state is not CaseState.RAISED:
        return
    words = await words_written(work, case)
    named = await naming_of(work, words)
    case = replace(case, names_cadre=named.cadre or named.secretary or named.complaint)
    if named.secretary and not await _is_the_secretarys_own(work, case):
        await work.records.cases.save(case.withheld(case.topic))
        await work.records.cases.record(case.id, "withheld", work.now)
        order = topics.likely_first(words, work.rules.center_words)
        account = (await villager_of(work, case)).account
        account = account or await work.records.accounts.of_cadre(case.registered_by or 0)
        await work.tell(account, SecretaryNamed(case, order), priority=Priority.REMINDER, case_id=case.id)
        return
    await assign(work, case, case.topic)


async def _is_the_secretarys_own(work: Work, case: Case) -> bool:
    """Whether the secretary wrote it down himself, for somebody without a phone: he knows what it says."""
    secretary = (await work.records.people.directory()).secretary
    return case.reporter_id is None and secretary is not None and case.registered_by == secretary.id


async def route_of(work: Work, case: Case, *, for_secretary: bool = False) -> Route:
    """Return who is responsible for a case today."""
    villager = await villager_of(work, case)
    matter = Matter(
        case.topic,
        villager.household.group,
        villager.cadre_id,
        case.about_id,
        for_secretary or case.is_for_secretary,
        confidential=case.privacy is not None,
    )
    return route(matter, await work.records.people.directory(), work.today)


async def assign(
    work: Work,
    case: Case,
    topic: Topic | None,
    *,
    about_id: int | None = None,
    for_secretary: bool = False,
    anew: bool = False,
) -> None:
    """Find who is responsible and tell both sides; where nobody may take it, say so and let him choose.

    What is kept back from whoever gets it goes to the secretary with its first routing, or `anew` where it
    has become confidential since.
    """
    records = work.records
    villager = await villager_of(work, case)
    account = villager.account or await records.accounts.of_cadre(case.registered_by or 0)
    case = replace(case, topic=topic, names_cadre=case.names_cadre and topic is None)
    found = await route_of(work, replace(case, about_id=about_id), for_secretary=for_secretary)
    if found.cadre is None:
        withheld = case.withheld(topic, about_id)
        await records.cases.save(withheld)
        await records.cases.record(case.id, "withheld", work.now)
        await work.tell(account, NobodyToHear(withheld), case_id=case.id)
        return
    unsent = case.state in UNSENT
    routed = case.routed(found.cadre.id, topic, about_id)
    await records.cases.save(routed)
    await records.cases.record(case.id, "routed", work.now, cadre_id=found.cadre.id)
    await records.reminders.cancel(ReminderKind.CENTER_CHOICE, case.id)
    await case_clock.expect_a_look(work, routed)
    if unsent:
        await case_clock.catch_up(work, routed)
    delivered = await delivering.deliver_task(work, routed, found.cadre, first=unsent or anew)
    told = CaseAssigned(routed.number, found.cadre, routed.due_at, delivered)
    await work.tell(account, told, case_id=case.id)


async def give_up_own(work: Work, cadre: Cadre, account: Account) -> None:
    """Find somebody else for what a cadre wrote as a villager before the bot knew that it is he."""
    for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING)):
        if case.reporter_id == account.id:
            await assign(work, case, case.topic, about_id=case.about_id)


async def entrust(work: Work, case: Case) -> None:
    """Give an answered case whose cadre has left to somebody who can go on with it; nobody need be told."""
    villager = await villager_of(work, case)
    directory = await work.records.people.directory()
    matter = Matter(
        case.topic, villager.household.group, villager.cadre_id, case.about_id, for_secretary=True
    )
    found = route(matter, directory, work.today)
    if found.cadre is not None:
        await work.records.cases.save(replace(case, responsible_id=found.cadre.id))
        await work.records.cases.record(case.id, "handed over", work.now, cadre_id=found.cadre.id)


def _is_his_to_send(person: Person, case: Case) -> bool:
    """Whether he wrote it, or registered it for somebody without a phone."""
    if case.reporter_id is None:
        return person.cadre is not None and case.registered_by == person.cadre.id
    return case.reporter_id == person.account.id


async def unsent(work: Work, person: Person, case_id: int) -> Case:
    """Return a case of his that nobody has got yet; raise a Refusal otherwise."""
    case = await work.records.cases.get(case_id)
    if case is None or not _is_his_to_send(person, case):
        raise NothingPending
    if case.state in UNSENT:
        return case
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is None:
        raise NothingPending
    raise CaseTaken(case.number, cadre.name)
