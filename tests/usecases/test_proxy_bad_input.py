"""帮办制: what can't be is refused, each in one clear sentence, and nothing is changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.actions.proxy import MovePaper, MoveProxy
from bot.domain.notices.custody import NeverReceived, PaperElsewhere, PapersStillOut
from bot.domain.notices.matters import NothingPending, StaleButton
from bot.domain.notices.proxy_tasks import StepTaken, StillHandled
from bot.domain.notices.proxying import AlreadyHandled, ProcedureGone
from bot.domain.paper_life import PaperMove
from bot.domain.proxy_life import ProxyState
from bot.usecases import matters, papers, proxy_steps
from tests.usecases.paperwork import (
    CARD,
    CATALOGUE,
    accepted,
    look_up,
    picked,
    places,
    received,
    refused,
    state,
)
from tests.usecases.scenes import SENTENCE
from tests.usecases.town import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, paperwork=CATALOGUE) as opened:
        yield opened


async def test_a_step_is_not_taken_twice_from_whatever_message(town: Town) -> None:
    villager, cadre = await accepted(town)
    case = await town.case()
    await cadre.tap("材料齐了")
    again = await refused(town, cadre, proxy_steps.move, MoveProxy(case.id, "complete"))
    assert isinstance(again, StepTaken)
    assert villager.count("材料齐了") == 1
    first = next(got for got in reversed(cadre.got) if got.data("交上去了"))
    await cadre.tap("交上去了", first)
    command = await cadre.tap("交上去了", replace(first, taken=set()))
    assert isinstance(command, StaleButton)


async def test_a_paper_that_was_never_received_cant_be_given_back(town: Town) -> None:
    _, cadre = await accepted(town)
    case = await town.case()
    first = (await town.look(lambda records: records.proxies.papers(case.id)))[0]
    for move in (PaperMove.RETURN, PaperMove.HAND_IN):
        found = await refused(town, cadre, papers.move, MovePaper(case.id, first.id, move.value))
        assert isinstance(found, NeverReceived)
    assert (await places(town))["身份证"] == "wanted"
    await refused(town, cadre, papers.move, MovePaper(case.id, first.id, "receive"))
    twice = await refused(town, cadre, papers.move, MovePaper(case.id, first.id, "receive"))
    assert isinstance(twice, PaperElsewhere)


async def test_a_paper_of_somebody_elses_case_cant_be_moved(town: Town) -> None:
    await picked(town)
    other = await town.case()
    paper = (await town.look(lambda records: records.proxies.papers(other.id)))[0]
    _, cadre = await picked(town, number="2-002")
    await cadre.tap("我来办")
    mine = await town.case()
    found = await refused(town, cadre, papers.move, MovePaper(mine.id, paper.id, "receive"))
    assert isinstance(found, NothingPending)


async def test_nothing_is_received_before_somebody_accepts(town: Town) -> None:
    _, cadre = await picked(town)
    case = await town.case()
    paper = (await town.look(lambda records: records.proxies.papers(case.id)))[0]
    found = await refused(town, cadre, papers.move, MovePaper(case.id, paper.id, "receive"))
    assert isinstance(found, StepTaken)


async def test_a_procedure_that_is_in_the_catalogue_no_longer_is_refused_and_a_running_one_goes_on(
    tmp_path: Path,
) -> None:
    async with open_town(tmp_path, paperwork=CATALOGUE) as town:
        running, cadre = await picked(town)
        villager = await town.villager_joins("2-002")
        await villager.press(matters.begin)
        await villager.tap("代办手续")
        fewer = Settings.model_validate(
            {
                "telegram": {"token": "10001:IN-TOWN-made-up-token-of-nobody-00"},
                "village": {"name": "样村"},
                "paperwork": {"procedures": []},
            }
        )
        town.desk._rules = rules_of(fewer)
        assert isinstance(await villager.tap(CARD), ProcedureGone)
        await cadre.tap("我来办")
        assert CARD in running.last("接手替您办").text


async def test_another_procedure_can_be_chosen_until_one_is_accepted(town: Town) -> None:
    villager, cadre = await picked(town)
    await villager.tap("换一样")
    await villager.tap("临时救助")
    assert await places(town) == {}
    question = villager.last("要办哪一样")
    await villager.tap("换一样")
    await cadre.tap("我来办")
    assert isinstance(await villager.tap(CARD), AlreadyHandled)
    assert question is not None


async def test_words_are_no_answer_while_it_is_handled_and_a_refusal_waits_for_the_papers(
    town: Town,
) -> None:
    villager, cadre = await received(town)
    await look_up(cadre)
    assert "手续：医保卡" in cadre.got[-1].text
    assert isinstance(await cadre.tap("当场答复"), StillHandled)
    await look_up(cadre)
    out = await cadre.tap("不能解决")
    assert isinstance(out, PapersStillOut)
    assert out.papers == ("身份证", "户口簿")
    await cadre.write("周三我来", to=cadre.last("任务 2026-0001"))
    assert villager.count("周三我来") == 1
    assert cadre.last("转给罗样户21").labels == []
    await look_up(cadre)
    await cadre.tap("代办进度")
    await cadre.tap("材料单")
    for paper in ("身份证", "户口簿"):
        await cadre.tap(f"{paper} …")
        await cadre.tap("还给他了")
    await look_up(cadre)
    await cadre.tap("不能解决")
    await cadre.write(SENTENCE)
    assert villager.count(SENTENCE) == 1
    assert await state(town) is ProxyState.STOPPED
