"""Wrong links are counted, strangers are answered less and less, and privileged acts are noted for good."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.usecases import joining
from bot.usecases.incoming import By
from tests.usecases.phone import Phone
from tests.usecases.town import Town, open_town


async def opens(town: Town, phone: Phone, payload: str) -> None:
    by = By(phone.telegram_id)
    await town.serve(joining.start, joining.Start(by, payload), by)


async def link_of(town: Town, number: str) -> str:
    household = await town.look(lambda records: records.people.household_by_number(number))
    living = await town.look(lambda records: records.links.living())
    return next(link.token for link in living if household and link.household_id == household.id)


async def test_after_five_wrong_links_even_a_right_one_tells_nothing_for_an_hour(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        stranger, token = await town.villager_joins("1-001"), await link_of(town, "2-001")
        for place in range(5):
            await opens(town, stranger, f"{place}" * 30)
        await opens(town, stranger, token)
        refused = stranger.got[-1].text
        await opens(town, stranger, "B" * 30)
        assert "过一个小时再试" in refused
        assert stranger.got[-1].text == refused
        await town.pass_(hours=1, minutes=1)
        await opens(town, stranger, token)
        assert "同意加入" in stranger.got[-1].labels


async def test_a_strangers_flood_costs_no_place_in_the_outbox(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        stranger = await town._phone("路人")
        for _ in range(60):
            await opens(town, stranger, "")
            await stranger.write("一句话")
        assert len(stranger.got) <= 12
        with closing(sqlite3.connect(tmp_path / "town.db")) as database:
            assert database.execute("SELECT count(*) FROM entries").fetchone()[0] == 20
