"""Receiving: what a message means, decided by who wrote it, what it replies to and what was being asked."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.case import Case
from bot.domain.case_life import OPEN, CaseState
from bot.domain.case_number import numbers_in
from bot.domain.content import ContentKind
from bot.domain.dialogue import ABOUT_A_CASE, FOR_VILLAGERS, Dialogue, DialogueKind
from bot.domain.matter_number import MatterNumber
from bot.domain.notices.matters import NothingToCarry
from bot.domain.notices.notice import Refusal
from bot.domain.people import Person
from bot.usecases import (
    albums,
    amending,
    card,
    commenting,
    committing,
    course_changing,
    course_planning,
    deliberating,
    diary,
    diary_cases,
    drafting,
    hand_counting,
    hand_rolls,
    item_drafting,
    leaving,
    matter_leading,
    matter_work,
    matters,
    pairing,
    papers,
    practice,
    proposing,
    proxy_photographing,
    questioning,
    quick_answers,
    registered,
    registering,
    replies,
    reviewing,
    strangers,
    tap_first,
    tasks,
    visit_problems,
    visiting,
    vote_dating,
    waiting,
)
from bot.usecases.incoming import Incoming
from bot.usecases.work import Work

TAKEN_BEFORE: Final = frozenset({DialogueKind.PAPERS, DialogueKind.TAP})
"""What is no dialogue's fill: it has a meaning of its own."""
_POLITE: Final = re.compile(
    r"[\s，。！？,.!?、~～的呢吗啊呀请问]+|是?(多少|几号|什么|哪个)|我?(要|想要|看看|查一下)|给我|告诉我"
)
"""What may stand around a word that asks for the card."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message together with what decides its meaning."""

    person: Person
    incoming: Incoming
    case: Case | None
    """The case of the message that it replies to."""
    dialogue: Dialogue | None
    """What the bot is waiting for."""
    may_go_on: bool
    """Whether it may go on with a case of his."""


async def receive(work: Work, incoming: Incoming) -> None:
    """Take a message in a private chat: nothing that somebody writes stays without an effect or a word."""
    standing = await work.standing(incoming.by)
    person = standing.person
    if person.is_stranger:
        if not await _writes_back(work, person, incoming):
            await strangers.hold(work, person, incoming)
        return
    if incoming.content is None:
        await work.tell(person.account, NothingToCarry())
        return
    case = await _replied_to(work, incoming)
    dialogue = standing.dialogue
    if dialogue is not None and await waiting.is_over(work, person, dialogue, incoming):
        dialogue = None
    may_go_on = standing.may_go_on(incoming.written_at)
    heard = Heard(person, incoming, case, dialogue, may_go_on)
    for meaning in MEANINGS:
        if await meaning(work, heard):
            return


async def take_kept(work: Work, person: Person, kept: Incoming) -> None:
    """Take a message that was written before the tap it needed; what refuses it says so, and waits anew."""
    dialogue = await work.records.dialogues.get(person.account.id)
    try:
        await receive(work, kept)
    except Refusal as refusal:
        if dialogue is not None:
            await work.records.dialogues.put(dialogue)
        await work.tell(person.account, refusal)


async def _writes_back(work: Work, person: Person, incoming: Incoming) -> bool:
    """Whether somebody replies to an open case of his, though his household no longer counts him in."""
    case = await _replied_to(work, incoming)
    if case is None or case.reporter_id != person.account.id or case.state not in OPEN:
        return False
    if incoming.content is None:
        return False
    await matters.add_to(work, person, case, incoming)
    return True


async def _is_part_of_an_album(work: Work, heard: Heard) -> bool:
    return await albums.goes_on(work, heard.person, heard.incoming)


async def _fills_what_a_case_waits_for(work: Work, heard: Heard) -> bool:
    """当场答复, 需要核实 … wait for the next message, or for a reply to their own case."""
    dialogue, case = heard.dialogue, heard.case
    if dialogue is None or dialogue.kind not in ABOUT_A_CASE:
        return False
    if case is not None and case.id != dialogue.subject:
        return False
    waits = await work.records.cases.get(dialogue.subject)
    cadre = heard.person.cadre
    if waits is None or not waits.runs or cadre is None or waits.responsible_id != cadre.id:
        await work.records.dialogues.clear(heard.person.account.id)  # settled meanwhile
        return False
    await committing.fill(work, heard.person, dialogue, heard.incoming)
    return True


