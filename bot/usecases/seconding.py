"""A proposal goes out, and other households second it: once each, whoever of the household taps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.matter import MatterEvent
from bot.domain.matter_life import MatterStep, Stage, leads_on
from bot.domain.matter_roles import lead_of
from bot.domain.notices.deliberation import (
    OwnMatter,
    ProposalEmpty,
    ProposalSubmitted,
    ProposalWithdrawn,
    Seconded,
    SecondingOver,
    TooManyProposals,
)
from bot.domain.notices.publishing import NotYours
from bot.usecases import matter_news, matter_waiting
from bot.usecases.deliberating import needed, public
from bot.usecases.proposal_draft import own_draft

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.actions.deliberation import SecondMatter, SubmitProposal, WithdrawProposal
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.usecases.work import Work

AT_ONCE: Final = 3  # proposals of one household that wait for others to second them


async def submit(work: Work, person: Person, action: SubmitProposal) -> None:
    """提出去: it gets its number; the lead and the neighbours hear of it."""
    matter = await own_draft(work, person, action.matter_id)
    if not matter.title and not await work.records.matters.parts(matter.id):
        raise ProposalEmpty
    waiting = [
        other
        for other in await work.records.matters.under_way()
        if other.stage is Stage.PROPOSED and other.household_id == matter.household_id
    ]
    if matter.household_id is not None and len(waiting) >= AT_ONCE:
        raise TooManyProposals(AT_ONCE)
    await work.records.dialogues.clear(person.account.id)
    number = await work.records.matters.give_number(matter.id, work.today.year)
    lead = lead_of(await work.records.people.directory(), matter)
    household_id = person.household.id if person.household is not None else None
    lead_id = lead.id if lead is not None else None
    matter = replace(matter, number=number, household_id=household_id, lead_id=lead_id)
    proposed = await advance(work, matter, MatterStep.PROPOSE)
    await work.tell(
        person.account, ProposalSubmitted(proposed, needed(work), lead.name if lead is not None else "")
    )
    if leads_on(proposed.stage, work.rules.deliberation.stages) is MatterStep.SECOND and not needed(work):
        await advance(work, proposed, MatterStep.SECOND)


async def withdraw(work: Work, person: Person, action: WithdrawProposal) -> None:
    """收回: what few have seconded goes no further; those few are told."""
    matter = await public(work, person, action.matter_id)
    if matter.account_id != person.account.id:
        raise NotYours
    if matter.stage is not Stage.PROPOSED:
        raise SecondingOver
    dropped = matter.dropped(work.now, "")
    await work.records.matters.save(dropped)
    await work.records.matters.record(MatterEvent(matter.id, MatterStep.DROP.value, work.now))
    await matter_news.begin(work, dropped)
    await work.tell(person.account, ProposalWithdrawn(matter))


async def second(work: Work, person: Person, action: SecondMatter) -> None:
    """附议, for one's household; or 不附议了, as long as not enough have."""
    matter = await public(work, person, action.matter_id)
    household, voices = person.household, work.records.matter_voices
    if household is None or not household.active:
        raise NotYours
    if household.id == matter.household_id:
        raise OwnMatter
    if not matter.before_notice or (not action.on and matter.stage is not Stage.PROPOSED):
        raise SecondingOver
    if action.on:
        await voices.second(matter.id, household.id, person.account.id, work.now)
    else:
        await voices.unsecond(matter.id, household.id)
    count = len(await voices.seconded_by(matter.id))
    await work.tell(person.account, Seconded(matter, action.on, count, needed(work)))
    waits = leads_on(matter.stage, work.rules.deliberation.stages) is MatterStep.SECOND
    if waits and count >= needed(work):
        await advance(work, matter, MatterStep.SECOND)


async def advance(
    work: Work,
    matter: Matter,
    step: MatterStep,
    *,
    by: Person | None = None,
    day: date | None = None,
    words: str = "",
) -> Matter:
    """Take a matter one step further, note it, and tell whom it concerns; return it."""
    moved = matter.stepped(step, work.now, work.rules.deliberation.stages)
    await work.records.matters.save(moved)
    cadre_id = by.cadre.id if by is not None and by.cadre is not None else None
    await work.records.matters.record(MatterEvent(matter.id, step.value, work.now, cadre_id, day, words))
    await matter_news.begin(work, moved)
    await matter_waiting.begin(work, moved, told=by)
    return moved
