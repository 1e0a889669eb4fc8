"""村民议事 with a real bot: 358 households, 40 of them by hand, and kill -9 while they vote."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.app import open_office
from bot.config.loading import load
from bot.demo.cast import choose
from bot.demo.stage import config_file
from bot.domain.people import MembershipState
from bot.domain.roster import RosterCadre
from bot.ports import Records
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither fork nor kill -9"),
]
OPENS: Final = datetime(2026, 11, 27, 0, 0, tzinfo=UTC)  # 8:00 in the village
CLOSES: Final = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)  # 18:00
DISCLOSURE: Final = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)  # 19:00, the last of the month
TITLE: Final = "修二组到小学的路"
BALLOTS: Final = "SELECT count(*) FROM ballots"


def _two(cadre: RosterCadre) -> bool:
    """Let the secretary and the cadre of group 2 join: two are needed."""
    return cadre.is_secretary or cadre.group == 2


async def test_a_village_decides_and_kill_9_loses_no_vote(tmp_path: Path, warm: Warm) -> None:
    async with open_village(tmp_path, warm, joined=_two) as village:
        people = await _everybody_joins(village)
        await _comes_to_its_notice(village, people)
        await village.simulator.set_clock(OPENS)
        await village.stage.settled()

        # Groups 2 to 9 tap, and ten of group 1, whom the meeting will count; the bot dies meanwhile.
        crowd = people[40:]
        await village.simulator.many_tap(crowd[:200], "同意")
        await village.until(lambda: village.rows(BALLOTS) > 0)
        await village.stage.kill_bot()
        await village.simulator.many_tap(crowd[200:290], "反对")
        await village.stage.start_bot()
        await village.simulator.many_tap(crowd[290:], "弃权")
        await village.simulator.many_tap(people[:10], "反对")
        await village.stage.settled()
        assert village.rows(BALLOTS) == 328
        await village.simulator.many_tap(crowd[:20], "反对")  # they think better of it
        await village.stage.settled()
        assert village.rows(BALLOTS) == 328
        assert village.rows(f"{BALLOTS} WHERE choice = 'for'") == 180

        await _meets(village)
        assert village.rows(BALLOTS) == 318
        assert await village.told(people[0], "手机上投的那一票不算了") == 1
        assert await village.told(people[20], "手机上投的那一票不算了") == 0

        await village.simulator.set_clock(CLOSES)
        await village.stage.settled()
        result = "同意211户，反对117户，弃权30户；358户里有358户参加"
        for person in (people[0], people[41], people[-1], village.secretary):
            assert await village.told(person, result) == 1
        assert village.rows(BALLOTS) == village.rows("SELECT count(account_id) FROM electors") == 0
        await _sheet(village)

        await village.simulator.set_clock(DISCLOSURE)
        disclosed = "SELECT count(*) FROM disclosure_items WHERE published_at IS NOT NULL AND text LIKE :said"
        said = "%358户里358户参加，同意211户%"
        await village.until(lambda: village.rows(disclosed, said=said) == 1, seconds=60)
        assert not village.alarms()


async def _everybody_joins(village: Village) -> list[PersonHandle]:
    """Let somebody of every household have joined, with the phone that the family shares."""
    people = await village.simulator.people(358)
    async with open_office(load(config_file(village.stage.folder), {})) as office:
        now = await village.now()

        async def unit(records: Records) -> None:
            households = await records.people.households()
            for person, household in zip(people, households, strict=True):
                account = await records.accounts.add(person.id, "zh_CN", now)
                await records.accounts.add_membership(
                    account.id, household.id, None, MembershipState.JOINED, now
                )

        await office.store.transact(unit)
    return people


async def _comes_to_its_notice(village: Village, people: list[PersonHandle]) -> None:
    """Let a villager propose, ten neighbours second, and the secretary lead it to the notice."""
    proposer, secretary = people[40], village.secretary
    await proposer.write("村民议事")
    await choose(proposer, "提一件事")
    for answer in (TITLE, "二组到小学", "3万"):
        await proposer.expect("？" if answer == "3万" else "")
        await proposer.write(answer)
    await choose(proposer, "村集体出")
    await choose(proposer, "提出去")
    await village.stage.settled()
    await village.simulator.many_tap(people[41:51], "附议")
    await village.stage.settled()
    for step in ("登记：两委商量", "登记：村民讨论"):
        await _on_the_card(secretary, "主持")
        await choose(secretary, step)
        await secretary.write("11月15日，大家都说该修")
        await village.stage.settled()
    await _on_the_card(secretary, "主持")
    await choose(secretary, "定投票日子")
    await secretary.write("11月27日")
    await choose(secretary, "发公告")
    await village.stage.settled()
    assert await village.told(people[357], "一户一票") == 1


async def _on_the_card(person: PersonHandle, label: str) -> SeenMessage:
    """Open the matter as people do, and tap a button of its card."""
    await person.skip()
    await person.write("村民议事")
    await choose(person, "议2026-01")
    return await choose(person, label)


async def _meets(village: Village) -> None:
    """Let group 1 have met: the secretary enters it, and the cadre of group 2 was there."""
    secretary, witness = village.secretary, village.paired(2)
    await _on_the_card(secretary, "投票")
    await choose(secretary, "登记现场表决")
    await choose(secretary, "开会举手")
    await secretary.expect("哪些户参加了")
    await secretary.write("1组")
    await secretary.tap("选好了", await secretary.expect("已选40户"))
    await secretary.expect("一共40户")
    await secretary.write("31 7 2")
    await choose(secretary, village.cast.paired_with(2).name)
    await choose(witness, "属实")
    await village.stage.settled()


async def _sheet(village: Village) -> None:
    await _on_the_card(village.secretary, "投票")
    await choose(village.secretary, "结果单")
    sheet = await village.secretary.expect(lambda message: message.kind == "document")
    assert TITLE in sheet.text
