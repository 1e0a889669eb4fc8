"""Wrong links are counted, strangers are answered less and less, and privileged acts are noted for good."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.content import Content, ContentKind
from bot.domain.link import new_token
from bot.domain.queues import RawUpdate
from bot.ports import Records
from bot.usecases import joining
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from storage import open_engine
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town, open_town


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


async def test_a_strangers_flood_costs_no_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of four writes 100 long messages: twenty each are kept, and nothing of the updates."""
    words = "长" * 4000  # some 12 KB
    async with open_town(tmp_path) as town:
        await town.do(_emptied)
        before = await _size(tmp_path)
        written = 0
        for person in range(4):
            stranger = await town._phone(f"路人{person}")
            for _ in range(100):
                written += await _floods(town, stranger, words)
        grown = await _size(tmp_path) - before
        await town.pass_(days=9)  # nobody joined: what was kept goes, and its room is used again
        for _ in range(20):
            await _floods(town, await town._phone("又一个"), words)
        again = await _size(tmp_path) - before
    kept = 4 * 20 * len(words.encode())
    with capsys.disabled():
        sys.stdout.write(f"\nflood: {written:,} bytes written by strangers, the file grew by {grown:,}\n")
    assert grown < 2 * kept  # SQLite keeps long values in pages of their own
    assert again < 1.1 * grown


async def _floods(town: Town, stranger: Phone, words: str) -> int:
    """Let an update come in and be handled, as intake and dispatcher do; return how long it was."""
    payload = json.dumps({"message": {"text": words}}, ensure_ascii=False)
    update = RawUpdate(next(town.message_ids), stranger.telegram_id, payload, readable=True)
    await town.do(lambda records: records.inbox.put([update], town.clock.at))
    (row,) = await town.look(lambda records: records.inbox.heads(town.clock.at, 5))
    message = Incoming(
        By(stranger.telegram_id),
        stranger.telegram_id,
        next(town.message_ids),
        Content(ContentKind.TEXT, words),
        town.clock.at,
    )
    await town.desk.perform(receive, message, settles=row.id)
    await town.deliver()
    return len(payload.encode())


async def _emptied(records: Records) -> None:
    """Touch every table that a flood writes to, so that their first pages are there."""
    await records.inbox.put([RawUpdate(999_999, 1, "{}", readable=True)], START)
    (row,) = await records.inbox.heads(START, 5)
    await records.inbox.settle(row.id, START)


async def _size(folder: Path) -> int:
    async with open_engine(f"sqlite:///{folder / 'town.db'}") as engine:
        await engine.checkpoint()
    return sum(file.stat().st_size for file in _files(folder))


def _files(folder: Path) -> list[Path]:
    return list(folder.glob("town.db*"))


def test_a_link_is_one_of_too_many_to_be_guessed() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert min(map(len, tokens)) * 6 >= 128  # bits: each of its characters is one of 64
