"""常用答复: one tap sends a short text, and never does one send itself."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village, more

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_cadre_keeps_his_own_and_sends_it_with_one_tap_then_says_if_it_was_the_answer(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("常问的事", group=5)
    await cadre.tap(*await more(cadre, "常用答复", card))
    await choose(cadre, "自己存一句")
    await cadre.expect("请写要存的那句话")
    await cadre.write("请带户口本到村委会来")
    await cadre.expect("存好了")
    assert await village.told(villager, "户口本") == 0
    await cadre.tap(*await more(cadre, "常用答复", card))
    await choose(cadre, "请带户口本到村委会来")
    await villager.expect("请带户口本到村委会来")
    assert village.case("answered_at IS NULL", card.text.split()[1])
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")


async def test_anothers_are_not_shown(village: Village) -> None:
    _, cadre, card = await village.matter("另一个干部的事", group=6)
    await cadre.tap(*await more(cadre, "常用答复", card))
    shown = await cadre.expect("还没有常用答复")
    assert shown.buttons == (("自己存一句",),)
