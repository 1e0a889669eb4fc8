"""Each person is spoken to in the language of his choice."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_one_of_the_family_reads_english_and_the_cadre_goes_on_in_chinese(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.write("/language")
    question = await villager.expect("您用哪种语言")
    assert [label for row in question.buttons for label in row] == ["中文", "English"]
    await villager.tap("English", question)
    await villager.expect("From now on I write to you in English.")
    await villager.write("The lamp is broken")
    await village.stage.settled()
    assert await village.told(villager, "收到了") == 0
    await choose(villager, "Proxy handling")
    await villager.expect("answer")
    card = await cadre.expect("The lamp is broken")
    assert "当场答复" in str(card.buttons)

    await villager.write("Language")
    await villager.tap("中文", await villager.expect("Which language is yours"))
    await villager.expect("以后就用中文跟您说")


async def test_a_stranger_is_shown_how_to_join_first(village: Village) -> None:
    stranger = await village.simulator.person("过路人")
    await stranger.write("/language")
    await village.stage.settled()
    assert not any("哪种语言" in message.text for message in await stranger.chat())
