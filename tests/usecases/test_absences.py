"""The bot was off, a cadre is away or has left: nothing is lost, nobody is told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case_life import CaseState
from bot.domain.notices.matters import NothingPending
from bot.ports import Records
from bot.usecases import leaving, registering
from bot.usecases.cleaning import clean
from bot.usecases.reminding import fire
from bot.usecases.work import Work
from tests.usecases.people import ROSTER, without
from tests.usecases.scenes import LIU, SECRETARY, SENTENCE, TOWNSHIP, WANG, ZHANG, answer, matter, responsible
from tests.usecases.town import Town


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
    await cadre.tap("手上1件也转给他")
    assert cadre.count(f"1件已经转给{ZHANG}") == 1
    assert town.phones[ZHANG].count("可以转的事") == 1


async def test_leave_is_no_way_around_the_secretary_after_two_hand_overs(town: Town) -> None:
    await matter(town, "转过两次的事")
    await town.do(_handed_over_twice)
    cadre = town.phones[ZHANG]
    await matter(town, "可以转的事", number="2-002")
    await cadre.press(leaving.ask)
    await cadre.tap("到")
    await cadre.tap("手上1件也转给他")
    assert (await responsible(town, "2026-0001")).name == ZHANG
    assert (await responsible(town, "2026-0002")).name == LIU


async def _handed_over_twice(records: Records) -> None:
    case = (await records.cases.running())[0]
    await records.cases.save(replace(case, handovers=2))


async def test_what_a_cadre_registers_for_his_own_household_goes_to_another(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await town.villager_joins("2-003", phone=cadre)
    await cadre.press(registering.ask)
    await cadre.write("2-003")
    await cadre.tap("2-003")
    await cadre.write("我家的低保")
    await cadre.tap("代办手续")
    assert (await responsible(town)).name == WANG


async def test_after_a_long_outage_nothing_that_waits_for_its_place_is_taken_for_a_draft(town: Town) -> None:
    villager, cadre = await matter(town, "停机前的事")
    await villager.write("停机前又写的一句")
    await villager.tap("接着说")
    await villager.write("还在等去处的一句")  # within seconds of the other: gathered, or asked about
    town.clock.at += timedelta(days=40)
    await town.desk.perform(_clean, None)
    await town.pass_(minutes=30)
    assert cadre.count("停机前又写的一句") > 0
    assert cadre.count("还在等去处的一句") > 0


async def test_after_a_long_outage_what_was_gathered_is_passed_on(town: Town) -> None:
    villager, cadre = await matter(town, "要补充的事")
    answered = villager.last("负责")
    await villager.write("第一句补充", to=answered)
    await villager.write("第二句补充", to=answered)  # gathered: passed on some seconds later
    town.clock.at += timedelta(days=40)
    await town.desk.perform(_clean, None)
    await town.pass_(minutes=1)
    assert cadre.count("第二句补充") == 1


async def _clean(work: Work, _command: None) -> None:
    await clean(work)


async def test_what_a_cadre_corrects_after_he_has_left_goes_to_nobody(town: Town) -> None:
    await town.villager_joins("1-003", phone=town.phones[WANG])
    villager, cadre = await matter(town, "先答复后走的事", number="1-001")
    await cadre.tap("当场答复")
    message_id = await cadre.write("办好了")
    await town.import_(without(WANG))
    await cadre.edit(message_id, "其实没办好")
    assert villager.count("其实没办好") == 0
    assert villager.count("田样户13") == 0
