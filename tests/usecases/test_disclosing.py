"""From the 25th to the last day of the month: collected, reviewed, published, read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.audit import Act
from bot.domain.item_life import ItemState
from bot.domain.notices.item_refusals import ItemChangedMeanwhile, ItemDecided
from bot.usecases import item_drafting, leafing, reviewing
from tests.usecases.branch import (
    AUTHOR,
    PUBLICATION,
    SECRETARY,
    approve,
    board,
    draft,
    item,
    month_end,
    submit,
    until,
)
from tests.usecases.town import Town


async def test_from_the_25th_each_centers_lead_is_asked_once(town: Town) -> None:
    await until(town, PUBLICATION.replace(day=25, hour=1))
    leads = {name: phone.count("这个月有哪些要公示的") for name, phone in town.phones.items()}
    assert leads == {"李样甲": 1, "王样乙": 1, "刘样丁": 1, "陈样戊": 1} | dict.fromkeys(
        set(leads) - {"李样甲", "王样乙", "刘样丁", "陈样戊"}, 0
    )
    asked = town.phones[AUTHOR].last("这个月有哪些要公示的")
    assert "社会事务服务中心" in asked.text
    assert "11月30日（星期一）" in asked.text
    await town.phones[AUTHOR].tap("公示报送", asked)
    assert town.phones[AUTHOR].count("要报哪一类") == 1


async def test_what_the_secretary_agreed_to_goes_out_and_nothing_else(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    author = town.phones[AUTHOR]
    await submit(author, "路灯", "换了三盏 <b>& #")
    await submit(author, "水费", "没审的")
    await draft(author, "没报的", "还在写")
    await approve(town, "路灯")
    await month_end(town)
    sheet = villager.last("2026年11月公示")
    assert sheet.row.method == "sendPhoto"
    assert "公示事项1条" in sheet.text
    await villager.tap("逐条看")
    leaf = villager.last("路灯")
    assert "换了三盏 <b>& #" in leaf.text
    assert not villager.count("没审的")
    assert not villager.count("没报的")
    assert (await item(town, "路灯")).state is ItemState.PUBLISHED
    assert (await item(town, "水费")).state is ItemState.UNDER_REVIEW
    disclosure = (await town.look(lambda records: records.disclosures.newest(1)))[0]
    assert [one.kind.value for one in disclosure.under_review] == ["other"]


async def test_without_any_approval_the_figures_go_out_on_their_own(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await submit(town.phones[AUTHOR], "水费")
    await month_end(town)
    assert "公示事项0条" in villager.last("2026年11月公示").text
    await villager.tap("换个看法")
    await villager.tap("全部文字")
    assert "还在审核\n第1条：其他" in villager.last("2026年11月公示").text.replace("尚在审核", "还在审核")


async def test_an_approval_is_of_what_was_looked_at(town: Town) -> None:
    author, secretary = town.phones[AUTHOR], town.phones[SECRETARY]
    await submit(author, "路灯", "三盏")
    card = secretary.last("路灯")
    await author.tap("改一改")
    await author.tap("内容重写")
    await author.write("五盏")
    await author.tap("报上去")
    assert isinstance(await secretary.tap("同意公示", card), ItemChangedMeanwhile)
    assert (await item(town, "路灯")).state is ItemState.UNDER_REVIEW
    assert await secretary.tap("同意公示") is None
    assert (await item(town, "路灯")).words == "五盏"


async def test_of_two_decisions_at_once_the_first_holds(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await submit(town.phones[AUTHOR], "路灯")
    first = secretary.last("路灯")
    await secretary.press(reviewing.begin)
    await secretary.tap("路灯")
    second = secretary.last("路灯")
    assert await secretary.tap("同意公示", first) is None
    refusal = await secretary.tap("同意公示", second)
    assert isinstance(refusal, ItemDecided)
    assert refusal.state is ItemState.APPROVED


async def test_a_returned_item_comes_back_with_its_reason_and_can_be_submitted_again(town: Town) -> None:
    author, secretary = town.phones[AUTHOR], town.phones[SECRETARY]
    await submit(author, "路灯")
    await secretary.tap("退回修改")
    await secretary.write("写上花了多少钱")
    returned = author.last("退回来了")
    assert "写上花了多少钱" in returned.text
    await author.tap("改一改", returned)
    await author.tap("内容重写")
    await author.write("花了 1200 元")
    await author.tap("报上去")
    await approve(town, "路灯")
    assert "1200" in (await item(town, "路灯")).words


@pytest.mark.parametrize("label", ["改一改", "撤回这条"])
async def test_after_approval_its_author_can_change_nothing(town: Town, label: str) -> None:
    author = town.phones[AUTHOR]
    await submit(author, "路灯")
    submitted = author.last("报上去了")
    await approve(town, "路灯")
    assert isinstance(await author.tap(label, submitted), ItemDecided)


async def test_the_secretary_is_reminded_on_the_28th_and_on_the_morning_of_the_day(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await submit(town.phones[AUTHOR], "路灯")
    await until(town, PUBLICATION.replace(day=28, hour=0, minute=1))
    assert secretary.count("还有1条等您审核") == 1
    await until(town, PUBLICATION.replace(hour=0, minute=1))
    assert secretary.count("还有1条等您审核") == 2
    assert "今天" in secretary.last("还有1条等您审核").text
    await secretary.tap("审核公示")
    assert secretary.count("1条等您审核，11月30日") == 1


@pytest.mark.parametrize("where", ["words", "title"])
async def test_numbers_stop_an_item_and_are_masked_unless_its_author_says_otherwise(
    town: Town, where: str
) -> None:
    author, secretary = town.phones[AUTHOR], town.phones[SECRETARY]
    texts = {
        "words": ("补助", "田某 522325199001010010? 电话 13812345678"),
        "title": ("找 13812345678", "话"),
    }
    await draft(author, *texts[where])
    await author.tap("报上去")
    assert "电话号码" in author.last("发出去会遮住").text
    assert "13812345678" not in author.last("发出去会遮住").text
    assert not secretary.count("补助")
    await author.tap("好，遮住")
    assert "138******78" in secretary.last("村民会看到这样").text


async def test_a_number_that_its_author_wants_read_is_read(town: Town) -> None:
    author, secretary = town.phones[AUTHOR], town.phones[SECRETARY]
    await draft(author, "村医电话", "13812345678")
    await author.tap("报上去")
    await author.tap("不遮")
    card = secretary.last("村民会看到这样")
    assert "13812345678" in card.text
    assert "要求不遮" in card.text


async def test_a_title_of_2000_characters_is_refused_and_the_next_one_taken(town: Town) -> None:
    author = town.phones[AUTHOR]
    await author.press(item_drafting.begin)
    await author.tap("其他")
    await author.write("长" * 2000)
    assert "标题有2000个字" in author.got[-1].text
    await author.write("短标题")
    assert author.count("请写要公示的内容") == 1


async def test_a_late_start_publishes_at_once_and_writes_to_people_in_the_morning(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    town.clock.at = PUBLICATION.replace(month=12, day=6, hour=18)  # 2:00 on the 7th in the village
    async for _ in town.firings():
        pass
    assert not villager.count("公示事项")
    await board(villager)
    assert "应当11月30日（星期一）公示，12月7日（星期一）补上" in villager.last("2026年11月公示").text
    before = villager.count("公示事项")
    await until(town, PUBLICATION.replace(month=12, day=6, hour=23, minute=29))
    assert villager.count("公示事项") == before
    await until(town, PUBLICATION.replace(month=12, day=6, hour=23, minute=31))
    assert villager.count("公示事项") == before + 1


async def test_a_major_matter_goes_out_at_once_and_stands_in_the_months_disclosure_too(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    secretary = town.phones[SECRETARY]
    await submit(town.phones[AUTHOR], "断桥", "桥断了，绕行")
    await approve(town, "断桥")
    await secretary.tap("现在就公示")
    assert not villager.count("桥断了")
    await secretary.tap("现在就发")
    await town.pass_(minutes=1)
    assert villager.count("桥断了，绕行") == 1
    await villager.press(leafing.begin)
    await villager.tap("断桥")
    assert villager.count("桥断了，绕行") == 2
    await month_end(town)
    await villager.tap("逐条看")
    assert villager.count("桥断了，绕行") == 3
    assert villager.count("公示事项") == 1


async def test_leafing_turns_the_pages_in_one_message(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    for title in ("甲事", "乙事", "丙事"):
        await submit(town.phones[AUTHOR], title)
        await approve(town, title)
    await month_end(town)
    await villager.tap("逐条看")
    page = villager.last("甲事")
    assert page.row.method == "sendMessage"
    await villager.tap("下一条")
    turned = villager.last("乙事")
    assert turned.row.method == "editMessageText"
    assert turned.row.payload["message_id"] == page.message_ids[0]


async def test_each_reads_it_in_his_own_way(town: Town) -> None:
    picture, text = await town.villager_joins("2-001"), await town.villager_joins("2-002")
    plain = await town.villager_joins("3-001")
    await submit(town.phones[AUTHOR], "路灯", "三盏")
    await approve(town, "路灯")
    await month_end(town)
    await board(text)
    for phone, style in ((text, "全部文字"), (plain, "念出来的短句")):
        await board(phone)
        await phone.tap("换个看法")
        await phone.tap(style)
    await month_end(town, PUBLICATION + timedelta(days=31))
    assert picture.last("2026年12月公示").row.method == "sendPhoto"
    assert "收到事项：0件" in text.last("2026年12月公示").text
    assert "收到事项0件。" in plain.last("2026年12月公示").text


async def test_a_correction_stands_below_what_was_published(town: Town) -> None:
    villager, secretary = await town.villager_joins("2-001"), town.phones[SECRETARY]
    await submit(town.phones[AUTHOR], "路灯", "花了 1200 元")
    await approve(town, "路灯")
    await month_end(town)
    await board(secretary)
    await secretary.tap("逐条看")
    await secretary.tap("更正")
    await secretary.write("应是 1300 元")
    await villager.tap("逐条看")
    shown = villager.last("路灯").text
    assert shown.index("花了 1200 元") < shown.index("更正") < shown.index("应是 1300 元")


async def test_what_the_secretary_decides_is_noted(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await submit(town.phones[AUTHOR], "断桥")
    await secretary.tap("退回修改")
    await secretary.write("写清楚")
    await town.phones[AUTHOR].tap("改一改")
    await town.phones[AUTHOR].tap("报上去")
    await approve(town, "断桥")
    await secretary.tap("现在就公示")
    await secretary.tap("现在就发")
    await secretary.press(leafing.begin)
    await secretary.tap("断桥")
    await secretary.tap("更正")
    await secretary.write("桥通了")
    acts = [
        entry.act
        for entry in await town.look(
            lambda records: records.audit.find(town.clock.at - timedelta(days=1), PUBLICATION)
        )
    ]
    assert acts[-4:] == [Act.RETURNED_ITEM, Act.APPROVED_ITEM, Act.PUBLISHED_ITEM, Act.CORRECTED_ITEM]
