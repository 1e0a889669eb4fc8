"""How a case ends: without a word from the villager, or with the secretary's final one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.case_life import CaseState, IllegalStepError, Outcome
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, SENTENCE, answer, explain, matter
from tests.usecases.town import Town


async def test_the_villager_is_told_kindly_that_it_was_closed_and_one_tap_opens_it_again(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await town.pass_(days=7)
    assert (await town.case()).outcome is Outcome.NO_REACTION
    told = villager.last("一直没听到您回话")
    assert told.labels == ["没解决"]
    await villager.tap("没解决", told)
    case = await town.case()
    assert (case.state, case.reopenings) == (CaseState.ASSIGNED, 1)
    assert villager.count("接着办") == 1


async def test_he_is_told_once_and_at_a_humane_hour(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    await town.pass_(days=30)
    assert villager.count("一直没听到您回话") == 1


async def decided(town: Town) -> tuple[Phone, Phone]:
    villager, cadre = await matter(town, "要占一块地")
    await explain(cadre)
    await villager.tap("请支书再看")
    secretary = town.phones[SECRETARY]
    await explain(secretary)
    assert villager.count("最后的决定") == 1
    return villager, secretary


async def test_what_the_secretary_decided_is_not_opened_again_but_a_new_matter_can_be_begun(
    town: Town,
) -> None:
    villager, secretary = await decided(town)
    await villager.write("我还是不服", to=villager.last("最后的决定"))
    question = villager.last("已经作了最后决定")
    assert question.labels == ["新的事情"]
    await villager.tap("新的事情", question)
    assert villager.count("收到了，编号 2026-0002") == 1
    first = await town.case("2026-0001")
    assert (first.state, first.reopenings) == (CaseState.CLOSED, 0)
    assert secretary.count("我还是不服") == 0


async def test_without_a_tap_it_becomes_a_new_matter_and_the_decided_one_stays_closed(town: Town) -> None:
    villager, _ = await decided(town)
    await villager.write("我还是不服", to=villager.last("最后的决定"))
    await town.pass_(minutes=11)
    assert (await town.case("2026-0001")).state is CaseState.CLOSED
    assert (await town.case("2026-0002")).state in {CaseState.RAISED, CaseState.ASSIGNED}


async def test_the_domain_itself_lets_nobody_open_it_again(town: Town) -> None:
    await decided(town)
    case = await town.case("2026-0001")
    with pytest.raises(IllegalStepError):
        case.reopened(town.clock.at)


async def test_an_answer_of_the_secretary_that_gets_no_reaction_offers_no_reopening(town: Town) -> None:
    villager, cadre = await matter(town, "要占一块地")
    await explain(cadre)
    await villager.tap("请支书再看")
    await answer(town.phones[SECRETARY], SENTENCE)
    await town.pass_(days=7)
    assert villager.last("一直没听到您回话").labels == []


async def test_whom_an_outage_kept_from_being_asked_has_his_days_from_the_question_on(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await answer(cadre)
    town.clock.at += timedelta(days=20)
    async for _ in town.firings():
        pass
    assert villager.count("已经答复您了。解决了吗") == 1
    assert (await town.case()).state is CaseState.ANSWERED
    await town.pass_(days=2, hours=23)
    assert (await town.case()).state is CaseState.ANSWERED
    await town.pass_(hours=2)
    assert (await town.case()).outcome is Outcome.NO_REACTION
