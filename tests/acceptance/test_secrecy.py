"""反映干部, 保密, matters of health: who never sees what, whatever happens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

SOCIAL = "社会事务服务中心"


async def kept_secret(
    village: Village, words: str, *, group: int, show_group: bool = False, center: str = SOCIAL
) -> tuple[PersonHandle, str]:
    """Let somebody raise a matter that he wants his name kept out of; return him and its number."""
    household = village.household(group)
    villager = await village.cast.join(household)
    await villager.write(words)
    asked = await villager.expect("哪方面的事")
    await villager.tap("保密", asked)
    await choose(villager, "可以写组" if show_group else "组也不要写")
    again = await choose(villager, center)
    assert again.button("保密") is None
    await villager.expect("，由")
    return villager, again.text.split("编号 ")[1].split("。")[0]


def _card_of(number: str) -> Callable[[SeenMessage], bool]:
    return lambda message: number in message.text and "一位村民" in message.text


def traces(village: Village, person: PersonHandle, group: int) -> tuple[str, ...]:
    """Return what would tell who this person is."""
    household = next(
        h for h in village.stage.roster.households if any(m.name == person.name for m in h.members)
    )
    assert household.group == group
    phones = [m.phone for m in household.members if m.phone]
    return (household.number, household.head, person.name, *phones)


async def test_a_confidential_matter_goes_to_the_lead_without_name_household_phone_or_group(
    village: Village,
) -> None:
    villager, number = await kept_secret(village, "邻居占了公家的地", group=5)
    lead, paired = village.paired(2), village.paired(5)  # the second cadre leads the social center
    card = await lead.expect("邻居占了公家的地")
    assert "一位村民（保密）" in card.text
    assert "5组" not in card.text
    await village.seen_nowhere("邻居占了公家的地", but=(lead,))
    assert await village.told(paired, number) == 0

    await lead.write("我去看看", reply_to=card)
    reply = await villager.expect("我去看看")
    question = await lead.expect(lambda m: m.button("这是答复") is not None)
    assert "群众" in question.text
    await villager.write("在村东头", reply_to=reply)
    addition = await lead.expect("在村东头")
    assert "群众补充" in addition.text
    await lead.tap("还没办完", question)
    await village.stage.advance(days=7, hours=1)
    shown = [m.text for m in await lead.chat() if m.from_bot and number in m.text]
    assert any("已经超期" in text for text in shown)
    for trace in traces(village, villager, 5):
        assert not any(trace in text for text in shown), trace


async def test_the_group_is_shown_only_if_he_agrees(village: Village) -> None:
    await kept_secret(village, "组可以写的事", group=5, show_group=True)
    assert "5组" in (await village.paired(2).expect("组可以写的事")).text


async def test_voice_goes_along_only_after_the_warning_else_to_the_secretary_and_a_location_never(
    village: Village,
) -> None:
    lead, secretary = village.paired(2), village.secretary
    for agrees in (True, False):
        await secretary.skip()
        villager = await village.villager(6)
        await villager.send("voice", duration=5, caption=f"语音{agrees}")
        asked = await villager.expect("哪方面的事")
        await villager.tap("保密", asked)
        await choose(villager, "组也不要写")
        warning = await villager.expect("可能让人认出您")
        await villager.tap("一起转" if agrees else "只给支书", warning)
        again = await choose(villager, SOCIAL)
        told = await villager.expect("，由")
        await villager.send("location", reply_to=told)
        await villager.expect("已经加到")
        number = again.text.split("编号 ")[1].split("。")[0]
        card = await lead.expect(_card_of(number))
        await village.stage.settled()
        kinds = {m.kind for m in await lead.chat() if m.from_bot and m.id > card.id}
        assert ("voice" in kinds) is agrees
        assert "location" not in kinds
        kept = [m.kind for m in await secretary.chat() if m.from_bot and m.kind in {"voice", "location"}]
        assert "location" in kept
        assert agrees or "voice" in kept
        assert f"语音{agrees}" in card.text or agrees  # what he wrote beside the voice isn't lost
        # A location never goes to the lead, so the secretary is told whose number it is.
        await secretary.expect(f"{number} 是保密的")


async def test_when_a_confidential_villager_cant_be_reached_the_secretary_brings_the_answer(
    village: Village,
) -> None:
    villager, number = await kept_secret(village, "拉黑了还要答复的事", group=7)
    lead = village.paired(2)
    card = await lead.expect("拉黑了还要答复的事")
    await villager.block()
    await village.stage.settled()
    await lead.tap("当场答复", card)
    await lead.expect("您下一条就是答复")
    await lead.write("已经处理过了")
    bring = await village.secretary.expect(f"请把 {number} 的答复当面告诉")
    assert "已经处理过了" in bring.text
    household = traces(village, villager, 7)[0]
    assert household in bring.text
    assert await village.told(lead, household) == 0
    await village.secretary.tap("已经当面告诉", bring)
    await village.secretary.expect("的答复已经当面告诉")


async def test_a_complaint_goes_around_the_cadre_concerned(village: Village) -> None:
    villager = await village.villager(8)
    accused = village.paired(8)
    marks = len(await accused.chat())
    await villager.write("他收了钱不办事")
    await choose(villager, "反映干部")
    await choose(villager, village.cast.paired_with(8).name)
    told = await villager.expect("，由")
    number = told.text.split("编号 ")[1].split("，")[0]
    assert village.cast.secretary.name in told.text
    card = await village.secretary.expect("他收了钱不办事")
    await village.secretary.tap("转办", card)
    offered = await village.secretary.expect("转给谁办")
    assert {t for row in offered.buttons for t in row} == {village.cast.township.name}
    await village.stage.advance(days=16)  # overdue, daily, escalated
    await village.seen_nowhere("他收了钱不办事", but=(village.secretary,))
    await accused.tap("我的任务")
    await village.stage.settled()
    later = [m.text for m in (await accused.chat())[marks:] if m.from_bot]
    assert not any(number in text for text in later)
    others = [
        p
        for n, p in village.officials.items()
        if n not in {village.cast.secretary.name, village.cast.township.name}
    ]
    for person in others:
        assert await village.told(person, number) == 0


async def test_a_complaint_about_the_secretary_goes_to_the_township(village: Village) -> None:
    villager = await village.villager(9)
    await villager.write("支部的账不清楚")
    await choose(villager, "反映干部")
    await choose(villager, village.cast.secretary.name)
    told = await villager.expect("，由")
    number = told.text.split("编号 ")[1].split("，")[0]
    card = await village.township.expect("支部的账不清楚")
    await village.township.write("我来了解", reply_to=card)
    await villager.expect("我来了解")
    await choose(village.township, "这是答复")
    await choose(villager, "没解决")
    again = await villager.expect("接着办")
    assert "支书" not in again.text
    await village.stage.advance(days=9)
    assert await village.told(village.secretary, number) == 0
    assert "支书" not in next(m.text for m in await villager.chat() if "办晚了" in m.text)


async def test_words_about_health_stay_with_the_responsible_cadre(village: Village) -> None:
    villager = await village.villager(4)
    await villager.write("孩子打疫苗的事")
    await choose(villager, "计生卫生服务中心")
    await villager.expect("，由")
    cadre = village.paired(4)
    card = await cadre.expect("孩子打疫苗的事")
    number = card.text.split()[1]
    await cadre.tap("当场答复", card)
    await cadre.expect("您下一条就是答复")
    await cadre.write("星期三上午来")
    await choose(villager, "没解决")
    await villager.expect("接着办")
    assert await village.told(village.secretary, number) == 1  # that it was reopened
    await village.stage.advance(days=8)
    await village.seen_nowhere("孩子打疫苗", but=(cadre,))


@pytest_asyncio.fixture(loop_scope="module")
async def without_township(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    async with open_village(tmp_path, warm, joined=lambda cadre: not cadre.is_township) as village:
        yield village
        assert not village.alarms()


async def test_while_nobody_may_hear_it_a_complaint_waits_or_is_erased_as_he_likes(
    without_township: Village,
) -> None:
    village = without_township
    for waits in (True, False):
        villager = await village.villager(3)
        await villager.write(f"支书的事{waits}")
        await choose(villager, "反映干部")
        await choose(villager, village.cast.secretary.name)
        question = await villager.expect("乡镇联系人又还没加入")
        await villager.tap("先留着" if waits else "删掉我写的", question)
        await villager.expect("有人能接了" if waits else "没有人看过")
    await village.seen_nowhere("支书的事")
    township = await village.official_joins(village.cast.township)
    await township.expect("支书的事True")
    assert await village.told(township, "支书的事False") == 0
    assert village.rows("SELECT count(*) FROM entries WHERE content LIKE '%支书的事False%'") == 0
