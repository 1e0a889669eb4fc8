"""Delivery by webhook: what Telegram promises, and what it does to a bot that fails."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.simulator.client import PersonHandle, SimulatorClient
from tests.serving import serving
from tests.simulator.test_polling import until

SECRET = "s3cret"


class Hook:
    """A bot's end: remembers what came, and answers what it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.bodies: list[dict[str, Any]] = []
        self.secrets: list[str] = []
        self.at: list[float] = []
        self.answers: list[Response] = []
        self.open = 0
        self.most_open = 0
        self.takes = 0.0

    async def take(self, request: Request) -> Response:
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        self.at.append(time.monotonic())
        self.bodies.append(json.loads(await request.body()))
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token", ""))
        await asyncio.sleep(self.takes)
        self.open -= 1
        return self.answers.pop(0) if self.answers else Response()

    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.bodies]


@contextlib.asynccontextmanager
async def hooked(bot: Bot, **details: Any) -> AsyncIterator[Hook]:
    hook = Hook()
    async with serving(Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])) as address:
        hook.url = f"{address}/hook"
        await bot.set_webhook(hook.url, secret_token=SECRET, **details)
        yield hook
        await bot.delete_webhook()


@pytest.fixture
async def hook(bot: Bot) -> AsyncIterator[Hook]:
    async with hooked(bot) as made:
        yield made


def all_taken(sim: SimulatorClient) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        return not (await sim.stats())["updates_pending"]

    return check


async def test_updates_come_with_the_secret_and_getupdates_is_refused(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle, hook: Hook
) -> None:
    await villager.write("路灯坏了")
    await until(all_taken(sim))
    assert hook.texts() == ["/start", "路灯坏了"]
    assert set(hook.secrets) == {SECRET}
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()


async def test_a_failure_is_tried_again_at_once_and_then_when_the_bot_asks(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle, hook: Hook
) -> None:
    await until(all_taken(sim))
    hook.answers = [Response(status_code=500), Response(status_code=503, headers={"Retry-After": "1"})]
    await villager.write("一")
    await villager.write("二")
    await until(all_taken(sim))
    assert hook.texts() == ["/start", "一", "一", "一", "二"]
    gaps = [later - earlier for earlier, later in zip(hook.at[1:], hook.at[2:], strict=False)]
    assert gaps[0] < 1.5  # else two seconds would pass
    assert gaps[1] >= 0.9
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert info.last_error_date is not None


async def test_a_chat_keeps_its_order_and_chats_go_side_by_side(bot: Bot, sim: SimulatorClient) -> None:
    people = await sim.people(6)
    async with hooked(bot, max_connections=3) as hook:
        hook.takes = 0.02
        for text in "一二三":
            await sim.many_write(people, text)
        await until(all_taken(sim))
    for person in people:
        theirs = [b["message"]["text"] for b in hook.bodies if b["message"]["chat"]["id"] == person.id]
        assert theirs == ["一", "二", "三"]
    assert hook.most_open == 3


async def test_what_nobody_took_is_left_for_getupdates(bot: Bot, villager: PersonHandle) -> None:
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    await villager.write("还在")

    async def failed() -> bool:
        return (await bot.get_webhook_info()).last_error_message == "Connection refused"

    await until(failed)
    assert (await bot.get_webhook_info()).pending_update_count == 2
    await bot.delete_webhook()
    assert [u.message.text for u in await bot.get_updates() if u.message] == ["/start", "还在"]


async def test_telegrams_ports_are_asked_for(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="only on ports 80, 88, 443 or 8443"):
        await bot.set_webhook("https://lianxin.example.org:8080/hook")
