"""Whatever anybody taps and writes, in any order: a matter goes by its table, moved by those who may."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.domain.actions.action import Action
from bot.domain.actions.deliberation import (
    CommentOn,
    ProposeMatter,
    SecondMatter,
    SubmitProposal,
    WithdrawProposal,
)
from bot.domain.actions.matter_lead import DropMatter, EntitleMatter, HideComment, LeadMatter, RecordStep
from bot.domain.actions.matter_work import AppointWorker, EnterCosts, FinishMatter, ReportProgress
from bot.domain.actions.voting import AnnounceVote, CastVote, ExtendVote
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.matter import PROGRESS, Matter, MatterEvent
from bot.domain.matter_life import TRANSITIONS, MatterStep, Stage
from bot.usecases.incoming import By
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS
from tests.usecases.people import ROSTER
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, WANG
from tests.usecases.town import Town, open_town

EVENTS: Final = 80
BY_THE_LEAD: Final = {
    MatterStep.PUT_FORWARD,
    MatterStep.CONSULT,
    MatterStep.REVIEW,
    MatterStep.DISCUSS,
    MatterStep.NOTICE,
}
AFTERWARDS: Final = {MatterStep.CARRY_OUT, PROGRESS}
"""By whoever was appointed, too."""
WORDS: Final = ("修水沟", "11月16日，都同意", "3万", "没花钱", "骂人", "12月30日", "好")


def deeds(dice: random.Random, matter_id: int, town: Town) -> list[Action]:
    """Return what somebody may try to do with a matter, entitled or not."""
    day = (town.clock.at + timedelta(days=dice.randint(0, 4))).date().isoformat()
    return [
        ProposeMatter(),
        SubmitProposal(matter_id),
        WithdrawProposal(matter_id),
        SecondMatter(matter_id, on=True),
        SecondMatter(matter_id, on=False),
        CommentOn(matter_id),
        LeadMatter(matter_id),
        *(RecordStep(matter_id, step.value) for step in (MatterStep.CONSULT, dice.choice(list(MatterStep)))),
        EntitleMatter(matter_id),
        DropMatter(matter_id),
        HideComment(matter_id),
        AnnounceVote(matter_id, day),
        CastVote(matter_id, "for"),
        ExtendVote(matter_id),
        AppointWorker(matter_id, 2),
        ReportProgress(matter_id),
        EnterCosts(matter_id),
        FinishMatter(matter_id),
    ]


async def forged(town: Town, phone: Phone, action: Action) -> None:
    keyboard = Keyboard(new_token(), phone.account_id, [action], town.clock.at)
    await town.do(lambda records: records.keyboards.add(keyboard))
    by = By(phone.telegram_id)
    await town.try_(tap, Tapped(Tap(by, button_data(keyboard.token, 0), by.telegram_id, 5, "", ""), TAPS))


async def matters(town: Town) -> list[Matter]:
    running = await town.look(lambda records: records.matters.under_way())
    return [*running, *await town.look(lambda records: records.matters.ended(99))]


async def history(town: Town, matter: Matter) -> list[MatterEvent]:
    return await town.look(lambda records: records.matters.history(matter.id))


async def seconding(town: Town, matter: Matter) -> list[int]:
    return await town.look(lambda records: records.matter_voices.seconded_by(matter.id))


async def check(town: Town, secretary: int) -> None:
    for matter in await matters(town):
        stage = Stage.DRAFT
        for event in await history(town, matter):
            if event.step in BY_THE_LEAD:
                assert event.cadre_id == secretary
            elif event.step in AFTERWARDS:
                assert event.cadre_id in {secretary, matter.lead_id}
            if event.step != PROGRESS:
                stage = TRANSITIONS[stage, MatterStep(event.step)]
        assert stage is matter.stage
        assert matter.household_id not in await seconding(town, matter)


async def goes_on(town: Town, dice: random.Random, neighbour: Phone, family: Phone) -> None:
    """Do what leads some matter on, or let time pass."""
    running = await town.look(lambda records: records.matters.under_way())
    if not running:
        await forged(town, family, ProposeMatter())
        await family.write("修水沟")
        await forged(town, family, SubmitProposal(len(await matters(town)) + 1))
        return
    matter, secretary = dice.choice(running), town.phones[SECRETARY]
    vote = await town.look(lambda records: records.votes.of_matter(matter.id))
    day = (town.clock.at + timedelta(days=3)).date().isoformat()
    follows: dict[Stage, tuple[Phone, Action, str]] = {
        Stage.PROPOSED: (neighbour, SecondMatter(matter.id, on=True), ""),
        Stage.SECONDED: (secretary, RecordStep(matter.id, MatterStep.CONSULT.value), "都同意"),
        Stage.CONSULTED: (secretary, RecordStep(matter.id, MatterStep.DISCUSS.value), "11月16日，都同意"),
        Stage.DISCUSSED: (secretary, AnnounceVote(matter.id, day), ""),
        Stage.VOTING: (neighbour, CastVote(vote.id if vote is not None else 0, "for"), ""),
        Stage.UNDECIDED: (secretary, dice.choice([ExtendVote(matter.id), AnnounceVote(matter.id, day)]), ""),
        Stage.DECIDED: (secretary, EnterCosts(matter.id), "没花钱"),
    }
    if matter.stage is not Stage.NOTICED:
        phone, action, words = follows[matter.stage]
        for who in (town.phones[WANG], phone):  # who may not tries it first
            await forged(town, who, action)
            if words:
                await who.write(words)
    if matter.stage is Stage.DECIDED:
        await forged(town, secretary, FinishMatter(matter.id))
    if matter.stage in {Stage.NOTICED, Stage.VOTING} and dice.random() < 0.7:
        await town.pass_(hours=30)


@pytest.mark.parametrize("seed", range(2))
async def test_no_order_of_taps_and_words_leads_to_an_impossible_state(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    rules = {"seconders": 1, "quorum": "1/9", "notice_days": 1, "voting_days": 1}
    async with open_town(tmp_path, deliberation=rules) as town:
        people = [await town.villager_joins(number) for number in ("1-001", "2-001", "2-002", "3-003")]
        everybody = [*people, town.phones[SECRETARY], town.phones[WANG], await town._phone("路人")]
        cadres = {one.name: one.id for one in await town.look(lambda records: records.people.cadres())}
        for count in range(EVENTS):
            if dice.random() < 0.5:
                await goes_on(town, dice, people[0], people[1])
            else:
                phone = dice.choice(everybody)
                await forged(town, phone, dice.choice(deeds(dice, dice.randint(1, 4), town)))
                if dice.random() < 0.5:
                    await phone.write(dice.choice(WORDS))
            if count == EVENTS // 2:
                left = tuple(one for one in ROSTER.households if one.number != "3-003")
                await town.import_(replace(ROSTER, households=left))
            await check(town, cadres[SECRETARY])
        reached = [await history(town, matter) for matter in await matters(town)]
        steps = {event.step for events in reached for event in events}
        assert {MatterStep.ADOPT, MatterStep.CARRY_OUT} <= steps, "the walk went nowhere"
