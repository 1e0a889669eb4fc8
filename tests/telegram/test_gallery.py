"""Files that many people get: made once, uploaded once, sent by Telegram's id from then on."""

from __future__ import annotations

from typing import Any

from bot.documents.press import DocumentError
from bot.simulator.client import SimulatorClient
from bot.telegram.gallery import shared
from bot.texts.screen import SharedFile
from tests.telegram.conftest import running, until
from tests.telegram.post import Post

SHEET = SharedFile("sheet/1/villagers/png/a", "sendPhoto", "sheet.png")


def sheet(post: Post, chat_id: int) -> Any:
    return post.draft(chat_id, "", method="sendPhoto", caption="十一月公示", **shared(SHEET))


async def chats(sim: SimulatorClient, number: int) -> list[Any]:
    people = [await sim.person(f"村民{n}") for n in range(number)]
    for person in people:
        await person.start()
    return people


async def test_everybody_gets_the_picture_that_the_first_one_uploaded(
    post: Post, sim: SimulatorClient
) -> None:
    people = await chats(sim, 12)
    await post.put(*(sheet(post, person.id) for person in people))
    async with running(post.sender(workers=8).run, post.bell):
        await until(lambda: post.has(pending=0, sending=0))
    ids = {(await person.expect("十一月公示")).raw["photo"][-1]["file_id"] for person in people}
    assert len(ids) == 1
    assert post.made == [SHEET.key]
    assert await post.store.read(lambda records: records.shared_files.get(SHEET.key)) in ids


async def test_a_restart_uploads_nothing_again(post: Post, sim: SimulatorClient) -> None:
    first, second = await chats(sim, 2)
    for person in (first, second):
        await post.put(sheet(post, person.id))
        async with running(post.sender().run, post.bell):  # a new sender, a new gallery
            await until(lambda: post.has(pending=0, sending=0))
    assert post.made == [SHEET.key]
    await second.expect("十一月公示")


async def test_an_id_that_telegram_knows_no_more_is_forgotten_and_the_file_uploaded_anew(
    post: Post, sim: SimulatorClient
) -> None:
    (person,) = await chats(sim, 1)
    await post.store.transact(lambda records: records.shared_files.put(SHEET.key, "AgACAgUAAxkBgone"))
    await post.put(sheet(post, person.id))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(pending=0, sending=0))
    assert (await person.expect("十一月公示")).kind == "photo"
    assert post.made == [SHEET.key]


async def test_where_the_picture_cannot_be_made_the_words_go_alone(
    post: Post, sim: SimulatorClient, caplog: Any
) -> None:
    async def fail(key: str) -> bytes:
        raise DocumentError(key)

    post.make = fail  # type: ignore[method-assign]
    first, second = await chats(sim, 2)
    await post.put(sheet(post, first.id), sheet(post, second.id))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(pending=0, sending=0))
    for person in (first, second):
        assert (await person.expect("十一月公示")).kind == "text"
    assert "can't be made" in caplog.text


async def test_who_cannot_be_reached_keeps_nobody_else_waiting(post: Post, sim: SimulatorClient) -> None:
    gone, here = await chats(sim, 2)
    await gone.block()
    await post.put(sheet(post, gone.id), sheet(post, here.id))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(pending=0, sending=0))
    assert (await here.expect("十一月公示")).kind == "photo"
