"""A flood: one person who writes a thousand messages slows nobody, loses nothing and is answered once."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager

import pytest
import pytest_asyncio

from bot.simulator.client import PersonHandle, SeenMessage
from tests.crash.scene import CENTER
from tests.crash.village import Village, village
from tests.warm import Warm

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="the warm interpreter forks"),
]

PATIENCE = 30.0  # seconds
PROMPTLY = 2.0  # seconds; alone it takes a fraction of one, but a machine that tests may be busy
FEW = 12  # messages


class Calm:
    """A village where everybody's words are counted."""

    def __init__(self, made: Village) -> None:
        self.village = made
        self._unused = iter(made.villagers)

    def villager(self) -> PersonHandle:
        return next(self._unused)

    async def cadre_with(self, words: str) -> tuple[PersonHandle, SeenMessage]:
        await self.village.settled()
        for cadre in self.village.cadres:
            for message in await cadre.chat():
                if words in message.text and message.text.startswith("任务 "):
                    return cadre, message
        pytest.fail(f"no cadre got {words}")

    async def matter(self, words: str) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
        villager = self.villager()
        await villager.write(words)
        await villager.expect("编号")
        await villager.tap(CENTER)
        await villager.expect("，由")
        return villager, *await self.cadre_with(words)

    async def quiet(self) -> None:
        """Let the bursts end: they are counted in seconds."""
        await self.village.settled()
        await self.village.simulator.advance(seconds=6)
        await self.village.settled()

    def count(self, query: str, *values: object) -> int:
        with closing(sqlite3.connect(self.village.database)) as connection:
            return int(connection.execute(query, values).fetchone()[0])

    def entries(self, person: PersonHandle) -> int:
        return self.count("SELECT count(*) FROM entries WHERE chat_id = ?", person.id)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def calm(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Calm]:
    folder = tmp_path_factory.mktemp("flood")
    async with village(folder, warm, per_second=0, writers=10, audience=0) as made:
        await made.start()
        yield Calm(made)
        assert await made.nursery.end() == 0


async def test_a_thousand_messages_are_one_case_with_one_question_and_slow_nobody(calm: Calm) -> None:
    flooder, other = calm.villager(), calm.villager()
    for number in range(1000):
        await flooder.write(f"水沟堵了〔{number}〕")
    with _promptly():
        await other.write("我家的路灯不亮")
        await other.expect("编号")
    await calm.village.settled()
    assert len([message for message in await flooder.chat() if message.from_bot]) == 1
    assert calm.entries(flooder) == 1000

    await flooder.tap(CENTER)
    cadre, card = await calm.cadre_with("〔0〕")
    shown = [message.text for message in await cadre.chat() if message.id >= card.id]
    assert len(shown) <= FEW
    assert all(f"〔{number}〕" in "".join(shown) for number in range(1000))


async def test_what_is_added_in_a_burst_is_answered_once_and_passed_on_in_few_messages(calm: Calm) -> None:
    villager, cadre, card = await calm.matter("下水道堵了")
    last = (await villager.chat())[-1]
    for number in range(300):
        await villager.write(f"还有〔{number}〕", reply_to=last)
    await calm.quiet()

    assert (
        len([message for message in await villager.chat() if message.from_bot and message.id > last.id]) == 1
    )
    shown = [message.text for message in await cadre.chat() if message.from_bot and message.id > card.id]
    assert len(shown) <= FEW
    assert [number for number in range(300) if f"〔{number}〕" not in "\n".join(shown)] == []
    assert calm.entries(villager) == 301


async def test_more_than_twenty_a_minute_on_an_open_case_bring_one_question(calm: Calm) -> None:
    villager, cadre, card = await calm.matter("桥上的板断了")
    last = (await villager.chat())[-1]
    for number in range(30):
        await villager.write(f"快来〔{number}〕")
    await villager.expect("接着")
    await villager.tap("接着说")
    await calm.quiet()

    told = [message for message in await villager.chat() if message.from_bot and message.id > last.id]
    assert len(told) == 2  # the question, and that it was passed on
    added = [message.text for message in await cadre.chat() if message.from_bot and message.id > card.id]
    assert len(added) == 1
    assert all(f"〔{number}〕" in added[0] for number in range(30))


async def test_many_pictures_come_as_albums(calm: Calm) -> None:
    villager = calm.villager()
    for number in range(25):
        await villager.send("photo", caption=f"图〔{number}〕")
    await villager.expect("编号")
    await calm.village.settled()
    await villager.tap(CENTER)
    await calm.village.settled()

    albums: dict[str, list[str]] = {}
    for cadre in calm.village.cadres:
        for message in await cadre.chat():
            if message.kind == "photo":
                albums.setdefault(message.raw.get("media_group_id", ""), []).append(message.text)
    assert "" not in albums
    assert sorted(map(len, albums.values())) == [5, 10, 10]
    assert {text for texts in albums.values() for text in texts} == {f"图〔{n}〕" for n in range(25)}


async def test_a_cadres_burst_reaches_the_villager_whole(calm: Calm) -> None:
    villager, cadre, card = await calm.matter("井水是浑的")
    for number in range(60):
        await cadre.write(f"去看了〔{number}〕", reply_to=card)
    await calm.quiet()

    shown = [message.text for message in await villager.chat() if message.from_bot]
    assert len(shown) <= FEW
    assert all(f"〔{number}〕" in "\n".join(shown) for number in range(60))
    asked = [message for message in await cadre.chat() if message.button("这是答复")]
    assert len(asked) <= FEW


async def test_many_corrections_come_as_the_last_wording(calm: Calm) -> None:
    villager, cadre, card = await calm.matter("电线掉下来了")
    mine = next(message for message in await villager.chat() if not message.from_bot)
    for number in range(60):
        await villager.edit(mine, f"电线断了〔{number}〕")
    await calm.quiet()

    shown = [message.text for message in await cadre.chat() if message.from_bot and message.id > card.id]
    assert len(shown) <= FEW
    assert "〔59〕" in shown[-1]
    assert calm.entries(villager) == 61


async def test_a_second_message_after_the_burst_is_answered_again(calm: Calm) -> None:
    villager, cadre, _ = await calm.matter("水管裂了")
    last = (await villager.chat())[-1]
    for words in ("头一句", "第二句"):
        await villager.write(words, reply_to=last)
        await cadre.expect(words, timeout=PATIENCE)
        await calm.quiet()

    assert (
        len([message for message in await villager.chat() if message.from_bot and message.id > last.id]) == 2
    )


@contextmanager
def _promptly() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < PROMPTLY
