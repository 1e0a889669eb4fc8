"""走访记录 and 民情日记 with a real bot: in the field, over buttons, voice and files."""

from __future__ import annotations

import pytest

from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_visit_is_recorded_and_the_household_says_that_he_came(village: Village) -> None:
    number = village.household(2)
    villager, cadre = await village.cast.join(number), village.paired(2)
    await village.stage.settled()
    await cadre.skip()
    await cadre.write("走访记录")
    await cadre.expect("这一周走访")
    await cadre.write(number)
    await cadre.expect("谈了什么")
    await cadre.send("voice")
    noted = await cadre.expect(number)
    await cadre.tap("他家反映了问题", noted)
    await cadre.expect("反映了什么")
    await cadre.write("屋后的坎要垮")
    await cadre.tap("村民议事中心", await cadre.expect("哪方面的事"))
    await village.stage.advance(hours=2)
    question = await villager.expect("来过")
    await villager.tap("来过", question)
    await village.stage.settled()
    assert village.rows("SELECT count(*) FROM visits WHERE word = 'came' AND case_id IS NOT NULL") == 1


async def test_a_diary_entry_is_one_message_and_the_month_comes_as_files(village: Village) -> None:
    cadre = village.paired(3)
    await village.stage.settled()
    await cadre.skip()
    await cadre.write("民情日记")
    await cadre.expect("不评价人")
    await cadre.write("三组的路一下雨就烂")
    await cadre.expect("记进日记了")
    await cadre.send("photo", caption="现场")
    await cadre.expect("加进去了")
    await cadre.write("民情日记")
    await cadre.tap("这个月的日记", await cadre.expect("不评价人"))
    shown = await cadre.expect("三组的路一下雨就烂")
    await cadre.tap("打印成小册子", shown)
    booklet = await cadre.expect(lambda message: message.kind == "document")
    assert booklet.text.startswith(village.cast.paired_with(3).name)
    await cadre.expect(lambda message: message.kind == "document" and message.id != booklet.id)


async def test_that_nobody_came_reaches_the_secretary_alone(village: Village) -> None:
    number = village.household(4)
    villager, cadre = await village.cast.join(number), village.paired(4)
    await village.stage.settled()
    await cadre.skip()
    await cadre.write("走访记录")
    await cadre.expect("这一周走访")
    await cadre.write(number)
    await cadre.expect("谈了什么")
    await cadre.write("谈了收成")
    await cadre.expect("记下了：")
    await village.stage.advance(minutes=11)
    question = await villager.expect("来过吗")
    await villager.tap("没有来过", question)
    told = await village.secretary.expect("没有人来过")
    assert number in told.text
    await village.seen_nowhere("没有人来过", but=(village.secretary,))


async def test_on_sunday_evening_cadres_and_the_secretary_have_the_week(village: Village) -> None:
    before = await village.told(village.secretary, "走访情况，")
    await village.stage.advance(days=7)
    assert await village.told(village.paired(5), "下面该走访这几户") >= 1
    assert await village.told(village.secretary, "走访情况，") > before
