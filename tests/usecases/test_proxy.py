"""帮办制: from the choice to the last paper given back, and what can't be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.case_life import CaseState
from bot.domain.proxy_life import ProxyState
from bot.usecases import matters, my_cases, tasks
from tests.usecases.paperwork import (
    CARD,
    CATALOGUE,
    OFFICE,
    accepted,
    handed_in,
    picked,
    places,
    received,
    state,
)
from tests.usecases.scenes import SECRETARY, ZHANG, answer, matter
from tests.usecases.town import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, paperwork=CATALOGUE) as opened:
        yield opened


async def test_a_procedure_is_picked_in_two_taps_and_is_a_case_with_number_promise_and_cadre(
    town: Town,
) -> None:
    villager, cadre = await picked(town)
    assert cadre.name == ZHANG  # paired with group 2
    assert "最迟" in villager.last("由张样丙").text
    needs = villager.last("要这些材料").text
    assert "1. 身份证\n2. 户口簿" in needs
    assert OFFICE in needs
    assert "15 天" in needs
    assert "30 天" in needs  # what becomes of the photos is said when they are asked for
    assert "Telegram" in needs
    card = cadre.last("代办 2026-0001")
    assert card.labels[0] == "我来办"
    assert "罗样户21，2组，2-001户" in card.text
    assert "身份证：还没收" in card.text
    case = await town.case()
    assert (case.state, case.due_at) == (CaseState.ASSIGNED, case.first_due_at)


async def test_written_words_come_first_and_the_procedure_after_them(town: Town) -> None:
    villager, cadre = await matter(town, "我要办卡")
    assert cadre.count("我要办卡") == 1
    assert villager.last("要办哪一样").labels == [CARD, "临时救助", "别的手续"]
    await villager.tap("临时救助")
    assert villager.count("不用交材料") == 1
    assert "临时救助" in cadre.last("代办 2026-0001").text


async def test_other_words_remain_possible(town: Town) -> None:
    villager, cadre = await matter(town, "给我开个证明")
    await villager.tap("别的手续")
    assert villager.count("您写的已经交给张样丙") == 1
    await answer(cadre)
    assert villager.count("办好了") == 1
    await villager.press(matters.begin)
    await villager.tap("代办手续")
    await villager.tap("别的手续")
    await villager.write("给娃娃上户口")
    assert "哪方面的事" in villager.got[-1].text


async def test_until_it_is_accepted_the_clock_of_the_case_runs(town: Town) -> None:
    _, cadre = await picked(town)
    await town.pass_(days=8)
    assert cadre.count("超期") + cadre.count("晚了") > 0
    assert town.phones[SECRETARY].count("2026-0001") > 0


async def test_accepting_answers_the_promise_and_names_the_day_by_which_all_will_be_done(town: Town) -> None:
    villager, cadre = await accepted(town)
    told = villager.last("接手替您办")
    assert "11月16日" in told.text
    assert "最迟12月9日" in told.text  # 3 + 2 + 15 + 3 days
    case = await town.case()
    assert case.first_answered_at is not None
    assert case.runs
    await cadre.press(tasks.show)
    assert "12月9日" in cadre.got[-1].text
    await villager.press(my_cases.show)
    assert "张样丙在代办" in villager.got[-1].text
    await town.pass_(days=14)
    assert cadre.count("2026-0001）原定") == 0
    assert villager.count("办晚了") == 0


async def test_every_step_is_told_with_its_day_and_every_paper_has_a_receipt(town: Town) -> None:
    villager, cadre = await received(town)
    receipt = villager.last("收条")
    assert "在张样丙手里：身份证、户口簿" in receipt.text
    assert villager.count("收条") == 1
    await town.pass_(days=1)
    await cadre.tap("材料齐了")
    assert "11月17日（星期二），医保卡的材料齐了" in villager.got[-1].text
    await cadre.tap("交上去了")
    told = villager.got[-1].text
    assert f"交到{OFFICE}" in told
    assert "大约12月2日（星期三）办好" in told
    assert "身份证、户口簿" in told
    await town.pass_(days=10)
    await cadre.tap("办好了")
    assert "11月27日（星期五），医保卡办好了" in villager.got[-1].text
    await cadre.tap("都还清了")
    assert "身份证、户口簿、新医保卡" in villager.last("都还给您了").text
    assert villager.got[-1].labels == ["已解决", "没解决"]
    assert (await town.case()).state is CaseState.ANSWERED
    assert await state(town) is ProxyState.RETURNED
    assert set((await places(town)).values()) == {"returned"}
    await town.pass_(minutes=1)
    assert villager.count("收条") == 1  # it was said with the step
    await villager.tap("已解决")
    await villager.tap("满意")
    assert (await town.case()).state is CaseState.CLOSED


async def test_both_sides_see_where_every_paper_is_as_text_and_as_a_picture(town: Town) -> None:
    villager, cadre = await handed_in(town)
    await villager.tap("材料在哪里")
    text, picture = villager.got[-2:]
    assert f"身份证：11月16日（星期一）交到{OFFICE}" in text.text
    assert "有事找张样丙" in text.text
    drawn = picture.row.payload["photo"]["data"]
    assert [(p["name"], p["received"], p["handed_in"], p["returned"]) for p in drawn["papers"]] == [
        ("身份证", "11月16日", "11月16日", "–"),
        ("户口簿", "11月16日", "11月16日", "–"),
    ]
    await cadre.tap("材料单")
    assert f"户口簿：11月16日（星期一）交到{OFFICE}" in cadre.got[-1].text


async def test_a_paper_that_is_in_no_list_and_one_that_stays_at_the_office(town: Town) -> None:
    villager, cadre = await accepted(town)
    await cadre.tap("材料单")
    await cadre.tap("加一份材料")
    await cadre.write("结婚证", to=None)
    assert (await places(town))["结婚证"] == "received"
    await cadre.tap("代办进度")
    await cadre.tap("材料齐了")
    await cadre.tap("交上去了")
    await cadre.tap("材料单")
    await cadre.tap("结婚证 …")
    assert cadre.got[-1].labels == ["在我手里了", "还给他了", "留在单位"]
    await cadre.tap("留在单位")
    await town.pass_(seconds=30)
    assert f"留在{OFFICE}：结婚证" in villager.last("收条").text
    await cadre.tap("代办进度")
    await cadre.tap("办好了")
    await cadre.tap("都还清了")
    assert (await places(town))["结婚证"] == "kept"
    assert (await town.case()).state is CaseState.ANSWERED


async def test_a_name_that_is_awaited_no_longer_is_refused_once_and_then_nothing_is_awaited(
    town: Town,
) -> None:
    villager, cadre = await accepted(town)
    await cadre.tap("还差材料")
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    await villager.tap("撤回")
    await cadre.write("收入证明")
    assert "这一步点不了" in cadre.got[-1].text
    await cadre.write("收入证明")
    assert "这一步点不了" not in cadre.got[-1].text


async def test_what_is_missing_is_asked_for_and_collecting_begins_again(town: Town) -> None:
    villager, cadre = await handed_in(town)
    await cadre.tap("还差材料")
    await cadre.write("收入证明")
    assert "2026-0001 还差：收入证明" in villager.last("还差").text
    assert await state(town) is ProxyState.COLLECTING
    await cadre.tap("材料单")
    await cadre.tap("收到收入证明")
    await cadre.tap("代办进度")
    await cadre.tap("材料齐了")
    await cadre.tap("交上去了")
    assert set((await places(town)).values()) == {"handed_in"}


@pytest.mark.parametrize("name", ["", "户" * 31])
async def test_a_name_that_fits_on_no_button_is_asked_for_again(town: Town, name: str) -> None:
    _, cadre = await accepted(town)
    await cadre.tap("材料单")
    await cadre.tap("加一份材料")
    await cadre.write(name or " ")
    assert "30 个字以内" in cadre.got[-1].text
    await cadre.write("户口簿复印件")
    assert (await places(town))["户口簿复印件"] == "received"


async def test_the_last_paper_given_back_is_the_end_of_it(town: Town) -> None:
    villager, cadre = await handed_in(town)
    await cadre.tap("办好了")
    await cadre.tap("材料单")
    for paper in ("身份证", "户口簿", "新医保卡"):
        assert await state(town) is ProxyState.DONE
        await cadre.tap(f"{paper} …")
        await cadre.tap("还给他了")
    assert await state(town) is ProxyState.RETURNED
    assert villager.got[-1].labels == ["已解决", "没解决"]


async def test_whoever_is_fetched_from_at_home_is_told_who_comes_and_the_cadre_where_to_go(
    town: Town,
) -> None:
    villager, cadre = await picked(town)
    await villager.tap("来我家取")
    assert villager.count("已经请张样丙上门") == 1
    assert "2组2-001户" in cadre.last("上门取").text
    await cadre.tap("我来办")
    assert cadre.count("请上门取材料") == 1
