"""Who was there: households are ticked group by group, or written; the list changes in its message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.ballot import Way
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.hand_count import HandCountState
from bot.domain.hand_roll import named
from bot.domain.notices.hand_counts import HandCountOver, HandGroup, HandRoll, RollGroup, RollHousehold
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.usecases.vote_seats import question_of, the_secretary, vote_and_question

if TYPE_CHECKING:
    from bot.domain.actions.hand_counts import ShowHandGroup, ShowHandRoll, TickHand, TickHandGroup
    from bot.domain.hand_count import HandCount
    from bot.domain.people import Household, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

PAGE: Final = 20  # households on one screen, two in a row


async def show(work: Work, person: Person, action: ShowHandRoll) -> None:
    """Show the groups, in the place of the list that it was tapped in."""
    hand_count = await draft(work, person, action.hand_count_id)
    await show_roll(work, person, hand_count, edits=work.tapped)


async def show_roll(
    work: Work,
    person: Person,
    hand_count: HandCount,
    *,
    edits: int | None = None,
    unknown: tuple[str, ...] = (),
) -> None:
    """Show the groups; the next message may name households."""
    roll = await on_roll(work, hand_count)
    ticked = set(await work.records.hand_counts.households(hand_count.id))
    groups = [
        RollGroup(
            group,
            sum(one.group == group and one.id in ticked for one in roll),
            sum(one.group == group for one in roll),
        )
        for group in sorted({one.group for one in roll})
    ]
    vote, question = await vote_and_question(work, hand_count.vote_id)
    del vote
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.HAND_ROLL, hand_count.id, work.now)
    )
    notice = HandRoll(hand_count.id, question, tuple(groups), len(ticked), unknown)
    await work.tell(person.account, notice, edits=edits)


async def show_group(work: Work, person: Person, action: ShowHandGroup) -> None:
    """Show one group's households, to be ticked."""
    hand_count = await draft(work, person, action.hand_count_id)
    await _show_group(work, person, hand_count, action.group, action.offset)


async def tick(work: Work, person: Person, action: TickHand) -> None:
    """This household took part, or did not; the list changes in place."""
    hand_count = await draft(work, person, action.hand_count_id)
    household = next((one for one in await on_roll(work, hand_count) if one.id == action.household_id), None)
    if household is None:
        raise NotYours
    change = work.records.hand_counts.put if action.on else work.records.hand_counts.take
    await change(hand_count.id, [household.id])
    await _show_group(work, person, hand_count, household.group, action.offset)


async def tick_group(work: Work, person: Person, action: TickHandGroup) -> None:
    """All of a group took part, or nobody of it."""
    hand_count = await draft(work, person, action.hand_count_id)
    households = [one.id for one in await on_roll(work, hand_count) if one.group == action.group]
    change = work.records.hand_counts.put if action.on else work.records.hand_counts.take
    await change(hand_count.id, households)
    await _show_group(work, person, hand_count, action.group, 0)


async def take_written(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Tick the households that a message names; say which words named none."""
    hand_count = await draft(work, person, dialogue.subject)
    text = incoming.content.text if incoming.content is not None else ""
    found = named(text, await on_roll(work, hand_count))
    await work.records.hand_counts.put(hand_count.id, found.household_ids)
    await show_roll(work, person, hand_count, unknown=found.unknown)


async def draft(work: Work, person: Person, hand_count_id: int) -> HandCount:
    """Return a hand count that its secretary still enters; raise NotYours or HandCountOver."""
    cadre = the_secretary(person)
    hand_count = await work.records.hand_counts.get(hand_count_id)
    if hand_count is None or hand_count.cadre_id != cadre.id:
        raise NotYours
    if hand_count.state is not HandCountState.DRAFT:
        raise HandCountOver
    return hand_count


async def on_roll(work: Work, hand_count: HandCount) -> list[Household]:
    """Return the electorate's households that can be ticked, by number: none that is counted by hand."""
    electors = {
        one.household_id
        for one in await work.records.votes.electors(hand_count.vote_id)
        if one.way is not Way.HANDS and not one.sealed
    }
    households = [one for one in await work.records.people.households() if one.id in electors]
    return sorted(households, key=lambda one: (one.group, one.number))


async def _show_group(work: Work, person: Person, hand_count: HandCount, group: int, offset: int) -> None:
    ticked = set(await work.records.hand_counts.households(hand_count.id))
    of_group = [one for one in await on_roll(work, hand_count) if one.group == group]
    vote = await work.records.votes.get(hand_count.vote_id)
    assert vote is not None
    notice = HandGroup(
        hand_count_id=hand_count.id,
        question=await question_of(work, vote),
        group=group,
        households=tuple(
            RollHousehold(one.id, one.number, one.head, one.id in ticked)
            for one in of_group[offset : offset + PAGE]
        ),
        ticked=sum(one.id in ticked for one in of_group),
        page=Page(offset, PAGE, len(of_group) > offset + PAGE),
    )
    await work.tell(person.account, notice, edits=work.tapped)
