"""帮办制 keeps to the rules of the case: withdrawal, hand-over, 保密, 代人登记, leaving."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.actions.secrecy import KeepSecret
from bot.domain.case_life import CaseState
from bot.domain.notices.merging import NothingToMerge
from bot.domain.notices.proxying import NotWithPapers
from bot.domain.proxy_life import ProxyState
from bot.usecases import forgetting, my_cases, registering, secrecy, tasks
from tests.usecases.paperwork import (
    CARD,
    CATALOGUE,
    handed_in,
    picked,
    places,
    received,
    refused,
    state,
)
from tests.usecases.people import without
from tests.usecases.scenes import CHEN, SECRETARY, WANG, ZHANG, matter, secret
from tests.usecases.town import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, paperwork=CATALOGUE) as opened:
        yield opened


async def test_what_is_taken_back_with_papers_out_is_given_back_and_reminded_of(town: Town) -> None:
    villager, cadre = await received(town)
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    await villager.tap("撤回")
    assert "由张样丙还给您：身份证、户口簿" in villager.last("还给您").text
    assert "请还给罗样户21（2-001户" in cadre.last("不办了").text
    assert await state(town) is ProxyState.STOPPED
    await town.pass_(days=4)
    assert cadre.count("这些请还给罗样户21（2026-0001）：身份证、户口簿") == 1
    await town.pass_(days=2)
    assert "不办了" in town.phones[SECRETARY].last("2026-0001").text
    await cadre.tap("代办进度")
    await cadre.tap("材料单")
    for paper in ("身份证", "户口簿"):
        await cadre.tap(f"{paper} …")
        await cadre.tap("还给他了")
    case = await town.case()
    proxy = await town.look(lambda records: records.proxies.get(case.id))
    assert proxy is not None
    assert proxy.ended_at == town.clock.at
    told = cadre.count("这些请还给")
    await town.pass_(days=20)
    assert cadre.count("这些请还给") == told


async def test_whoever_gets_the_case_takes_over_the_papers_too(town: Town) -> None:
    villager, before = await received(town)
    await before.press(tasks.show)
    await before.tap("2026-0001")
    await before.tap("转办")
    await before.tap(CHEN)
    await before.write("我要去县里开会")
    assert "请交给他：身份证、户口簿" in before.last("现在归陈样戊办").text
    now = town.phones[CHEN]
    assert "手续：医保卡" in now.last("任务 2026-0001").text
    await now.tap("代办进度")
    await now.tap("材料齐了")
    await now.tap("交上去了")
    assert set((await places(town)).values()) == {"received"}  # he hasn't got them yet
    await villager.tap("材料在哪里")
    assert "在张样丙手里" in villager.got[-2].text
    await now.tap("材料单")
    await now.tap("身份证 …")
    await now.tap("在我手里了")
    await town.pass_(seconds=30)
    await villager.tap("材料在哪里")
    assert "身份证：11月16日（星期一）收到，在陈样戊手里" in villager.got[-2].text


async def test_whoever_gets_it_when_its_cadre_leaves_the_roster_knows_who_has_the_papers(town: Town) -> None:
    await received(town)
    await town.import_(without(ZHANG))
    card = town.phones[SECRETARY].last("任务 2026-0001").text
    assert "身份证：11月16日（星期一）收到，在张样丙手里" in card


async def test_a_case_that_is_reopened_has_to_be_accepted_anew(town: Town) -> None:
    villager, cadre = await handed_in(town)
    await cadre.tap("办好了")
    await cadre.tap("都还清了")
    await villager.tap("没解决")
    assert await state(town) is ProxyState.PICKED
    await cadre.tap("我来办")
    assert (await town.case()).runs


async def test_a_confidential_case_takes_no_papers_and_says_so(town: Town) -> None:
    villager = await secret(town, "不想让人知道", "代办手续")
    assert villager.count("保密的，就不收证件") == 1
    assert town.phones[WANG].count("代办 2026") == 0


async def test_what_is_handled_with_papers_cant_be_kept_secret_any_more(town: Town) -> None:
    villager, _ = await picked(town)
    case = await town.case()
    assert isinstance(await refused(town, villager, secrecy.keep, KeepSecret(case.id)), NotWithPapers)
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    assert villager.got[-1].labels == ["材料在哪里", "撤回这条"]


async def test_a_cadre_picks_for_a_villager_without_a_phone_and_the_answer_is_brought(town: Town) -> None:
    clerk = town.phones[CHEN]
    await clerk.press(registering.ask)
    await clerk.write("2-001")
    await clerk.tap("2-001")
    await clerk.write("老人家要医保卡")
    await clerk.tap("代办手续")
    await clerk.tap(CARD)
    assert clerk.count("要这些材料") == 1
    cadre = town.phones[ZHANG]
    await cadre.tap("我来办")
    assert cadre.count("请当面告诉他") == 1
    await cadre.tap("材料齐了")
    await cadre.tap("交上去了")
    await cadre.tap("办好了")
    await cadre.tap("都还清了")
    await cadre.tap("已经当面告诉")
    assert (await town.case()).state is CaseState.CLOSED


async def test_the_responsible_cadre_may_pick_for_who_only_wrote(town: Town) -> None:
    villager, cadre = await matter(town, "想办那个看病的卡")
    await cadre.more("选手续")
    await cadre.tap(CARD)
    assert "要这些材料" in villager.last("要这些材料").text
    await cadre.tap("我来办")
    assert await state(town) is ProxyState.COLLECTING


async def test_paperwork_is_merged_with_nothing(town: Town) -> None:
    await picked(town)
    _, cadre = await picked(town, number="2-002")
    await cadre.press(tasks.show)
    await cadre.tap("2026-0002")
    assert isinstance(await cadre.more("同一件事"), NothingToMerge)
    assert (await town.case()).merged_into is None


async def test_whoever_leaves_gets_his_papers_back_and_their_names_are_forgotten(town: Town) -> None:
    villager, cadre = await received(town)
    await villager.press(forgetting.ask)
    await villager.tap("确定退出")
    assert "请还给罗样户21（2-001户" in cadre.last("不办了").text
    assert set(await places(town)) == {""}
    await town.pass_(days=4)
    assert "一份材料、一份材料" in cadre.last("这些请还给").text
