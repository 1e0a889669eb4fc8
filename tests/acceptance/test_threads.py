"""What a villager writes later: it goes on with his case, or is a new one."""

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

CASES = "SELECT count(*) FROM cases"


async def test_what_he_writes_while_a_case_is_open_is_asked_about_once(village: Village) -> None:
    villager, cadre, _ = await village.matter("田埂塌了")
    await villager.write("塌了三米多")
    await villager.write("水还在流")
    question = await villager.expect("接着原来的事，还是新的事情")
    assert [row[0][:3] for row in question.buttons] == ["接着说", "新的事"]
    await village.stage.settled()
    assert await village.told(cadre, "塌了三米多") == 0
    await villager.tap("接着说", question)
    await villager.expect("已经加到")
    addition = await cadre.expect("塌了三米多")
    assert "水还在流" in addition.text
    assert await village.told(villager, "接着原来的事") == 1


async def test_a_new_matter_gets_its_own_number(village: Village) -> None:
    villager, cadre, card = await village.matter("第一件事")
    before = village.rows(CASES)
    await villager.write("第二件事")
    await choose(villager, "新的事情")
    await choose(villager, "村民议事中心")
    second = await cadre.expect("第二件事")
    assert village.rows(CASES) == before + 1
    assert second.text.split()[1] != card.text.split()[1]


async def test_without_a_tap_what_closely_follows_his_last_message_joins_the_case(village: Village) -> None:
    villager, cadre, _ = await village.matter("路面裂了")
    before = village.rows(CASES)
    await village.stage.advance(minutes=2)
    await villager.write("裂缝很宽")
    await villager.expect("接着原来的事")
    await village.stage.advance(minutes=10, seconds=1)
    await cadre.expect("裂缝很宽")
    assert village.rows(CASES) == before


async def test_without_a_tap_what_comes_later_is_a_new_case(village: Village) -> None:
    villager, _, _ = await village.matter("路灯不亮")
    before = village.rows(CASES)
    await village.stage.advance(minutes=5)
    await villager.write("医保卡丢了")
    await villager.expect("接着原来的事")
    await village.stage.advance(minutes=10, seconds=1)
    await villager.expect("哪方面的事")
    assert village.rows(CASES) == before + 1


async def test_a_tap_on_raise_a_matter_begins_a_new_case_without_a_question(village: Village) -> None:
    villager, _, _ = await village.matter("老的事")
    before = village.rows(CASES)
    await villager.tap("反映问题")
    await villager.expect("请说吧")
    await villager.write("另外一件事")
    await villager.expect(lambda message: "哪方面的事" in message.text and bool(message.buttons))
    assert village.rows(CASES) == before + 1
    assert await village.told(villager, "接着原来的事") == 0


async def test_a_reply_to_a_message_of_a_case_joins_it_without_a_question(village: Village) -> None:
    villager, cadre, _ = await village.matter("回复哪条就是哪件")
    told = next(message for message in await villager.chat() if "，由" in message.text)
    await villager.write("再补充一点", reply_to=told)
    await villager.expect("已经加到")
    await cadre.expect("再补充一点")
    assert await village.told(villager, "接着原来的事") == 0


async def test_a_reply_to_his_own_message_joins_its_case_too(village: Village) -> None:
    villager, cadre, _ = await village.matter("回复自己的话")
    own = next(message for message in await villager.chat() if message.text == "回复自己的话")
    await villager.write("这是补充", reply_to=own)
    await villager.expect("已经加到")
    await cadre.expect("这是补充")


async def test_an_edit_is_added_and_what_was_written_before_stays(village: Village) -> None:
    villager, cadre, card = await village.matter("要三十斤种子")
    own = next(message for message in await villager.chat() if message.text == "要三十斤种子")
    await villager.edit(own, "要五十斤种子")
    correction = await cadre.expect("要五十斤种子")
    assert "改了" in correction.text
    still = next(message for message in await cadre.chat() if message.id == card.id)
    assert "要三十斤种子" in still.text


async def test_an_edit_before_the_tap_is_what_the_cadre_reads(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    own = await villager.write("写错了字")
    question = await villager.expect("哪方面的事")
    await villager.edit(own, "写对了字")
    await village.stage.settled()
    await villager.tap("村民议事中心", question)
    card = await cadre.expect("写对了字")
    assert "写错了字" not in card.text


async def test_another_account_of_the_household_doesnt_see_the_case(village: Village) -> None:
    number = village.household(2, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await choose(first, "是，让他加入")
    await second.expect("加入好了")
    _, cadre, card = await village.matter("不想让家里人知道的事", by=first)
    await cadre.write("我单独找你谈", reply_to=card)
    await first.expect("我单独找你谈")
    await second.tap("我的事项")
    await second.expect("您还没有反映过事情")
    assert await village.told(second, "不想让家里人知道的事") == 0
    assert await village.told(second, "我单独找你谈") == 0


async def test_my_cases_says_whose_turn_it_is_and_by_when(village: Village) -> None:
    villager, _, _ = await village.matter("水井要清一清")
    await villager.tap("我的事项")
    shown = await villager.expect("水井要清一清")
    assert f"轮到{village.cast.paired_with(2).name}，最迟" in shown.text


async def test_a_complaint_that_waits_for_its_writer_doesnt_swallow_what_he_writes_later(
    village: Village,
) -> None:
    villager = await village.villager(2)
    await villager.write("支书的事我还没想好怎么说")
    await villager.expect("哪方面的事")
    await village.stage.advance(minutes=10, seconds=1)
    await villager.expect("里提到了支书")
    await village.stage.advance(days=2)
    await villager.write("晒坝的灯不亮")
    question = await villager.expect("接着原来的事")
    await villager.tap("新的事情", question)
    await choose(villager, "代办手续")
    await village.paired(2).expect("晒坝的灯不亮")
    await village.seen_nowhere("还没想好怎么说")


async def test_what_is_added_to_a_case_that_waits_is_confirmed_and_seen_by_nobody(village: Village) -> None:
    villager = await village.villager(2)
    await villager.write("书记说的话不算数")
    await villager.expect("哪方面的事")
    await village.stage.advance(minutes=10, seconds=1)
    held = await villager.expect("里提到了支书")
    await villager.write("去年就说过一次", reply_to=held)
    await villager.expect("已经加到")
    await village.seen_nowhere("去年就说过一次")
    await villager.tap("反映干部", held)
    await choose(villager, village.cast.secretary.name)
    card = await village.township.expect("书记说的话不算数")
    assert "去年就说过一次" in card.text
