"""村民议事, from the proposal over the vote to what is disclosed of it; and where it ends otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.matter_life import Stage
from bot.usecases import deliberating
from tests.usecases.people import HOUSEHOLDS
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, ZHANG
from tests.usecases.test_deliberating import opens, proposes, stage
from tests.usecases.test_matter_work import leads, published
from tests.usecases.town import Town, open_town

RULES = {"seconders": 1}


async def noticed(town: Town, day: str = "11月27日") -> tuple[Phone, dict[str, Phone]]:
    """Bring a proposal to its notice; return the secretary and the voters' phones by household."""
    homes = {one.number: await town.villager_joins(one.number) for one in HOUSEHOLDS}
    await proposes(town)
    await opens(homes["2-002"])
    await homes["2-002"].tap("附议")
    secretary = town.phones[SECRETARY]
    for label in ("登记：两委商量", "登记：村民讨论"):
        await leads(secretary, label)
        await secretary.write("都同意")
    await leads(secretary, "定投票日子")
    assert "11月27日" in secretary.got[-1].text
    await secretary.write("11月20日")
    assert "11月27日" in secretary.got[-1].text
    await secretary.write(day)
    await secretary.tap("发公告")
    await town.pass_(seconds=30)
    return secretary, homes


async def test_from_a_proposal_to_what_is_disclosed(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation=RULES) as town:
        secretary, homes = await noticed(town)
        assert await stage(town) is Stage.NOTICED
        assert {phone.count("议2026-01") > 0 for phone in homes.values()} == {True}
        await town.pass_(days=11)
        assert await stage(town) is Stage.VOTING
        for phone in homes.values():
            await opens(phone)
            await phone.tap("投票")
            await phone.tap("同意")
        await town.pass_(days=3, hours=10)
        assert await stage(town) is Stage.DECIDED
        await secretary.tap("定谁来办")
        await secretary.tap(ZHANG)
        await secretary.write("12月20日")
        ((title, words),) = await published(town, 11)
        count = len(homes)
        assert title == "议2026-01 村口装三盏路灯"
        assert f"表决：{count}户里{count}户参加，同意{count}户，反对0户，弃权0户" in words.splitlines()
        assert "负责：张样丙" in words.splitlines()


async def test_too_few_take_part_and_the_secretary_sets_a_new_day(tmp_path: Path) -> None:
    async with open_town(tmp_path, deliberation=RULES) as town:
        secretary, homes = await noticed(town)
        await town.pass_(days=14, hours=12)
        assert await stage(town) is Stage.UNDECIDED
        await leads(secretary, "定投票日子")
        await secretary.write("12月20日")
        await secretary.tap("发公告")
        await town.pass_(days=20)
        assert await stage(town) is Stage.VOTING
        for phone in homes.values():
            await opens(phone)
            await phone.tap("投票")
            await phone.tap("反对")
        await town.pass_(days=5)
        assert await stage(town) is Stage.REJECTED


@pytest.mark.parametrize("days", [1, 12])
async def test_a_matter_dropped_with_its_vote_announced_or_open_is_voted_on_no_more(
    tmp_path: Path, days: int
) -> None:
    async with open_town(tmp_path, deliberation=RULES) as town:
        secretary, homes = await noticed(town)
        await town.pass_(days=days)
        await leads(secretary, "不办了")
        await secretary.write("县里明年来修")
        await town.pass_(days=20)
        assert await stage(town) is Stage.DROPPED
        phone = homes["2-003"]
        assert phone.count("县里明年来修") == 1
        await phone.press(deliberating.begin)
        await phone.tap("以前的事")
        await phone.tap("议2026-01")
        assert "到哪一步：不办了" in phone.got[-1].text
