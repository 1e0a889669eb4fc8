"""What a household chose can't be found out: not from the records after the close, nor from any copy."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.domain.ballot import Totals, Way
from bot.domain.queues import RawUpdate
from bot.usecases import my_data
from bot.usecases.reminding import plan
from storage import open_engine
from storage.backup import unpack, verify
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY
from tests.usecases.town import Town, open_town
from tests.usecases.votes import ballots, by_hand, close, opened, shown

CHOSEN: Final = re.compile(rb"[\x00-\x1f](for|against|abstain)(?![a-z])")
"""As a row of ballots stands in the file: the household's number, then the choice."""


async def voted(town: Town, first: str, second: str) -> tuple[Phone, Phone]:
    """Let two households choose, the first one after a change of mind."""
    phones = [await town.villager_joins(number) for number in ("2-001", "2-002")]
    await opened(town)
    await phones[0].tap(second)
    await phones[0].tap(first)
    await phones[1].tap(second)
    return phones[0], phones[1]


def discard(folder: Path) -> None:
    for file in folder.glob("town.db*"):
        file.unlink()


def whole(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("town.db*"))


def dump(file: Path, *without: str) -> dict[str, list[tuple[object, ...]]]:
    """Return all that stands in the records, with every token taken for the same."""
    with closing(sqlite3.connect(file)) as database:
        tokens = [row[0] for row in database.execute("SELECT token FROM keyboards")]
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = {
            table: database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - the schema's own names
            for table in tables
            if table not in {*without, "links", "sqlite_sequence"}
        }
    known = re.compile("|".join(map(re.escape, tokens)) or "^$")
    plain = {
        table: [tuple(known.sub("T", v) if isinstance(v, str) else v for v in row) for row in found]
        for table, found in rows.items()
    }
    gone = re.compile(r"[A-Za-z0-9_-]{16}(?=:\d|$)")
    return {
        table: sorted(
            (tuple(gone.sub("T", v) if isinstance(v, str) else v for v in row) for row in found), key=repr
        )
        for table, found in plain.items()
    }


async def test_the_records_are_the_same_whoever_chose_what(tmp_path: Path) -> None:
    before, after = [], []
    for name, (first, second) in {"one": ("同意", "反对"), "other": ("反对", "同意")}.items():
        folder = tmp_path / name
        folder.mkdir()
        async with open_town(folder) as town:
            phone, _ = await voted(town, first, second)
            await phone.press(my_data.begin)
            await phone.tap("给我一份文件")
            before.append(dump(folder / "town.db", "ballots"))
            vote = await town.look(lambda records: records.votes.get(1))
            assert vote is not None
            await close(town, vote)
            after.append(dump(folder / "town.db"))
    assert before[0] == before[1]
    assert after[0] == after[1]


async def test_at_the_close_choices_are_gone_from_the_files_their_log_included(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        await voted(town, "反对", "弃权")
        vote = await town.look(lambda records: records.votes.get(1))
        assert vote is not None
        assert CHOSEN.search(whole(tmp_path))
        await close(town, vote)
        async with open_engine(f"sqlite:///{tmp_path / 'town.db'}") as engine:
            await engine.checkpoint()  # as the bot does after a close
        assert not CHOSEN.search(whole(tmp_path))
        with closing(sqlite3.connect(tmp_path / "town.db")) as database:
            assert database.execute("SELECT count(*) FROM ballots").fetchone() == (0,)
            assert database.execute("SELECT count(account_id) FROM electors").fetchone() == (0,)
            shown = "SELECT count(*) FROM keyboards WHERE actions LIKE '%CastVote%'"
            assert database.execute(shown).fetchone() == (0,)


async def test_a_tap_that_nobody_could_handle_is_erased_at_the_close(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        data = phone.last("您家同意吗").data("反对")
        raw = RawUpdate(77, phone.telegram_id, f'{{"callback_query":{{"data":"{data}"}}}}', readable=True)
        await town.do(lambda records: records.inbox.put([raw], town.clock.at))
        (row,) = await town.look(lambda records: records.inbox.heads(town.clock.at, 5))
        await town.do(lambda records: records.inbox.fail(row.id, "ValueError", None))
        await close(town, vote)
        assert await town.look(lambda records: records.inbox.parked()) == []


async def test_no_backup_holds_a_choice_and_who_had_voted_is_asked_again(tmp_path: Path) -> None:
    copy = tmp_path / "copy.backup"
    async with open_town(tmp_path) as town:
        first, _ = await voted(town, "反对", "同意")
        raw = RawUpdate(77, first.telegram_id, f'"{first.got[-1].data("同意")}"', readable=True)
        await town.do(lambda records: records.inbox.put([raw], town.clock.at))
        async with open_engine(f"sqlite:///{tmp_path / 'town.db'}") as engine:
            await engine.back_up(copy, town.clock.at)
        assert not CHOSEN.search(copy.read_bytes())
        assert (verify(copy).rows["ballots"], verify(copy).rows["inbox"]) == (0, 0)
    discard(tmp_path)
    unpack(copy, tmp_path / "town.db")
    async with open_town(tmp_path, joined=()) as town:
        said = await town.deliver()
        asked = [got.row.account_id for got in said if "请再投一次" in got.text]
        assert asked == [first.account_id, first.account_id + 1]
        assert await town.look(lambda records: records.votes.took_part(1)) == 0
        await town.desk.perform(plan, None)
        assert not await town.deliver()  # nobody is asked twice


async def test_whoever_leaves_is_in_no_vote_and_his_household_s_vote_stays(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        first, _ = await voted(town, "反对", "同意")
        account_id = first.account_id
        await town.do(lambda records: records.erasure.account(account_id))
        elector = await town.look(lambda records: records.votes.electors(1))
        assert account_id not in {one.account_id for one in elector}
        vote = await town.look(lambda records: records.votes.get(1))
        assert vote is not None
        assert await ballots(town, vote) == Totals(1, 1)


async def test_totals_of_a_meeting_stand_nowhere_by_themselves_after_the_close(tmp_path: Path) -> None:
    """From them and the whole count one could reckon what the few chose who tapped."""
    async with open_town(tmp_path) as town:
        phone = await town.villager_joins("2-001")
        vote = await opened(town)
        await phone.tap("反对")
        await shown(town, town.phones[SECRETARY], vote)
        witness = await by_hand(town, "1组 3组", "6 0 0")
        await witness.tap("属实")
        await close(town, vote)
        counts = await town.look(lambda records: records.hand_counts.of_vote(vote.id))
        assert [one.totals for one in counts] == [None]
        ways = [one.way for one in await town.look(lambda records: records.votes.electors(vote.id))]
        assert (ways.count(Way.HANDS), ways.count(Way.TAP)) == (6, 1)
