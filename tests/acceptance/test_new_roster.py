"""The clerk imports a new roster while matters are running: nobody loses what is his, and cards work on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import open_office
from bot.config.loading import load
from bot.demo.cast import choose
from bot.demo.stage import config_file
from bot.domain.roster import Roster
from bot.usecases import links
from bot.usecases.roster_import import import_roster
from bot.usecases.roster_tally import Tally
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def village_without_township(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    """Open a village whose township's contact has not joined."""
    async with open_village(tmp_path, warm, joined=lambda cadre: cadre.group in {1, 2}) as village:
        yield village
        assert not village.alarms()


async def bring(village: Village, roster: Roster) -> Tally:
    """Import a roster beside the running bot, as `lianxin roster import` does."""
    async with open_office(load(config_file(village.stage.folder), {})) as office:
        return await office.desk.perform(import_roster, roster)


async def tokens(village: Village) -> dict[str, str]:
    async with open_office(load(config_file(village.stage.folder), {})) as office:
        return {card.household or card.name: card.token for card in await office.store.read(links.cards)}


async def test_the_same_roster_again_changes_nothing_and_links_stay(village: Village) -> None:
    before = await tokens(village)
    tally = await bring(village, village.stage.roster)
    assert (tally.added, tally.changed, tally.deactivated, tally.links) == (0, 0, 0, 0)
    assert await tokens(village) == before


async def test_a_complaint_outlives_a_secretary_who_is_replaced_by_the_one_it_is_about(
    village_without_township: Village,
) -> None:
    village = village_without_township
    old, accused = village.cast.secretary, village.cast.paired_with(2)
    villager = await village.villager(2)
    await villager.write("他的补贴怎么发的")
    await choose(villager, "反映干部")
    await choose(villager, accused.name)
    await villager.expect(f"由{old.name}")
    roster = village.stage.roster
    cadres = tuple(
        replace(
            cadre,
            is_secretary=cadre.name == accused.name,
            substitute=None if cadre.substitute == old.name else cadre.substitute,
        )
        for cadre in roster.cadres
        if cadre.name != old.name
    )
    duty = tuple(day for day in roster.duty or () if day.cadre != old.name)
    await bring(village, replace(roster, cadres=cadres, duty=duty))
    await villager.expect("不能交给您反映的人")
    await village.seen_nowhere("他的补贴怎么发的", but=(village.officials[old.name],))
    township = await village.official_joins(village.cast.township)
    await township.expect("他的补贴怎么发的")
