"""Which center a matter is for: asked once, and never in limbo."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHOICE = {"minutes": 10, "seconds": 1}


@pytest_asyncio.fixture(loop_scope="module")
async def early_village(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    """Open a village whose officials have not joined yet."""
    async with open_village(tmp_path, warm, joined=lambda _cadre: False) as village:
        yield village
        assert not village.alarms()


async def test_the_center_that_the_words_speak_of_stands_first(village: Village) -> None:
    villager = await village.villager(2)
    await villager.write("甘蔗长虫了，要打什么农药")
    question = await villager.expect("哪方面的事")
    assert question.buttons[0] == ("产业发展中心",)
    assert {row[0] for row in question.buttons} == {
        "村民议事中心", "产业发展中心", "社会事务服务中心", "计生卫生服务中心", "农民素质提升中心",
        "代办手续", "反映干部", "保密（不说是我）",
    }  # fmt: skip


async def test_he_is_asked_once_and_all_he_sends_before_tapping_goes_along(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.write("第一句话")
    await villager.send("voice")
    await villager.write("第三句话")
    await village.stage.settled()
    assert await village.told(villager, "哪方面的事") == 1
    await choose(villager, "村民议事中心")
    card = await cadre.expect("第一句话")
    assert "第三句话" in card.text
    await cadre.expect(lambda message: message.kind == "voice" and message.reply_to == card.id)


async def test_the_villager_is_told_number_who_and_by_when(village: Village) -> None:
    villager = await village.villager(3)
    await villager.write("塘坎要修")
    await choose(villager, "产业发展中心")
    answer = await villager.expect("，由")
    cadre = village.cast.paired_with(3)
    assert f"{cadre.name}（{cadre.duties}，电话 +86{cadre.phone}）" in answer.text
    assert "2026-" in answer.text
    assert "最迟11月23日（星期一）答复您" in answer.text


async def test_without_a_tap_the_groups_cadre_gets_it_after_ten_minutes_and_not_before(
    village: Village,
) -> None:
    villager, cadre = await village.villager(4), village.paired(4)
    await villager.write("没点按钮的事")
    question = await villager.expect("哪方面的事")
    await village.stage.advance(minutes=9, seconds=50)
    assert await village.told(cadre, "没点按钮的事") == 0
    await village.stage.advance(seconds=11)
    await cadre.expect("没点按钮的事")
    await villager.expect(f"由{village.cast.paired_with(4).name}")
    late = await villager.tap("产业发展中心", question)
    assert "已经交给" in (await villager.expect_answer(late))["text"]


@pytest.mark.parametrize(
    "words", ["张主任答应的事没有办", "村长到底管不管", "这样分低保太偏心", "王样干乙说过要来"]
)
async def test_untapped_words_that_name_a_cadre_or_complain_go_to_the_secretary(
    village: Village, words: str
) -> None:
    villager = await village.villager(2)
    await villager.write(words)
    await villager.expect("哪方面的事")
    await village.stage.advance(**CHOICE)
    await villager.expect(f"由{village.cast.secretary.name}")
    await village.secretary.expect(words)
    await village.seen_nowhere(words, but=(village.secretary,))


@pytest.mark.parametrize("words", ["支书收了别人的烟", "李书记答应的事没有办", "李样干甲三个月没来过"])
async def test_untapped_words_that_name_the_secretary_go_to_nobody_until_he_chooses(
    village: Village, words: str
) -> None:
    villager = await village.villager(2)
    await villager.write(words)
    await villager.expect("哪方面的事")
    await village.stage.advance(**CHOICE)
    asked = await villager.expect("里提到了支书，还没有交给任何人")
    await village.stage.advance(hours=5)
    await village.seen_nowhere(words)
    await villager.tap("反映干部", asked)
    await choose(villager, village.cast.secretary.name)
    await villager.expect(f"由{village.cast.township.name}")
    await village.township.expect(words)
    await village.seen_nowhere(words, but=(village.township,))


async def test_a_complaint_about_a_cadre_goes_around_him(village: Village) -> None:
    villager, accused = await village.villager(2), village.cast.paired_with(2)
    await villager.write("材料交了没有回音")
    await choose(villager, "反映干部")
    await choose(villager, accused.name)
    await villager.expect(f"由{village.cast.secretary.name}")
    await village.secretary.expect("材料交了没有回音")
    await village.seen_nowhere("材料交了没有回音", but=(village.secretary,))
    await village.paired(2).tap("我的任务")
    await village.seen_nowhere("材料交了没有回音", but=(village.secretary,))


async def test_a_complaint_about_nobody_by_name_goes_to_the_secretary(village: Village) -> None:
    villager = await village.villager(2)
    await villager.write("办事要跑好几趟")
    await choose(villager, "反映干部")
    await choose(villager, "不点名")
    await villager.expect(f"由{village.cast.secretary.name}")
    await village.secretary.expect("办事要跑好几趟")


async def test_a_complaint_that_was_begun_and_not_finished_still_goes_to_the_secretary_alone(
    village: Village,
) -> None:
    villager = await village.villager(2)
    await villager.write("点到一半的反映")
    await choose(villager, "反映干部")
    await villager.expect("您要反映哪位干部")
    await village.stage.advance(**CHOICE)
    await village.secretary.expect("点到一半的反映")
    await village.seen_nowhere("点到一半的反映", but=(village.secretary,))


async def test_while_nobody_has_joined_the_villager_gets_the_secretarys_phone_and_the_task_waits_for_him(
    early_village: Village,
) -> None:
    village = early_village
    villager = await village.villager(2)
    await villager.write("谁来管这件事")
    await choose(villager, "村民议事中心")
    answer = await villager.expect("他还没加入")
    secretary = village.cast.secretary
    assert f"+86{secretary.phone}" in answer.text
    joined = await village.official_joins(secretary)
    await joined.expect("谁来管这件事")


async def test_a_complaint_about_the_secretary_waits_for_the_townships_contact(
    early_village: Village,
) -> None:
    village = early_village
    secretary = await village.official_joins(village.cast.secretary)
    villager = await village.villager(2)
    await villager.write("对支书的意见")
    await choose(villager, "反映干部")
    await choose(villager, village.cast.secretary.name)
    asked = await choose(villager, "先留着")
    assert "乡镇联系人又还没加入" in asked.text
    await villager.expect("有人能接了，马上告诉您")
    township = await village.official_joins(village.cast.township)
    await township.expect("对支书的意见")
    await villager.expect(f"由{village.cast.township.name}")
    await village.seen_nowhere("对支书的意见", but=(township,))
    assert await village.told(secretary, "对支书的意见") == 0


async def test_a_complaint_that_nobody_may_take_can_be_taken_back(early_village: Village) -> None:
    village = early_village
    villager = await village.villager(2)
    await villager.write("想想还是不说了")
    await choose(villager, "反映干部")
    await choose(villager, village.cast.secretary.name)
    await choose(villager, "删掉我写的")
    await villager.expect("没有人看过")
    await village.official_joins(village.cast.township)
    await village.seen_nowhere("想想还是不说了")
    assert village.rows("SELECT count(*) FROM entries WHERE content LIKE '%想想还是不说了%'") == 0


async def test_what_a_secretary_wrote_as_a_villager_never_becomes_his_own_task(
    early_village: Village,
) -> None:
    villager = await early_village.villager(1)
    await villager.write("我家门口的灯坏了")
    await choose(villager, "村民议事中心")
    secretary = early_village.cast.secretary
    await villager.expect(f"由{secretary.name}")
    await early_village.cast.join_cadre(secretary.name, villager)
    await villager.expect(f"由{early_village.cast.township.name}")
    await early_village.stage.settled()
    assert await early_village.told(villager, "任务 2026-") == 0
