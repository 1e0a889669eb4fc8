"""帮办制: from the choice to the last paper given back, and what can't be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.actions.proxy import MovePaper, MoveProxy
from bot.domain.actions.secrecy import KeepSecret
from bot.domain.case_life import CaseState
from bot.domain.notices.custody import NeverReceived, PaperElsewhere, PapersStillOut
from bot.domain.notices.matters import NothingPending, StaleButton
from bot.domain.notices.merging import NothingToMerge
from bot.domain.notices.notice import Refusal
from bot.domain.notices.proxy_tasks import StepTaken, StillHandled
from bot.domain.notices.proxying import AlreadyHandled, NotWithPapers, ProcedureGone
from bot.domain.paper_life import PaperMove
from bot.domain.proxy_life import ProxyState
from bot.usecases import forgetting, matters, my_cases, papers, proxy_steps, registering, secrecy, tasks
from bot.usecases.incoming import By
from bot.usecases.work import Work
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
from tests.usecases.phone import Phone
from tests.usecases.scenes import CHEN, SECRETARY, SENTENCE, WANG, ZHANG, answer, matter, secret
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
    assert "最迟 12月9日" in told.text  # 3 + 2 + 15 + 3 days
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
    assert "大约 12月2日（星期三） 办好" in told
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


# ── bad input ────────────────────────────────────────────────────────────────────────────────────────


async def refused(town: Town, phone: Phone, unit: object, action: object) -> Refusal | None:
    async def asked(work: Work, by: By) -> None:
        await unit(work, await work.person(by), action)  # type: ignore[operator]

    return await town.try_(asked, By(phone.telegram_id))


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


async def look_up(cadre: Phone) -> None:
    await cadre.press(tasks.show)
    await cadre.tap("2026-0001")


# ── the rules of the case ────────────────────────────────────────────────────────────────────────────


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
    await cadre.tap("选手续")
    await cadre.tap(CARD)
    assert "要这些材料" in villager.last("要这些材料").text
    await cadre.tap("我来办")
    assert await state(town) is ProxyState.COLLECTING


async def test_paperwork_is_merged_with_nothing(town: Town) -> None:
    await picked(town)
    _, cadre = await picked(town, number="2-002")
    await cadre.press(tasks.show)
    await cadre.tap("2026-0002")
    assert isinstance(await cadre.tap("同一件事"), NothingToMerge)
    assert (await town.case()).merged_into is None


async def test_whoever_leaves_gets_his_papers_back_and_their_names_are_forgotten(town: Town) -> None:
    villager, cadre = await received(town)
    await villager.press(forgetting.ask)
    await villager.tap("确定退出")
    assert "请还给罗样户21（2-001户" in cadre.last("不办了").text
    assert set(await places(town)) == {""}
    await town.pass_(days=4)
    assert "一份材料、一份材料" in cadre.last("这些请还给").text
