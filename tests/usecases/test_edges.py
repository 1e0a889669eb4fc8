"""What can happen beside the usual way: absences, refusals, buttons of yesterday, a bot that was off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.case_life import CaseState
from bot.domain.content import ContentKind
from bot.domain.notices.matters import NothingPending
from bot.usecases import leaving, my_cases
from bot.usecases.incoming import By
from bot.usecases.reachability import ChatMember, change
from bot.usecases.reminding import fire
from tests.usecases.town import CADRES, ROSTER, Phone, Town, without

SECRETARY, WANG, ZHANG, LIU, CHEN, TOWNSHIP = (cadre.name for cadre in CADRES)
SOCIAL = "社会事务服务中心"
HEALTH = "计生卫生服务中心"
SENTENCE = "这块地不归村里管，动不了"


async def matter(
    town: Town, words: str, center: str = "代办手续", *, number: str = "2-001", by: Phone | None = None
) -> tuple[Phone, Phone]:
    """Let somebody raise a matter; return him and whoever got it."""
    villager = by or await town.villager_joins(number)
    await villager.write(words)
    await villager.tap(center)
    return villager, await responsible(town)


async def responsible(town: Town, number: str = "") -> Phone:
    case = await town.case(number)
    cadres = await town.look(lambda records: records.people.cadres())
    return town.phones[next(cadre.name for cadre in cadres if cadre.id == case.responsible_id)]


async def secret(town: Town, words: str, center: str = SOCIAL, *, number: str = "2-001") -> Phone:
    """Let somebody raise a matter that he wants his name kept out of."""
    villager = await town.villager_joins(number)
    await villager.write(words)
    await villager.tap("保密")
    await villager.tap("组也不要写")
    await villager.tap(center)
    return villager


async def block(town: Town, phone: Phone) -> None:
    await town.desk.perform(change, ChatMember(By(phone.telegram_id), reachable=False))
    await town.deliver()


async def answer(cadre: Phone, words: str = "办好了") -> None:
    await cadre.tap("当场答复")
    await cadre.write(words)


async def explain(cadre: Phone) -> None:
    await cadre.tap("不能解决")
    await cadre.write(SENTENCE)


# ── a bot that was off, and buttons of yesterday ─────────────────────────────────────────────────────


async def test_after_an_outage_one_reminder_of_the_same_date_is_enough(town: Town) -> None:
    _, cadre = await matter(town, "停机时快到期的事")
    town.clock.at += timedelta(days=6, hours=12)
    async for _ in town.firings():
        pass
    assert cadre.count("）最迟11月23日（星期一）要答复。回复这条") == 1


async def test_a_reminder_that_has_fired_does_nothing_the_second_time(town: Town) -> None:
    _, cadre = await matter(town, "催过的事")
    await town.pass_(days=8)
    told = len(cadre.got)
    for reminder in list(town.fired):
        await town.desk.perform(fire, reminder)
    await town.deliver()
    assert len(cadre.got) == told


async def test_a_day_that_has_passed_is_no_plan_any_more(town: Town) -> None:
    villager, cadre = await matter(town, "要核实的事")
    await cadre.tap("需要核实")
    question = cadre.last("打算怎么办")
    await town.pass_(days=2)
    assert isinstance(await cadre.tap("11月17日", question), NothingPending)
    assert villager.count("11月17日") == 0


async def test_a_tapped_day_leaves_another_tasks_question_waiting(town: Town) -> None:
    _, cadre = await matter(town, "先核实的事")
    await cadre.tap("需要核实")
    question = cadre.last("打算怎么办")
    other, _ = await matter(town, "等原因的事", number="2-002")
    await cadre.tap("不能解决")
    await cadre.tap("11月17日", question)
    await cadre.write(SENTENCE)
    assert other.count(SENTENCE) == 1


# ── absences ─────────────────────────────────────────────────────────────────────────────────────────


async def test_when_his_cadre_has_left_a_reopened_case_goes_to_the_secretary(town: Town) -> None:
    villager, cadre = await matter(town, "办结后干部走了")
    await answer(cadre)
    await villager.tap("已解决")
    await town.import_(without(cadre.name))
    await villager.tap("不满意")
    assert (await responsible(town)).name == SECRETARY
    assert town.phones[SECRETARY].count("办结后干部走了") == 1


async def test_what_a_villager_adds_to_an_answered_case_reaches_somebody_when_the_cadre_has_left(
    town: Town,
) -> None:
    villager, cadre = await matter(town, "答复后干部走了")
    await answer(cadre)
    await town.import_(without(cadre.name))
    await villager.write("还有一句", to=villager.last("有答复了"))
    assert town.phones[SECRETARY].count("还有一句") == 1


async def test_whoever_gets_a_leavers_case_is_reminded_of_it_too(town: Town) -> None:
    await matter(town, "调走前没人看的事")
    await town.pass_(days=1, minutes=1)
    await town.import_(without(ZHANG))
    await town.pass_(days=1, minutes=1)
    assert town.phones[SECRETARY].count("还没有动静") == 1


async def test_a_late_case_that_changes_hands_is_not_called_late_to_everybody_again(town: Town) -> None:
    villager, _ = await matter(town, "超期后干部走了")
    await town.pass_(days=7, hours=1)
    await town.import_(without(ZHANG))
    await town.pass_(minutes=5)
    assert villager.count("办晚了") == 1


async def test_a_complaint_whose_hearer_leaves_waits_and_goes_to_the_next_one(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("支部的账")
    await villager.tap("反映干部")
    await villager.tap(SECRETARY)
    assert town.phones[TOWNSHIP].count("支部的账") == 1
    await town.import_(without(TOWNSHIP))
    assert (await town.case()).state is CaseState.WITHHELD
    assert town.phones[SECRETARY].count("支部的账") == 0
    # The village elects another secretary: he may hear it, and gets it with the import.
    cadres = tuple(
        replace(c, is_secretary=c.name == WANG) for c in without(TOWNSHIP).cadres if c.name != SECRETARY
    )
    duty = tuple(day for day in ROSTER.duty or () if day.cadre != SECRETARY)
    await town.import_(replace(ROSTER, cadres=cadres, duty=duty))
    assert town.phones[WANG].count("支部的账") == 1


async def test_leave_passes_on_what_may_go_to_the_substitute_and_nothing_else(town: Town) -> None:
    await town.villager_joins("1-003", phone=town.phones[ZHANG])
    cadre = town.phones[WANG]
    await matter(town, "可以转的事", number="1-001")
    await matter(town, "替补自己的事", by=town.phones[ZHANG])
    town.phones[WANG].last("替补自己的事")
    await cadre.press(leaving.ask)
    await cadre.tap("到")
    await cadre.tap("手上2件也转给他")
    assert cadre.count(f"1件已经转给{ZHANG}") == 1
    assert town.phones[ZHANG].count("可以转的事") == 1


async def test_leave_is_no_way_around_the_secretary_after_two_hand_overs(town: Town) -> None:
    await matter(town, "转过两次的事")
    await town.do(lambda records: _handed_over_twice(records))
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.tap("到")
    await cadre.tap("手上1件也转给他")
    assert (await responsible(town)).name == ZHANG


async def _handed_over_twice(records) -> None:  # type: ignore[no-untyped-def]
    case = (await records.cases.running())[0]
    await records.cases.save(replace(case, handovers=2))


# ── 保密 and complaints ──────────────────────────────────────────────────────────────────────────────


async def test_a_confidential_case_is_not_handed_to_the_cadre_paired_with_the_group(town: Town) -> None:
    await secret(town, "邻居的事")
    assert (await responsible(town)).name == WANG
    await town.phones[WANG].tap("转办")
    offered = town.phones[WANG].got[-1].labels
    assert ZHANG not in offered  # he is paired with group 2, and would know whose it is
    assert {SECRETARY, LIU, CHEN} <= set(offered)


async def test_what_is_kept_back_goes_to_the_secretary_once_however_often_the_card_is_shown(
    town: Town,
) -> None:
    villager = await town.villager_joins("2-001")
    await villager.send(ContentKind.VOICE, file="voice-of-his")
    await villager.tap("保密")
    await villager.tap("组也不要写")
    await villager.tap("只给支书")
    await villager.tap(SOCIAL)
    secretary, lead = town.phones[SECRETARY], town.phones[WANG]
    await lead.tap("转办")
    await lead.tap(LIU)
    await lead.write("请村医看看")
    assert sum("voice-of-his" in got.whole for got in secretary.got) == 1
    assert not any("voice-of-his" in got.whole for got in (*lead.got, *town.phones[LIU].got))


@pytest.mark.parametrize("center", [HEALTH, "反映干部"])
async def test_what_not_even_the_secretary_may_get_goes_to_nobody_and_the_villager_is_told(
    town: Town, center: str
) -> None:
    villager = await town.villager_joins("2-001")
    await villager.send(ContentKind.VOICE, "写在旁边的话", file="voice-of-his")
    await villager.tap("保密")
    await villager.tap("组也不要写")
    await villager.tap("只给支书")
    await villager.tap(center)
    if center == "反映干部":
        await villager.tap(SECRETARY)
    got = await responsible(town)
    assert got.name == {HEALTH: LIU, "反映干部": TOWNSHIP}[center]
    assert got.count("写在旁边的话") == 1
    assert got.count("罗样户") == got.count("2-001") == 0  # nor whose it is
    for phone in town.phones.values():
        assert phone is villager or not any("voice-of-his" in each.whole for each in phone.got), phone.name
    assert villager.count("没有转给任何人") == 1


async def test_after_a_complaint_about_the_secretary_nobody_says_that_he_knows(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("支部的账")
    await villager.tap("反映干部")
    await villager.tap(SECRETARY)
    await answer(town.phones[TOWNSHIP])
    await villager.tap("没解决")
    assert "支书" not in villager.last("接着办").text
    assert town.phones[SECRETARY].count("2026-0001") == 0


async def test_a_complaint_that_was_refused_by_the_township_cant_go_to_whom_it_is_about(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("支部的账")
    await villager.tap("反映干部")
    await villager.tap(SECRETARY)
    await explain(town.phones[TOWNSHIP])
    assert villager.last(SENTENCE).labels == ["知道了"]
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    assert "请支书再看" not in villager.got[-1].labels


async def test_a_case_that_nobody_has_got_yet_is_shown_to_nobody_but_its_writer(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("支书收了东西")
    await town.pass_(minutes=11)
    assert (await town.case()).state is CaseState.WITHHELD
    assert town.phones[SECRETARY].got == []
    assert villager.count("还没有交给任何人") == 1


async def test_a_final_word_that_cant_be_delivered_is_brought_before_the_case_is_closed(town: Town) -> None:
    villager, cadre = await matter(town, "最后要当面说的事")
    await explain(cadre)
    await villager.tap("请支书再看")
    await block(town, villager)
    secretary = town.phones[SECRETARY]
    await explain(secretary)
    assert (await town.case()).state is CaseState.EXPLAINED
    assert SENTENCE in secretary.last("收不到消息").text
    await secretary.tap("已经当面告诉")
    assert (await town.case()).state is CaseState.CLOSED


# ── the same matter ──────────────────────────────────────────────────────────────────────────────────


async def merged(town: Town, count: int = 3) -> tuple[list[Phone], Phone]:
    """Let so many report the same lamp, and their cadre merge it all; return them and him."""
    villagers = []
    for place in range(1, count + 1):
        villager, cadre = await matter(town, f"路灯{place}号", number=f"2-00{place}")
        villagers.append(villager)
        await town.pass_(hours=1)
    for place in range(count, 1, -1):
        await cadre.tap("同一件事", cadre.last(f"路灯{place}号"))
        await cadre.tap(f"2026-000{place - 1}")
    return villagers, cadre


async def test_a_chain_of_merges_ends_at_the_earliest_and_one_answer_reaches_all(town: Town) -> None:
    villagers, cadre = await merged(town)
    await cadre.tap("当场答复", cadre.last("路灯1号"))
    await cadre.write("都换好了")
    for villager in villagers:
        assert villager.count("都换好了") == 1
        assert villager.count("有答复了") == 1
    assert [await _main(town, place) for place in (1, 2, 3)] == [None, "2026-0001", "2026-0001"]


async def _main(town: Town, place: int) -> str | None:
    case = await town.case(f"2026-000{place}")
    if case.merged_into is None:
        return None
    main = await town.look(lambda records: records.cases.get(case.merged_into or 0))
    return str(main.number) if main else None


async def test_what_is_merged_already_isnt_merged_again_nor_with_itself(town: Town) -> None:
    _, cadre = await merged(town, 2)
    await cadre.tap("同一件事", cadre.last("路灯2号"))
    refusal = await cadre.tap("2026-0001")
    assert isinstance(refusal, NothingPending)
    assert await _main(town, 1) is None


async def test_when_the_first_is_taken_back_the_others_stay_together(town: Town) -> None:
    villagers, cadre = await merged(town)
    await villagers[0].press(my_cases.show)
    await villagers[0].tap("2026-0001")
    await villagers[0].tap("撤回这条")
    await cadre.tap("当场答复", cadre.last("路灯2号"))
    await cadre.write("都换好了")
    assert [villager.count("都换好了") for villager in villagers] == [0, 1, 1]


# ── what is said to a colleague ──────────────────────────────────────────────────────────────────────


async def test_why_it_was_handed_over_stays_between_colleagues_corrected_too(town: Town) -> None:
    villager, cadre = await matter(town, "要转办的事")
    await cadre.tap("转办")
    await cadre.tap(CHEN)
    reason = await cadre.write("他家的事我不好管")
    await cadre.edit(reason, "这是归他管的账")
    await town.pass_(minutes=1)
    assert villager.count("不好管") == villager.count("归他管") == 0
    assert town.phones[CHEN].count("他家的事我不好管") == 1


async def test_the_configured_quick_answers_are_offered_beside_ones_own_and_none_sends_itself(
    town: Town,
) -> None:
    villager, cadre = await matter(town, "低保的事", SOCIAL)
    await cadre.tap("常用答复")
    assert cadre.got[-1].labels == ["已经派人去看", "自己存一句"]
    assert villager.count("已经派人去看") == 0
    await cadre.tap("已经派人去看")
    assert villager.count("已经派人去看") == 1
    assert (await town.case()).answered_at is None
