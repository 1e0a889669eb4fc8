"""转办: with a reason, within the promised date, twice; and a cadre who leaves the roster."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import open_office
from bot.config.loading import load
from bot.demo.cast import choose
from bot.demo.stage import config_file
from bot.simulator.client import PersonHandle, SeenMessage
from bot.usecases.roster_import import import_roster
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def hand_over(
    village: Village, cadre: PersonHandle, card: SeenMessage, group: int, words: str, reason: str
) -> SeenMessage:
    """Hand a task to the cadre of a group; return the card that he got."""
    to = village.cast.paired_with(group).name
    await cadre.tap("转办", card)
    await choose(cadre, to)
    await cadre.expect("为什么转给")
    await cadre.write(reason)
    await cadre.expect(f"转给{to}了")
    return await village.paired(group).expect(lambda m: words in m.text and reason in m.text)


async def test_it_goes_to_another_with_the_reason_and_keeps_its_date(village: Village) -> None:
    villager, cadre, card = await village.matter("该别人办的事", group=4)
    number = card.text.split()[1]
    await village.stage.advance(days=2)
    await cadre.tap("转办", card)
    question = await cadre.expect("转给谁办")
    offered = {text for row in question.buttons for text in row}
    assert village.cast.paired_with(4).name not in offered
    assert village.cast.township.name not in offered
    await cadre.tap(village.cast.paired_with(5).name, question)
    await cadre.expect("为什么转给")
    await cadre.write("这是归他管的培训")
    told = await villager.expect("办了。还是最迟11月23日")
    assert village.cast.paired_with(5).name in told.text
    again = await village.paired(5).expect("该别人办的事")
    assert "转办原因：这是归他管的培训" in again.text
    assert await village.told(villager, "这是归他管的培训") == 0
    own = "responsible_id = (SELECT id FROM cadres WHERE name = :name) AND due_at = first_due_at"
    assert village.case(own, number, name=village.cast.paired_with(5).name)


async def test_after_two_hand_overs_only_the_secretary_decides(village: Village) -> None:
    _, cadre, card = await village.matter("转来转去的事", group=6)
    second = await hand_over(village, cadre, card, 7, "转来转去的事", "不归我管")
    back = await hand_over(village, village.paired(7), second, 6, "转来转去的事", "也不归我管，退回")
    await cadre.tap("转办", back)
    question = await cadre.expect(lambda m: "转给谁办" in m.text and bool(m.buttons))
    assert question.buttons == ((village.cast.secretary.name,),)
    await cadre.tap(village.cast.secretary.name, question)
    await cadre.expect("为什么转给")
    await cadre.write("请支书定")
    at_secretary = await village.secretary.expect("转来转去的事")
    await village.secretary.tap("转办", at_secretary)
    assert len((await village.secretary.expect("转给谁办")).buttons) > 1


async def test_whoever_handed_it_over_can_do_nothing_more_with_it(village: Village) -> None:
    _, cadre, card = await village.matter("已经转走的事", group=8)
    await hand_over(village, cadre, card, 9, "已经转走的事", "他更清楚")
    answer = await cadre.expect_answer(await cadre.tap("当场答复", card))
    assert "已经处理好了" in answer["text"]


async def test_a_cadre_who_leaves_the_roster_leaves_his_open_cases_to_the_secretary_at_once(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("干部调走前的事", group=3)
    other, _, other_card = await village.matter("答复了才调走的事", group=3)
    await cadre.write("办好了", reply_to=other_card)
    await choose(cadre, "这是答复")
    await cadre.expect("已答复")
    leaver = village.cast.paired_with(3).name
    await village.secretary.skip()
    roster = village.stage.roster
    cadres = tuple(
        replace(one, substitute=None if one.substitute == leaver else one.substitute)
        for one in roster.cadres
        if one.name != leaver
    )
    left = replace(roster, cadres=cadres, duty=tuple(day for day in roster.duty or () if day.cadre != leaver))
    async with open_office(load(config_file(village.stage.folder), {})) as office:
        await office.desk.perform(import_roster, left)
    await village.secretary.expect("干部调走前的事", timeout=45)
    await villager.expect(f"由{village.cast.secretary.name}")
    own = "responsible_id = (SELECT id FROM cadres WHERE name = :name) AND due_at = first_due_at"
    assert village.case(own, card.text.split()[1], name=village.cast.secretary.name)
    # What was answered before goes on with somebody as well.
    await choose(other, "没解决")
    await other.expect("接着办")
    assert village.case(
        own.replace("= first", "> first"), other_card.text.split()[1], name=village.cast.secretary.name
    )
