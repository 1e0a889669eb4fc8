"""A cadre who is a villager too raises matters of his own."""

from __future__ import annotations

from tests.usecases.scenes import WANG, ZHANG, matter
from tests.usecases.town import Town


async def test_what_he_wrote_before_saying_that_it_is_his_own_matter_goes_along_with_it(town: Town) -> None:
    await matter(town, "别人的事")
    cadre = town.phones[ZHANG]
    await town.villager_joins("2-003", phone=cadre)
    await cadre.write("我家的水管坏了")
    await cadre.tap("我自己的事")
    await cadre.tap("代办手续")
    assert "我家的水管坏了" in town.phones[WANG].last("任务").text
