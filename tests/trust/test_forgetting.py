"""What was forgotten is gone from the database's files, its log included; figures stay."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.domain.content import ContentKind
from bot.domain.notices.matters import StaleButton
from bot.usecases import diary, forgetting, my_data, visiting
from bot.usecases.forgetting_by_clerk import Forget, SeveralMeantError, forget, plan
from storage import open_engine
from tests.usecases.phone import Phone
from tests.usecases.scenes import ZHANG
from tests.usecases.town import START, Town, open_town

WORDS: Final = "我家的悄悄话只给干部看"
FILE: Final = "AgADhiddenphotoid"
NAME: Final = "罗样户21"
NUMBER: Final = "13900002001"
UNPLACED: Final = "没说是哪件事的话"


async def traces(folder: Path) -> set[str]:
    """Return which of these stand in the database's files, after what the bot does at night."""
    async with open_engine(f"sqlite:///{folder / 'town.db'}") as engine:
        await engine.checkpoint()
    return {text for text in (WORDS, FILE, NAME, NUMBER, UNPLACED) if text.encode() in whole(folder)}


def whole(folder: Path) -> bytes:
    """Return all that stands in the database's files."""
    return b"".join(file.read_bytes() for file in folder.glob("town.db*"))


async def a_matter(town: Town) -> Phone:
    villager = await town.villager_joins("2-001")
    await villager.write(WORDS)
    await villager.send(ContentKind.PHOTO, "", file=FILE)
    await villager.tap("社会事务服务中心")
    return villager


async def test_whoever_leaves_is_nowhere_in_the_file_within_a_day(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager = await a_matter(town)
        assert await traces(tmp_path) == {WORDS, FILE, NAME, NUMBER}
        await villager.press(forgetting.ask)
        await villager.tap("确定退出")
        assert villager.count("您已经退出") == 1
        await town.pass_(hours=20)
        assert await traces(tmp_path) == set()
        with closing(sqlite3.connect(tmp_path / "town.db")) as database:
            ids = [
                database.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (villager.telegram_id,))  # noqa: S608
                for table, column in (
                    ("accounts", "telegram_id"),
                    ("entries", "chat_id"),
                    ("outbox", "chat_id"),
                    ("threads", "chat_id"),
                    ("inbox", "chat_key"),
                )
            ]
            assert [found.fetchone()[0] for found in ids] == [0] * 5
            assert (
                database.execute("SELECT state, group_concat(year) FROM cases").fetchone()[0] == "withdrawn"
            )


async def test_buttons_of_whoever_left_do_nothing(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager = await a_matter(town)
        await villager.press(my_data.begin)
        shown = villager.last("机器人存着您的这些东西")
        await villager.press(forgetting.ask)
        await villager.tap("确定退出")
        assert isinstance(await villager.tap("给我一份文件", shown), StaleButton)


async def test_the_clerk_forgets_a_household(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        await a_matter(town)
        meant = await town.desk.perform(plan, Forget(household="2-001"))
        assert (len(meant.members), len(meant.accounts), len(meant.cases)) == (2, 1, 1)
        done = await town.desk.perform(forget, Forget(household="2-001"))
        assert (done.members, done.accounts, done.cases, done.words) == (2, 1, 1, 2)
        await town.deliver()
        await town.pass_(hours=20)
        assert await traces(tmp_path) == set()


async def test_a_name_that_several_have_is_nobody_s_until_the_household_is_given(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:

        async def namesake(records: object) -> None:
            people = records.people  # type: ignore[attr-defined]
            other = await people.household_by_number("2-002")
            member = (await people.members(other.id))[1]
            await people.save_member(type(member)(member.id, other.id, NAME, None), 1)

        await town.do(namesake)
        with pytest.raises(SeveralMeantError) as several:
            await town.desk.perform(plan, Forget(member=NAME))
        assert several.value.households == ("2-001", "2-002")
        assert len((await town.desk.perform(plan, Forget(household="2-001", member=NAME))).members) == 1


def found_in(folder: Path) -> dict[str, dict[str, int]]:
    """Return how often each trace stands in each of the database's files."""
    files = {file.name: file.read_bytes() for file in sorted(folder.glob("town.db*"))}
    traces = {"words": WORDS, "media id": FILE, "name": NAME, "phone": NUMBER}
    return {
        f"{name} ({len(data):,} bytes)": {what: data.count(text.encode()) for what, text in traces.items()}
        for name, data in files.items()
    }


async def test_a_database_file_is_shown_before_and_after_forgetting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_town(tmp_path) as town:
        villager = await a_matter(town)
        await traces(tmp_path)  # all of it is in the file itself then
        before = found_in(tmp_path)
        await villager.press(forgetting.ask)
        await villager.tap("确定退出")
        await town.pass_(hours=20)
        await traces(tmp_path)
        after = found_in(tmp_path)
        counted = await town.look(lambda records: records.cases.opened_between(START, town.clock.at))
    with capsys.disabled():
        sys.stdout.write("\n")
        for when, found in (("before", before), ("after", after)):
            for name, times in found.items():
                sys.stdout.write(f"{when}: {name}: {times}\n")
    assert min(before[next(iter(before))].values()) > 0
    assert not any(sum(times.values()) for times in after.values())
    assert [str(case.number) for case in counted] == ["2026-0001"]  # figures stay


NOTED: Final = "走访时他家说的难处"


async def test_what_a_cadre_noted_about_a_household_goes_with_whoever_of_it_leaves(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager = await a_matter(town)
        cadre = town.phones[ZHANG]
        for number, words in (("2-001", NOTED), ("2-002", "别家的事")):
            await cadre.press(visiting.begin)
            await cadre.write(number)
            await cadre.write(words)
        assert NOTED.encode() in whole(tmp_path)
        await villager.press(forgetting.ask)
        await villager.tap("确定退出")
        await town.pass_(hours=20)
        assert await traces(tmp_path) == set()
        assert NOTED.encode() not in whole(tmp_path)
        assert "别家的事".encode() in whole(tmp_path)
        visits = await town.look(lambda r: r.visits.between(date(2026, 11, 16), date(2026, 11, 17)))
        assert len(visits) == 2  # that he was there stays: it is a figure


async def test_my_data_tell_a_household_who_came_and_a_cadre_what_he_noted(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager, cadre = await a_matter(town), town.phones[ZHANG]
        await cadre.press(visiting.begin)
        await cadre.write("2-001")
        await cadre.write(NOTED)
        await town.pass_(minutes=10)
        await villager.tap("没有来过")
        files = []
        for phone in (villager, cadre):
            await phone.press(my_data.begin)
            await phone.tap("给我一份文件")
            files.append(phone.got[-1].row.payload["document"]["text"])
        assert "did_not_come" in files[0]
        assert NOTED not in files[0]
        assert NOTED in files[1]
        assert "did_not_come" not in files[1]


async def test_his_name_goes_from_a_diary_entry_that_names_no_household(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager = await a_matter(town)
        cadre = town.phones[ZHANG]
        await cadre.press(diary.begin)
        await cadre.write(f"{NAME}和人争水，明天去渠上看")
        await villager.press(forgetting.ask)
        await villager.tap("确定退出")
        await town.pass_(hours=20)
        assert await traces(tmp_path) == set()
        (entry,) = await town.look(lambda records: records.notes.of_diary([1]))
        assert entry.content is not None
        assert entry.content.text == "××和人争水，明天去渠上看"