async def _replies_to_a_task(work: Work, heard: Heard) -> bool:
    case, cadre = heard.case, heard.person.cadre
    if case is None or cadre is None or case.responsible_id != cadre.id:
        return False
    await replies.reply(work, heard.person, case, heard.incoming)
    return True


async def _goes_on_with_a_case(work: Work, heard: Heard) -> bool:
    case = heard.case
    if case is None or case.reporter_id != heard.person.account.id or case.state is CaseState.ERASED:
        return False
    await matters.add_to(work, heard.person, case, heard.incoming)
    return True


async def _adds_to_what_he_registered(work: Work, heard: Heard) -> bool:
    case = heard.case
    if case is None or not registered.is_registrar(heard.person, case):
        return False
    await registered.add_to(work, heard.person, case, heard.incoming)
    return True


async def _photographs_papers(work: Work, heard: Heard) -> bool:
    """Whether it is a photo, and those of a procedure's papers are awaited."""
    dialogue = heard.dialogue
    if dialogue is None or dialogue.kind is not DialogueKind.PAPERS or heard.case is not None:
        return False
    return await proxy_photographing.take(work, heard.person, dialogue, heard.incoming)


async def _is_written_before_the_tap(work: Work, heard: Heard) -> bool:
    """Whether a question awaits a tap: what he wrote is kept for it, and it is asked once more."""
    dialogue = heard.dialogue
    if dialogue is None or dialogue.kind is not DialogueKind.TAP:
        return False
    return await tap_first.keep(work, heard.person, dialogue, heard.incoming)


async def _fills_a_dialogue(work: Work, heard: Heard) -> bool:
    person, incoming, dialogue = heard.person, heard.incoming, heard.dialogue
    if dialogue is None or dialogue.kind in ABOUT_A_CASE or dialogue.kind in TAKEN_BEFORE:
        return False
    await work.records.dialogues.clear(person.account.id)
    if dialogue.kind in FILLS:
        if person.cadre is None and dialogue.kind not in FOR_VILLAGERS:
            return False  # he left the roster meanwhile: what he writes is a matter of his own
        await FILLS[dialogue.kind](work, person, dialogue, incoming)
        return True
    if not person.is_villager:
        return False
    await matters.write_new(work, person, incoming)
    return True


async def _asks_for_the_card(work: Work, heard: Heard) -> bool:
    """Whether a text is nothing but a word that asks for the contact card (电话, 书记)."""
    content = heard.incoming.content
    if content is None or content.kind is not ContentKind.TEXT:
        return False
    if _POLITE.sub("", content.text) not in work.rules.card_words:
        return False
    await card.show_to(work, heard.person)
    return True


async def _names_a_village_matter(work: Work, heard: Heard) -> bool:
    """Whether a text is nothing but the number of a village matter: it is shown."""
    content = heard.incoming.content
    number = MatterNumber.parse(content.text) if content is not None and not content.is_media else None
    matter = await work.records.matters.by_number(number) if number is not None else None
    if matter is None:
        return False
    await deliberating.show_to(work, heard.person, matter)
    return True


async def _is_for_some_task(work: Work, heard: Heard) -> bool:
    if heard.person.cadre is None:
        return False
    await tasks.ask_which(work, heard.person, heard.incoming)
    return True


async def _is_a_matter(work: Work, heard: Heard) -> bool:
    if heard.may_go_on:
        await matters.write(work, heard.person, heard.incoming)
    else:
        await matters.write_new(work, heard.person, heard.incoming)
    return True


