"""保密 can be chosen while a case is open: who has seen it is said, and it goes on as a confidential one."""

from __future__ import annotations

from bot.domain.case_life import CaseState
from bot.domain.content import ContentKind
from bot.usecases import my_cases
from tests.usecases.phone import Phone
from tests.usecases.scenes import (
    CHEN,
    HEALTH,
    LIU,
    SECRETARY,
    SOCIAL,
    TOWNSHIP,
    WANG,
    ZHANG,
    answer,
    explain,
    matter,
    responsible,
)
from tests.usecases.town import Town


async def keeps_secret(villager: Phone, number: str = "2026-0001", group: str = "组也不要写") -> None:
    await villager.press(my_cases.show)
    await villager.tap(number)
    await villager.tap("保密")
    await villager.tap(group)


async def test_it_goes_to_the_lead_without_his_name_and_who_saw_it_is_said_and_asked_to_keep_silent(
    town: Town,
) -> None:
    villager, paired = await matter(town, "邻居占了地", SOCIAL)
    assert paired.name == ZHANG
    await keeps_secret(villager)
    assert (await responsible(town)).name == WANG
    card = town.phones[WANG].last("邻居占了地").text
    assert "一位村民（保密）" in card
    assert not any(trace in card for trace in ("罗样户21", "2-001", "2组", "13900002001"))
    assert f"{ZHANG}先前已经看过，收不回来" in villager.last("从现在起").text
    assert "不用您办了" in paired.last("群众要求保密").text
    case = await town.case()
    assert (case.handovers, case.first_due_at) == (0, case.due_at)
    await villager.write("还有一句", to=villager.last("负责"))
    assert paired.count("还有一句") == 0
    assert town.phones[WANG].count("还有一句") == 1


async def test_if_he_agrees_the_group_is_shown_from_then_on(town: Town) -> None:
    villager, _ = await matter(town, "邻居占了地", SOCIAL)
    await keeps_secret(villager, group="可以写组")
    assert "2组" in town.phones[WANG].got[-1].text


async def test_what_would_give_him_away_goes_to_the_secretary_and_along_only_if_he_says_so(
    town: Town,
) -> None:
    villager = await town.villager_joins("2-001")
    await villager.send(ContentKind.VOICE, file="voice-of-his")
    await villager.tap(SOCIAL)
    await keeps_secret(villager)
    lead, secretary = town.phones[WANG], town.phones[SECRETARY]
    assert sum("voice-of-his" in got.whole for got in secretary.got) == 1
    assert not any("voice-of-his" in got.whole for got in lead.got)
    await villager.tap("一起转")
    assert any("voice-of-his" in got.whole for got in lead.got)


async def test_without_a_center_it_goes_to_the_secretary(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("路灯不亮")
    await town.pass_(minutes=11)
    assert (await responsible(town)).name == ZHANG
    await keeps_secret(villager)
    assert (await responsible(town)).name == SECRETARY


async def test_whoever_had_it_in_between_is_named_too(town: Town) -> None:
    villager, paired = await matter(town, "邻居占了地", SOCIAL)
    await paired.tap("转办")
    await paired.tap(CHEN)
    await paired.write("请您办")
    await keeps_secret(villager)
    assert f"{ZHANG}、{CHEN}先前已经看过" in villager.last("从现在起").text
    assert town.phones[CHEN].last("群众要求保密").text.startswith("2026-0001 不用您办了")
    assert town.phones[ZHANG].last("群众要求保密").text.startswith("2026-0001 群众要求保密")


async def test_where_the_lead_or_the_secretary_has_it_already_it_stays(town: Town) -> None:
    villager, lead = await matter(town, "邻居占了地", SOCIAL, number="3-001")
    assert lead.name == WANG
    await keeps_secret(villager)
    assert (await responsible(town)).name == WANG
    assert "不用您办了" not in lead.last("群众要求保密").text
    other = await town.villager_joins("2-002")
    await other.write(f"{CHEN}的账不对")
    await town.pass_(minutes=11)
    assert (await responsible(town)).name == SECRETARY
    await keeps_secret(other, "2026-0002")
    assert "除了支书没有人看过是您" in other.last("从现在起").text
    assert (await responsible(town, "2026-0002")).name == SECRETARY


async def test_after_the_answer_it_is_secret_at_once_and_goes_to_the_lead_when_it_runs_again(
    town: Town,
) -> None:
    villager, paired = await matter(town, "邻居占了地", SOCIAL)
    await answer(paired)
    await keeps_secret(villager)
    assert (await town.case()).state is CaseState.ANSWERED
    await villager.tap("没解决")
    assert (await responsible(town)).name == WANG
    assert "罗样户21" not in town.phones[WANG].last("邻居占了地").text


async def test_what_was_taken_to_the_secretary_stays_with_him(town: Town) -> None:
    villager, paired = await matter(town, "邻居占了地", SOCIAL)
    await explain(paired)
    await villager.tap("请支书再看")
    await keeps_secret(villager)
    assert (await responsible(town)).name == SECRETARY


async def test_a_complaint_stays_with_whoever_hears_it(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await villager.write("支部的账")
    await villager.tap("反映干部")
    await villager.tap(SECRETARY)
    await keeps_secret(villager)
    assert (await responsible(town)).name == TOWNSHIP
    assert town.phones[SECRETARY].count("2026-0001") == 0


async def test_a_health_matter_goes_to_the_centers_lead_alone(town: Town) -> None:
    villager, paired = await matter(town, "看病报销", HEALTH)
    assert paired.name == LIU
    await keeps_secret(villager)
    assert (await responsible(town)).name == LIU
    assert town.phones[SECRETARY].count("看病报销") == 0


async def test_merged_cases_part_so_that_no_answer_goes_around(town: Town) -> None:
    villager, paired = await matter(town, "路灯不亮", SOCIAL)
    other, _ = await matter(town, "灯坏了", SOCIAL, number="2-002")
    await paired.more("同一件事")
    await paired.tap("2026-0001")
    await keeps_secret(other, "2026-0002")
    assert (await town.case("2026-0002")).merged_into is None
    await paired.tap("当场答复", paired.last("任务 2026-0001"))
    await paired.write("灯泡换好了")
    assert villager.count("灯泡换好了") == 1
    assert other.count("灯泡换好了") == 0


async def test_once_chosen_it_isnt_offered_again_nor_on_a_closed_case(town: Town) -> None:
    villager, paired = await matter(town, "邻居占了地", SOCIAL)
    await answer(paired)
    await villager.tap("已解决")
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    assert not any(label.startswith("保密") for label in villager.got[-1].labels)


async def test_whoever_was_told_only_its_number_is_not_said_to_have_seen_him(town: Town) -> None:
    villager, _ = await matter(town, "邻居占了地", SOCIAL)
    await town.pass_(days=15)
    assert town.phones[TOWNSHIP].count("2026-0001") == 1  # long overdue: the township knows the number
    await keeps_secret(villager)
    told = villager.last("从现在起").text
    assert ZHANG in told
    assert TOWNSHIP not in told
    assert town.phones[TOWNSHIP].count("群众要求保密") == 0
