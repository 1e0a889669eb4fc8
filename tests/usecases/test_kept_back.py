"""保密, complaints and what is said to a colleague: what stays where it belongs, whatever happens."""

from __future__ import annotations

import pytest

from bot.domain.case_life import CaseState
from bot.domain.content import ContentKind
from bot.usecases import my_cases, my_data
from tests.usecases.scenes import (
    CHEN,
    HEALTH,
    LIU,
    SECRETARY,
    SENTENCE,
    SOCIAL,
    TOWNSHIP,
    WANG,
    ZHANG,
    answer,
    block,
    explain,
    matter,
    responsible,
    secret,
)
from tests.usecases.town import Town


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
    assert villager.count("谁也没给") == 1


async def test_who_got_what_was_kept_back_is_said_and_nobody_gets_an_empty_message(town: Town) -> None:
    villager = await secret(town, "邻居的事")
    for center, told in ((SOCIAL, "转给李样甲了"), (HEALTH, "已经加到 2026-0002。")):
        if center == HEALTH:
            villager = await secret(town, "看病的事", HEALTH, number="2-002")
        await villager.send(ContentKind.VOICE, file="voice-of-his")
        await villager.tap("接着说")
        assert told in villager.last("已经加到").text
    assert villager.count("谁也没给") == 1
    for name in (WANG, LIU):
        assert not any(got.text.endswith("：") for got in town.phones[name].got)


async def test_a_complaint_about_nobody_by_name_that_speaks_of_the_secretary_is_asked_about_first(
    town: Town,
) -> None:
    for place, (choice, got_it) in enumerate((("是反映支书", TOWNSHIP), ("不是", SECRETARY)), start=1):
        villager = await town.villager_joins(f"2-00{place}")
        await villager.write(f"支书乱收钱{place}")
        await villager.tap("反映干部")
        await villager.tap("不点名")
        assert (
            all(phone is villager or not phone.count("乱收钱") for phone in town.phones.values()) or place > 1
        )
        await villager.tap(choice)
        assert (await responsible(town)).name == got_it
        assert town.phones[SECRETARY].count(f"乱收钱{place}") == (got_it == SECRETARY)


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


async def test_why_it_was_handed_over_stays_between_colleagues_corrected_too(town: Town) -> None:
    villager, cadre = await matter(town, "要转办的事")
    await cadre.tap("转办")
    await cadre.tap(CHEN)
    reason = await cadre.write("他家的事我不好管")
    await cadre.edit(reason, "这是归他管的账")
    await town.pass_(minutes=1)
    assert villager.count("不好管") == villager.count("归他管") == 0
    assert town.phones[CHEN].count("他家的事我不好管") == 1


async def test_why_it_was_handed_over_is_no_answer_to_be_brought_and_stands_in_nobodys_data(
    town: Town,
) -> None:
    _, paired = await matter(town, "路灯不亮", SOCIAL)
    other, lead = await matter(town, "灯坏了", SOCIAL, number="3-002")
    await lead.tap("转办")
    await lead.tap(ZHANG)
    reason = await lead.write("这家人难缠，您去说吧")
    await lead.edit(reason, "这家人难缠得很")
    await town.pass_(minutes=1)
    await paired.more("同一件事")
    await paired.tap("2026-0001")
    await block(town, other)
    await answer(paired, "灯泡换好了")
    brought = paired.last("收不到消息").text
    assert "2026-0002" in brought
    assert "灯泡换好了" in brought
    assert "难缠" not in brought
    await other.press(my_data.begin)
    await other.tap("给我一份文件")
    assert other.got[-1].row.method == "sendDocument"
    assert not any("难缠" in got.whole for got in other.got)


async def test_what_a_quick_answer_began_is_brought_with_what_completed_it(town: Town) -> None:
    villager, cadre = await matter(town, "水沟堵了", SOCIAL)
    await block(town, villager)
    await cadre.more("常用答复")
    await cadre.tap("补一句再发")
    await cadre.tap("已经派人去看")
    await cadre.write("明天上午到，带铁锹")
    await cadre.tap("这是答复")
    assert "已经派人去看\n明天上午到，带铁锹" in cadre.last("收不到消息").text


async def test_the_configured_quick_answers_are_offered_beside_ones_own_and_none_sends_itself(
    town: Town,
) -> None:
    villager, cadre = await matter(town, "低保的事", SOCIAL)
    await cadre.more("常用答复")
    assert cadre.got[-1].labels == ["已经派人去看", "补一句再发", "自己存一句"]
    assert villager.count("已经派人去看") == 0
    await cadre.tap("已经派人去看")
    assert villager.count("已经派人去看") == 1
    assert (await town.case()).answered_at is None


async def test_the_lead_is_not_asked_to_phone_somebody_whose_name_he_may_not_know(town: Town) -> None:
    villager = await secret(town, "邻居的事")
    await block(town, villager)
    await town.phones[WANG].write("我去看看", to=town.phones[WANG].last("邻居的事"))
    assert "支书会去告诉他" in town.phones[WANG].last("收不到").text
