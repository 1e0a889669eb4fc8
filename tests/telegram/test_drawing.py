"""Pictures that the bot makes itself: drawn when they are sent, and never kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import pytest

from bot.documents.press import DocumentError
from bot.simulator.client import SimulatorClient
from bot.telegram.drawing import Draw, drawn, to_draw
from bot.telegram.gallery import Gallery
from bot.telegram.gates import Gates
from bot.telegram.sender import Sender
from bot.texts.screen import PHOTOS_OF, Picture
from tests.telegram.conftest import running, until
from tests.telegram.post import Post

DATA = {"title": "样村"}
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 20


class Pencil:
    """Draws the same picture each time, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Mapping[str, Any]]] = []

    def draw(self, name: str, data: Mapping[str, Any], form: str) -> bytes:
        assert form == "png"
        self.asked.append((name, data))
        if name == "broken":
            raise DocumentError(name)
        return PNG


def sender(post: Post, draw: Draw) -> Sender:
    async def mark(_chat_id: int) -> None: ...

    api = post._telegram.api
    gallery = Gallery(post.store, post.make)
    return Sender(api, post.store, post.clock, post.bell, Gates(0, 0), mark, draw=draw, gallery=gallery)


def picture(post: Post, chat_id: int, template: str = "village") -> Any:
    photo = to_draw(Picture(template, DATA))
    return post.draft(chat_id, "", method="sendPhoto", photo=photo)


async def test_a_picture_is_drawn_from_its_data_and_uploaded(post: Post, sim: SimulatorClient) -> None:
    person, pencil = await sim.person(), Pencil()
    await person.start()
    await post.put(picture(post, person.id))
    async with running(sender(post, pencil.draw).run, post.bell):
        await until(lambda: post.has(sent=1))
    seen = await person.expect(lambda message: message.kind == "photo")
    file_id = seen.raw["photo"][-1]["file_id"]
    assert pencil.asked == [("village", DATA)]
    assert await content(post, file_id) == PNG


async def test_the_photos_in_a_picture_are_fetched_when_it_is_drawn() -> None:
    pencil = Pencil()

    async def photos(cadres: Sequence[int]) -> Mapping[int, bytes]:
        return dict.fromkeys(cadres, b"jpeg")

    picture = to_draw(Picture("card", {PHOTOS_OF: [7]}))
    await drawn({"photo": picture}, pencil.draw, photos)
    assert pencil.asked == [("card", {PHOTOS_OF: [7], "photos": {7: b"jpeg"}})]


async def content(post: Post, file_id: str) -> bytes:
    found = await post._telegram.api.call("getFile", {"file_id": file_id})
    address = f"{post.sim.base_url}/file/bot10001:TESTTOKEN/{found['file_path']}"
    async with httpx.AsyncClient(trust_env=False) as http:
        return (await http.get(address)).content


async def test_a_picture_that_did_not_get_through_is_drawn_again(post: Post, sim: SimulatorClient) -> None:
    person, pencil = await sim.person(), Pencil()
    await person.start()
    await sim.faults(kind="http", method="sendPhoto", code=502, next=1)
    await post.put(picture(post, person.id))
    async with running(sender(post, pencil.draw).run, post.bell):
        await until(lambda: post.has(sent=1))
    assert len(pencil.asked) == 2


async def test_a_picture_that_cannot_be_drawn_is_given_up_and_holds_nobody_back(
    post: Post, sim: SimulatorClient, caplog: pytest.LogCaptureFixture
) -> None:
    person = await sim.person()
    await person.start()
    before, after = post.draft(person.id, "前"), post.draft(person.id, "后")
    await post.put(before, picture(post, person.id, "broken"), after)
    async with running(sender(post, Pencil().draw).run, post.bell):
        await until(lambda: post.has(sent=2, undeliverable=1))
    await person.expect("前")
    await person.expect("后")
    assert "can't be drawn" in caplog.text
    assert "样村" not in caplog.text


async def test_drawing_does_not_hold_up_the_loop(post: Post, sim: SimulatorClient) -> None:
    person, loop = await sim.person(), asyncio.get_running_loop()
    await person.start()
    turned = asyncio.Event()

    def slow(_name: str, _data: Mapping[str, Any], _form: str) -> bytes:
        # Ends only when the loop has turned while it draws.
        asyncio.run_coroutine_threadsafe(_set(turned), loop).result(timeout=10)
        return PNG

    await post.put(picture(post, person.id))
    async with running(sender(post, slow).run, post.bell):
        await until(lambda: post.has(sent=1))
    assert turned.is_set()


async def _set(event: asyncio.Event) -> None:
    event.set()
