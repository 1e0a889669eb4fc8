"""Each kind of trace goes when its days are over, from the database's file and its log; not a day before."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest

from bot.config.settings import PrivacySettings
from bot.domain.content import ContentKind
from bot.domain.queues import RawUpdate
from bot.ports import Records
from bot.usecases import card, my_cases, my_data, visiting
from bot.usecases.apologising import NotHandledFor, tell_not_handled
from bot.usecases.incoming import By
from storage import open_engine
from tests.usecases.people import ROSTER
from tests.usecases.scenes import SOCIAL, ZHANG, answer, matter
from tests.usecases.town import Town, open_town

DAYS: Final = 5
WORDS: Final = "只给干部看的悄悄话"
FILE: Final = "AgADhiddenphotoid"
UPDATE: Final = 987_654_321
Story = Callable[[Town], Awaitable[bytes]]


async def closed_words(town: Town) -> bytes:
    villager, cadre = await matter(town, WORDS, SOCIAL)
    await answer(cadre)
    await villager.tap("已解决")
    return WORDS.encode()


async def closed_media(town: Town) -> bytes:
    villager, cadre = await matter(town, "看照片", SOCIAL)
    await villager.send(ContentKind.PHOTO, "水沟堵了", file=FILE)
    await villager.tap("接着说")
    await answer(cadre)
    await villager.tap("已解决")
    return FILE.encode()


async def paper_photos(town: Town) -> bytes:
    villager, _ = await matter(town, "要办医保卡", "代办手续")
    await villager.send(ContentKind.PHOTO, file=FILE, to=villager.last("负责"))
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    await villager.tap("撤回")
    return FILE.encode()


async def drafts(town: Town) -> bytes:
    _, cadre = await matter(town, "路灯", "代办手续")
    await cadre.write(WORDS)
    return WORDS.encode()


async def sent(town: Town) -> bytes:
    villager = await town.villager_joins("2-001")
    await town.desk.perform(tell_not_handled, NotHandledFor(By(villager.telegram_id), "E-7654321"))
    await town.deliver()
    return b"E-7654321"


async def update_ids(town: Town) -> bytes:
    async def settled(records: Records) -> None:
        await records.inbox.put([RawUpdate(UPDATE, 5001, "{}", readable=True)], town.clock.at)
        (row,) = await records.inbox.heads(town.clock.at, 5)
        await records.inbox.settle(row.id, town.clock.at)

    await town.do(settled)
    return UPDATE.to_bytes(4, "big")  # SQLite's record format: a big-endian integer of 4 bytes


async def parked(town: Town) -> bytes:
    async def fail(records: Records) -> None:
        await records.inbox.put([RawUpdate(UPDATE, 5001, f'"{WORDS}"', readable=True)], town.clock.at)
        (row,) = await records.inbox.heads(town.clock.at, 5)
        await records.inbox.fail(row.id, "ValueError", None)

    await town.do(fail)
    return WORDS.encode()


async def buttons(town: Town) -> bytes:
    villager = await town.villager_joins("2-001")
    await villager.press(my_data.begin)
    return villager.got[-1].buttons[0][1].partition(":")[0].encode()


async def former(town: Town) -> bytes:
    left = tuple(household for household in ROSTER.households if household.number != "3-003")
    await town.import_(replace(ROSTER, households=left))
    return "岑样户33".encode()


async def strangers_words(town: Town) -> bytes:
    stranger = await town._phone("路人")
    await stranger.write(WORDS)
    return WORDS.encode()


async def strangers_id(town: Town) -> bytes:
    stranger = await town._phone("路人")
    await stranger.press(card.show)
    await town.do(lambda records: records.accounts.add(UPDATE, "zh_CN", town.clock.at))
    return UPDATE.to_bytes(4, "big")


async def notes(town: Town) -> bytes:
    cadre = town.phones[ZHANG]
    await cadre.press(visiting.begin)
    await cadre.write("2-001")
    await cadre.write(WORDS)
    return WORDS.encode()


@dataclass(frozen=True)
class Kind:
    """One kind of trace: how it comes to be, and which other settings keep it from standing elsewhere too."""

    story: Story
    section: str = "privacy"
    others: tuple[tuple[str, int], ...] = (("sent_days", 1), ("update_id_days", 1))


KINDS: Final = {
    "closed_words_days": Kind(closed_words),
    "closed_media_days": Kind(closed_media),
    "paper_photos_days": Kind(paper_photos),
    "draft_days": Kind(drafts),
    "sent_days": Kind(sent, others=()),
    "update_id_days": Kind(update_ids, others=()),
    "parked_days": Kind(parked),
    "button_days": Kind(buttons),
    "former_days": Kind(former),
    "note_days": Kind(notes),
    "stranger_days": Kind(strangers_words, section="routing"),
    "stranger_days, for Telegram's id": Kind(strangers_id, section="routing"),
}
ELSEWHERE: Final = {"log_days": "test_logfile.py"}
"""Files of the log are no part of the database."""


async def stands(folder: Path, trace: bytes) -> bool:
    """Whether a trace stands anywhere in the database's files, after what the bot does at night."""
    async with open_engine(f"sqlite:///{folder / 'town.db'}") as engine:
        await engine.checkpoint()
    return trace in _whole(folder)


@pytest.mark.parametrize("setting", KINDS)
async def test_a_trace_stays_for_its_days_and_is_then_nowhere_in_the_files(
    tmp_path: Path, setting: str
) -> None:
    kind = KINDS[setting]
    sections: dict[str, Any] = {"privacy": dict(kind.others)}
    sections.setdefault(kind.section, {})[setting.partition(",")[0]] = DAYS
    async with open_town(tmp_path, **sections) as town:
        trace = await kind.story(town)
        await town.pass_(days=DAYS - 1)
        assert await stands(tmp_path, trace)
        await town.pass_(days=4)  # who left the roster is first missed the night after
        assert not await stands(tmp_path, trace)


async def test_half_finished_dialogues_go_with_the_drafts(tmp_path: Path) -> None:
    async with open_town(tmp_path, privacy={"draft_days": DAYS}) as town:
        _, cadre = await matter(town, "路灯", SOCIAL)
        await cadre.tap("当场答复")
        await town.pass_(days=DAYS - 1)
        assert _count(tmp_path, "dialogues") == 1
        await town.pass_(days=3)
        assert _count(tmp_path, "dialogues") == 0


async def test_what_is_counted_for_an_hour_is_gone_the_next_night_but_one(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        await (await town._phone("路人")).write("一句话")
        assert _count(tmp_path, "tries") > 0
        await town.pass_(days=2)
        assert _count(tmp_path, "tries") == 0


def test_every_setting_has_its_test() -> None:
    tested = {name for name, kind in KINDS.items() if kind.section == "privacy"} | set(ELSEWHERE)
    assert tested == set(PrivacySettings.model_fields)
    for file in ELSEWHERE.values():
        assert (Path(__file__).parents[1] / file).exists()


def _whole(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("town.db*"))


def _count(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "town.db")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a test's own
