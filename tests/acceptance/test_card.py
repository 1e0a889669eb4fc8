"""联系卡: who is responsible for what, at any time."""

import pytest

from bot.demo.cast import choose
from tests.acceptance.test_village_view import downloaded
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_card_shows_ones_own_group_first_and_every_phone_so_that_it_can_be_tapped(
    village: Village,
) -> None:
    villager = await village.villager(5)
    await villager.tap("联系卡")
    card = await villager.expect("您的5组")
    lines = card.text.splitlines()
    assert village.cast.paired_with(5).name in lines[1]
    assert "今天值班" in card.text
    for cadre in village.stage.roster.cadres:
        if not cadre.is_township:
            assert f"{cadre.name} · {cadre.duties} · +86{cadre.phone}" in card.text
    phones = [e for e in card.raw.get("entities", []) if e["type"] == "phone_number"]
    assert phones


@pytest.mark.parametrize(
    "words", ["电话", "书记", "请问书记的电话？", "书记电话是多少", "我要联系卡", "值班电话", "联系卡"]
)
async def test_a_word_for_it_brings_the_card_and_makes_no_case(village: Village, words: str) -> None:
    villager = await village.villager(2)
    cases = village.rows("SELECT count(*) FROM cases")
    await villager.write(words)
    await villager.expect("您的2组")
    await village.stage.settled()
    assert village.rows("SELECT count(*) FROM cases") == cases


async def test_a_sentence_that_only_holds_such_a_word_is_a_matter(village: Village) -> None:
    villager = await village.villager(2)
    await villager.write("打了三次电话没有人来修水管")
    await villager.expect("哪方面的事")


async def test_the_card_says_who_stands_in_for_a_cadre_on_leave(village: Village) -> None:
    villager, cadre = await village.villager(6), village.paired(6)
    await cadre.tap("请假")
    await choose(cadre, "到11月16日")
    await cadre.expect("您请假到")
    await villager.tap("联系卡")
    card = await villager.expect("您的6组")
    away = village.cast.paired_with(6)
    assert card.text.splitlines()[2].startswith(f"（请假了，先找{away.substitute} · ")


async def test_the_duty_cadre_changes_with_the_day(village: Village) -> None:
    villager = await village.villager(2)
    await villager.tap("联系卡")
    monday = await villager.expect("今天值班（星期一）")
    await village.stage.advance(days=1)
    await villager.tap("联系卡")
    tuesday = await villager.expect("今天值班（星期二）")
    on_duty = [text.split("今天值班")[1].splitlines()[1] for text in (monday.text, tuesday.text)]
    assert on_duty[0] != on_duty[1]


async def test_a_stranger_gets_no_card(village: Village) -> None:
    stranger = await village.simulator.person("路人")
    await stranger.write("联系卡")
    await stranger.expect("请扫卡上的二维码加入")
    assert await village.told(stranger, village.cast.secretary.name) == 0


async def test_the_card_comes_as_a_picture_too_and_the_paired_cadre_as_a_contact_to_save_and_call(
    village: Village,
) -> None:
    villager = await village.villager(3)
    paired, other = village.cast.paired_with(3), village.cast.paired_with(4)
    await villager.tap("联系卡")
    words = await villager.expect("您的3组")
    picture = await villager.expect(lambda message: message.kind == "photo")
    assert picture.reply_to == words.id
    assert (await downloaded(village, picture)).startswith(b"\x89PNG")
    contact = await villager.expect(lambda message: message.kind == "contact")
    assert contact.raw["contact"]["first_name"] == paired.name
    assert contact.raw["contact"]["phone_number"] == f"+86{paired.phone}"
    await villager.tap("存电话", words)
    await choose(villager, f"{other.name} · {other.duties}")
    saved = await villager.expect(lambda message: message.kind == "contact")
    assert saved.raw["contact"]["phone_number"] == f"+86{other.phone}"
