"""村民议事, before the vote: proposing, seconding, saying something, leading it on, dropping it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.matter_life import Stage
from bot.usecases import deliberating, forgetting, my_data
from storage import open_engine
from tests.trust.test_forgetting import whole
from tests.usecases.people import ROSTER
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY
from tests.usecases.town import START, Town, open_town

TWO = {"seconders": 2}


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, deliberation=TWO) as town:
        yield town


async def proposes(town: Town, number: str = "2-001", title: str = "村口装三盏路灯") -> Phone:
    """Answer every question up to the proposal."""
    phone = town.phones.get(f"{number}/0") or await town.villager_joins(number)
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    await phone.write(title)
    await phone.write("村口到学校")
    await phone.write("大概3万")
    await phone.tap("村集体出")
    await phone.tap("提出去")
    return phone


async def stage(town: Town) -> Stage:
    running = await town.look(lambda records: records.matters.under_way())
    ended = await town.look(lambda records: records.matters.ended(1))
    return (running or ended)[-1].stage


async def acts(town: Town) -> set[Act]:
    found = await town.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    return {entry.act for entry in found}


async def opens(phone: Phone) -> None:
    await phone.press(deliberating.begin)
    await phone.tap("议2026-01")


async def test_a_villager_proposes_in_a_few_answers_and_the_neighbours_second(village: Town) -> None:
    neighbours = [await village.villager_joins(number) for number in ("2-002", "2-003")]
    elsewhere = await village.villager_joins("1-001")
    proposer = await proposes(village)
    preview = proposer.last("全村会看到")
    assert preview.text.splitlines()[1:4] == [
        "村口装三盏路灯",
        "地点：村口到学校",
        "大概花：30,000元 · 村集体出",
    ]
    assert proposer.last("提出去了").text == "提出去了，编号议2026-01。有2户附议，就由李样甲往下办。"
    await village.pass_(seconds=5)
    told = neighbours[0].last("提议")
    assert told.text == "2组罗样户21家提议：议2026-01 村口装三盏路灯。想办这件事，请点“附议”。"
    assert not elsewhere.count("提议")
    await neighbours[0].tap("附议")
    assert neighbours[0].last("附议了").text == "您家附议了议2026-01。还要1户。"
    assert await stage(village) is Stage.PROPOSED
    await opens(elsewhere)
    await elsewhere.tap("附议")
    assert await stage(village) is Stage.SECONDED
    assert village.phones[SECRETARY].last("下一步").text == "议2026-01 村口装三盏路灯：下一步是“两委商量”。"
    await village.pass_(seconds=5)
    assert [phone.count("附议够了。") for phone in (proposer, *neighbours, elsewhere)] == [1, 1, 0, 1]


async def test_a_household_seconds_once_and_may_take_it_back_while_others_are_awaited(village: Town) -> None:
    proposer = await proposes(village)
    first, family = await village.villager_joins("2-002"), await village.villager_joins("2-002", 1)
    for phone in (first, family):
        await opens(phone)
    card = family.last("到哪一步")
    await first.tap("附议")
    await family.tap("附议", card)
    assert await stage(village) is Stage.PROPOSED
    await opens(family)
    await family.tap("不附议了")
    voices = await village.look(lambda records: records.matter_voices.seconded_by(1))
    assert voices == []
    await opens(proposer)
    assert "附议" not in "".join(label for label in proposer.last("到哪一步").labels)
    for number in ("1-001", "1-002"):
        phone = await village.villager_joins(number)
        await opens(phone)
        await phone.tap("附议")
    await opens(first)
    await first.tap("附议")
    await opens(first)
    assert "不附议了" not in first.last("到哪一步").labels


async def test_a_proposal_is_taken_back_by_whoever_made_it_until_enough_second_it(village: Town) -> None:
    proposer = await proposes(village)
    neighbour, family = await village.villager_joins("2-002"), await village.villager_joins("2-001", 1)
    for phone in (neighbour, family):
        await opens(phone)
        assert "收回" not in phone.got[-1].labels
    await neighbour.tap("附议")
    await opens(proposer)
    await proposer.tap("收回")
    await village.pass_(seconds=5)
    assert await stage(village) is Stage.DROPPED
    assert neighbour.count("议2026-01 村口装三盏路灯：不办了。") == 1
    await proposes(village)
    third = await village.villager_joins("2-003")
    for phone in (neighbour, third):
        await phone.press(deliberating.begin)
        await phone.tap("议2026-02")
        await phone.tap("附议")
    await proposer.press(deliberating.begin)
    await proposer.tap("议2026-02")
    assert "收回" not in proposer.got[-1].labels


async def test_who_can_t_write_says_it_and_shows_it(village: Town) -> None:
    granny = await village.villager_joins("2-001")
    await granny.press(deliberating.begin)
    await granny.tap("提一件事")
    await granny.send(ContentKind.VOICE, seconds=20)
    assert granny.got[-1].text == "收到了。再用几个字写是什么事。"
    await granny.tap("不会写")
    await granny.send(ContentKind.LOCATION)
    await granny.tap("不知道")
    await granny.send(ContentKind.PHOTO, "就是这里", album="a")
    await granny.send(ContentKind.PHOTO, album="a")
    await granny.tap("还没定", granny.last("钱从哪里来"))
    assert granny.last("全村会看到").text.endswith("照片、录音4个")
    await granny.tap("提出去")
    await granny.write("议2026-01")
    assert "到哪一步" in granny.last("议2026-01").text
    await opens(granny)
    shown = [got.row.method for got in granny.got[-3:]]
    assert set(shown) & {"sendVoice", "sendLocation", "sendPhoto", "sendMediaGroup"}
    lead = village.phones[SECRETARY]
    await opens(lead)
    await lead.tap("主持")
    await lead.tap("改名字")
    await lead.write("修学校门口的路")
    assert lead.got[-1].text == "改好了：议2026-01 修学校门口的路。"
    assert Act.ENTITLED_MATTER in await acts(village)


async def test_a_picture_s_words_name_it_and_what_comes_later_is_no_part_of_it(
    village: Town,
) -> None:
    phone = await village.villager_joins("2-001")
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    await phone.send(ContentKind.PHOTO, "水沟要清一清")
    assert phone.got[-1].text.startswith("在哪里")
    for _ in range(2):
        await phone.tap("不知道")
    await phone.tap("各户出")
    assert "水沟要清一清" in phone.last("全村会看到").text
    await village.pass_(hours=1)
    await phone.write("我家的灯坏了")
    assert phone.count("我家的灯坏了") == 0
    assert await village.case() is not None


async def test_what_was_begun_goes_on_another_day_and_can_be_thrown_away(village: Town) -> None:
    phone = await village.villager_joins("2-001")
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    await phone.write("修" * 60)
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    assert "修" * 39 + "…" in phone.last("全村会看到").text
    await phone.tap("不提了")
    assert phone.got[-2].text == "不提了，写的都没有留。"
    assert await village.look(lambda records: records.matters.parts(1)) == []
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    assert phone.got[-1].text.startswith("村里该办什么事")


async def test_an_amount_that_can_t_be_read_is_asked_again(village: Town) -> None:
    phone = await village.villager_joins("2-001")
    await phone.press(deliberating.begin)
    await phone.tap("提一件事")
    await phone.write("修路")
    await phone.write("村口")
    for said in ("不少钱", "0", "很多很多"):
        await phone.write(said)
        assert phone.got[-1].text.startswith("没看懂是多少钱")
    await phone.write("两万五")
    assert phone.got[-1].text.startswith("没看懂是多少钱")
    await phone.write("25000块")
    assert phone.got[-1].text == "钱从哪里来？"


async def seconded(town: Town) -> tuple[Phone, Phone]:
    """Propose something and have it seconded; return the proposer and the lead."""
    proposer = await proposes(town)
    for number in ("2-002", "2-003"):
        phone = await town.villager_joins(number)
        await opens(phone)
        await phone.tap("附议")
    await town.pass_(seconds=5)
    return proposer, town.phones[SECRETARY]


async def test_the_lead_enters_what_meetings_came_to_and_it_stands_in_its_history(village: Town) -> None:
    proposer, lead = await seconded(village)
    await opens(lead)
    await lead.tap("主持")
    await lead.tap("登记：两委商量")
    await lead.write("12月30日，都同意")
    assert lead.got[-1].text == "日子不对。请这样写：12月3日。"
    await lead.write("11月15日，都同意，先问价钱")
    assert await stage(village) is Stage.CONSULTED
    await lead.tap("看这件事")
    await lead.tap("主持")
    await lead.tap("登记：村民讨论")
    await lead.write("装两盏就够")
    assert await stage(village) is Stage.DISCUSSED
    assert Act.MOVED_MATTER in await acts(village)
    await village.pass_(seconds=5)
    assert proposer.last("大家讨论过了").text == "议2026-01 村口装三盏路灯：大家讨论过了。\n装两盏就够"
    await opens(proposer)
    await proposer.tap("经过")
    assert proposer.got[-1].text.splitlines() == [
        "议2026-01 村口装三盏路灯",
        "11月16日（星期一） 提出来了",
        "11月16日（星期一） 附议够了",
        "11月15日（星期日） 两委商量过了：都同意，先问价钱",
        "11月16日（星期一） 大家讨论过了：装两盏就够",
    ]


async def test_a_matter_that_waits_for_its_lead_is_brought_up_again(village: Town) -> None:
    _, lead = await seconded(village)
    await village.pass_(days=13)
    assert not lead.count("从11月16日")
    await village.pass_(days=1)
    assert lead.last("从11月16日").text == (
        "议2026-01 村口装三盏路灯，从11月16日（星期一）等到现在，下一步是“两委商量”。"
    )
    await village.pass_(days=7)
    assert lead.count("从11月16日") == 2
    await opens(lead)
    await lead.tap("主持")
    await lead.tap("登记：两委商量")
    await lead.write("都同意")
    await village.pass_(days=8)
    assert lead.count("从11月16日") == 2


async def test_four_steps_begin_with_the_branch(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation={"mode": "four_steps"}) as town:
        await proposes(town)
        lead = town.phones[SECRETARY]
        for label, after in (
            ("登记：支部提议", Stage.PUT_FORWARD),
            ("登记：两委商量", Stage.CONSULTED),
            ("登记：党员审议", Stage.REVIEWED),
        ):
            await opens(lead)
            await lead.tap("主持")
            await lead.tap(label)
            await lead.write("同意")
            assert await stage(town) is after


async def test_it_is_dropped_with_a_reason_that_everybody_can_read(village: Town) -> None:
    proposer, lead = await seconded(village)
    await opens(lead)
    await lead.tap("主持")
    await lead.tap("不办了")
    await lead.write("县里明年来修")
    await village.pass_(seconds=5)
    assert proposer.last("不办了").text == "议2026-01 村口装三盏路灯：不办了。\n县里明年来修"
    await proposer.press(deliberating.begin)
    assert Act.DROPPED_MATTER in await acts(village)
    await proposer.tap("以前的事")
    await proposer.tap("议2026-01")
    assert "原因：县里明年来修" in proposer.last("到哪一步").text


async def test_comments_show_the_household_and_an_insult_is_hidden_visibly(village: Town) -> None:
    proposer, lead = await seconded(village)
    await opens(proposer)
    await proposer.tap("大家的意见")
    await proposer.tap("说意见")
    await proposer.write("先装学校门口那盏")
    speaker = village.phones["2-002/0"]
    await opens(speaker)
    await speaker.tap("大家的意见")
    await speaker.tap("说意见")
    await speaker.write("某某是个坏蛋")
    await opens(lead)
    await lead.tap("大家的意见（2）")
    assert lead.got[-1].text.splitlines()[1:] == [
        "2组罗样户22家，11月16日（星期一）：某某是个坏蛋",
        "2组罗样户21家，11月16日（星期一）：先装学校门口那盏",
    ]
    await lead.tap("不显示哪一条")
    await lead.tap("不显示：2组罗样户22家")
    await lead.write("骂人")
    await proposer.tap("大家的意见")
    shown = proposer.got[-1].text
    assert "2组罗样户22家，11月16日（星期一）：（这条不显示：骂人）" in shown
    assert "坏蛋" not in shown
    await lead.tap("大家的意见")
    await lead.tap("不显示哪一条")
    await lead.tap("重新显示")
    await proposer.tap("大家的意见")
    assert "坏蛋" in proposer.got[-1].text
    assert {Act.HID_COMMENT, Act.SHOWED_COMMENT} <= await acts(village)


async def test_where_the_village_chose_so_no_name_is_shown(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation={"seconders": 0, "comments_named": False}) as town:
        phone = await proposes(town)
        await opens(phone)
        await phone.tap("大家的意见")
        await phone.tap("说意见")
        await phone.send(ContentKind.VOICE, seconds=5)
        await phone.tap("大家的意见")
        assert phone.got[-1].text.splitlines()[1] == "有一户，11月16日（星期一）：[语音]"
        await phone.tap("听：有一户")
        assert phone.got[-1].row.method == "sendVoice"


async def test_a_household_out_of_the_roster_does_nothing_and_own_proposals_need_others(
    village: Town,
) -> None:
    await proposes(village)
    other = await village.villager_joins("3-003")
    await opens(other)
    card = other.last("到哪一步")
    left = tuple(household for household in ROSTER.households if household.number != "3-003")
    await village.import_(replace(ROSTER, households=left))
    assert await other.tap("附议", card) is not None
    assert await village.look(lambda records: records.matter_voices.seconded_by(1)) == []
    assert await stage(village) is Stage.PROPOSED


async def test_whoever_leaves_takes_back_what_the_village_has_not_taken_up(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation=TWO) as town:
        early, late = await proposes(town), await proposes(town, "2-003", "修水沟")
        for number in ("1-001", "1-002"):
            phone = await town.villager_joins(number)
            await phone.press(deliberating.begin)
            await phone.tap("议2026-02")
            await phone.tap("附议")
        for phone in (early, late):
            await phone.press(deliberating.begin)
            await phone.tap("议2026-02")
            await phone.tap("大家的意见")
            await phone.tap("说意见")
            await phone.write("这是我悄悄说的意见")
            await phone.press(forgetting.ask)
            await phone.tap("确定退出")
        await town.pass_(hours=20)
        left = await town.look(lambda records: records.matters.under_way())
        assert [(one.title, one.household_id, one.account_id) for one in left] == [("修水沟", None, None)]
        async with open_engine(f"sqlite:///{tmp_path / 'town.db'}") as engine:
            await engine.checkpoint()
    written = whole(tmp_path)
    assert not [said for said in ("村口装三盏路灯", "悄悄说") if said.encode() in written]


async def test_own_data_tell_what_one_proposed(village: Town) -> None:
    proposer = await proposes(village)
    await proposer.press(my_data.begin)
    await proposer.tap("给我一份文件")
    assert "村口装三盏路灯" in proposer.got[-2].whole