FILLS: Final[Mapping[DialogueKind, Callable[[Work, Person, Dialogue, Incoming], Awaitable[None]]]] = {
    DialogueKind.ITEM_TITLE: item_drafting.take_title,
    DialogueKind.ITEM_WORDS: item_drafting.take_words,
    DialogueKind.ITEM_RETURN: reviewing.take_reason,
    DialogueKind.ITEM_CORRECTION: amending.take,
    DialogueKind.ITEM_QUESTION: questioning.take,
    DialogueKind.HOUSEHOLD_SEARCH: registering.search,
    DialogueKind.REGISTRATION: registering.register,
    DialogueKind.LEAVE: leaving.write_day,
    DialogueKind.QUICK_ANSWER: quick_answers.keep,
    DialogueKind.BULLETIN: drafting.take,
    DialogueKind.OWN_HOUSEHOLD: pairing.search,
    DialogueKind.PRACTICE_TITLE: practice.entitle,
    DialogueKind.PRACTICE_RETURN: practice.give_back,
    DialogueKind.COURSE_TITLE: course_planning.entitle,
    DialogueKind.COURSE_TIME: course_planning.set_time,
    DialogueKind.COURSE_PLACE: course_planning.set_place,
    DialogueKind.COURSE_SEATS: course_planning.set_seats,
    DialogueKind.PROPOSAL_TITLE: proposing.take,
    DialogueKind.PROPOSAL_PLACE: proposing.take,
    DialogueKind.PROPOSAL_COST: proposing.take,
    DialogueKind.PROPOSAL_MORE: proposing.take,
    DialogueKind.MATTER_COMMENT: commenting.take,
    DialogueKind.MATTER_OUTCOME: matter_leading.record,
    DialogueKind.MATTER_TITLE: matter_leading.entitle,
    DialogueKind.MATTER_DROP: matter_leading.drop,
    DialogueKind.MATTER_DAYS: matter_work.set_days,
    DialogueKind.MATTER_PROGRESS: matter_work.report,
    DialogueKind.MATTER_COSTS: matter_work.enter_costs,
    DialogueKind.COMMENT_HIDE: commenting.hide,
    DialogueKind.COURSE_NEW_TIME: course_changing.set_time,
    DialogueKind.COURSE_NEW_PLACE: course_changing.set_place,
    DialogueKind.PAPER_RECEIVED: papers.add,
    DialogueKind.PAPER_MISSING: papers.add,
    DialogueKind.VISIT_SEARCH: visiting.search,
    DialogueKind.VISIT_DAY: visiting.name_day,
    DialogueKind.VISIT_TALK: visiting.record,
    DialogueKind.VISIT_MORE: visiting.add,
    DialogueKind.VISIT_PROBLEM: visit_problems.raise_written,
    DialogueKind.DIARY_ENTRY: diary.take,
    DialogueKind.DIARY_MORE: diary.add,
    DialogueKind.DIARY_TAG: diary.tag_written,
    DialogueKind.DIARY_PART: diary.take_part,
    DialogueKind.DIARY_HOUSEHOLD: diary_cases.raise_written,
    DialogueKind.VOTE_DAY: vote_dating.take,
    DialogueKind.HAND_ROLL: hand_rolls.take_written,
    DialogueKind.HAND_TOTALS: hand_counting.take_totals,
}
"""Who takes the message that a dialogue waits for. It is over by then; what waits on says so anew."""

MEANINGS: Final[tuple[Callable[[Work, Heard], Awaitable[bool]], ...]] = (
    _is_part_of_an_album,
    _fills_what_a_case_waits_for,
    _replies_to_a_task,
    _goes_on_with_a_case,
    _adds_to_what_he_registered,
    _photographs_papers,
    _is_written_before_the_tap,
    _fills_a_dialogue,
    _asks_for_the_card,
    _names_a_village_matter,
    _is_for_some_task,
    _is_a_matter,
)
"""What a message can mean. The first that applies takes it."""


async def _replied_to(work: Work, incoming: Incoming) -> Case | None:
    if incoming.reply_to is None:
        return None
    case_id = await work.records.threads.case_of(incoming.chat_id, incoming.reply_to)
    if case_id is not None:
        return await work.records.cases.get(case_id)
    # Whose case it is, is asked of the records as ever: a number gives nobody anything.
    numbers = numbers_in(incoming.reply_says)
    return await work.records.cases.by_number(numbers.pop()) if len(numbers) == 1 else None
