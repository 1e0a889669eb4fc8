"""The watch over a bot's webhook, against the simulator."""

from __future__ import annotations

import logging

import pytest

from bot.simulator.client import SimulatorClient
from bot.telegram.connection import Connection
from bot.telegram.updates import ALLOWED_UPDATES
from bot.telegram.webhook import Wanted, look, put_up
from bot.telegram.webhook_watch import WebhookWatch
from tests.telegram.conftest import running, until

OURS = Wanted("http://127.0.0.1:9/telegram/0123456789abcdef", "s3cret", 7)
THEIRS = Wanted("https://other.example.org/hook", "else", 7)
SOON = 0.02  # seconds between looks


async def test_the_webhook_is_set_with_its_secret_and_what_the_bot_wants(
    sim: SimulatorClient, telegram: Connection
) -> None:
    async with running(WebhookWatch(telegram.api, OURS).run):
        await until(lambda: _stands(telegram, OURS.url))
    info = await look(telegram.api)
    assert (info.url, info.connections) == (OURS.url, 7)
    assert set(info.allowed) == set(ALLOWED_UPDATES)
    (call,) = await sim.calls(method="setWebhook", params=True)
    assert call["params"]["secret_token"] == OURS.secret
    assert call["params"]["drop_pending_updates"] is False


async def test_what_telegram_does_not_take_is_said_without_our_address_and_tried_again(
    sim: SimulatorClient, telegram: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = Wanted("https://lianxin.example.org:81/telegram/0123456789abcdef", "s3cret", 7)
    async with running(WebhookWatch(telegram.api, wrong).run):
        await until(lambda: _tried(sim, 2))
    assert "only on ports 80, 88, 443 or 8443" in caplog.text
    assert "0123456789abcdef" not in caplog.text


async def test_one_that_was_taken_away_is_set_again(telegram: Connection) -> None:
    async with running(WebhookWatch(telegram.api, OURS, SOON).run):
        await until(lambda: _stands(telegram, OURS.url))
        await telegram.api.call("deleteWebhook", {})
        await until(lambda: _stands(telegram, OURS.url))


async def test_one_that_points_elsewhere_is_told_of_and_left_alone(
    sim: SimulatorClient, telegram: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(WebhookWatch(telegram.api, OURS, SOON).run):
        await until(lambda: _stands(telegram, OURS.url))
        await put_up(telegram.api, THEIRS)
        await until(lambda: _said(caplog, "two deployments have one token"))
    assert "other.example.org" in caplog.text
    assert "/hook" not in caplog.text
    assert len(await sim.calls(method="setWebhook")) == 2
    assert (await look(telegram.api)).url == THEIRS.url


async def test_a_delivery_that_failed_is_told_of_once(
    sim: SimulatorClient, telegram: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(WebhookWatch(telegram.api, OURS, SOON).run):
        await (await sim.person()).write("路灯坏了")
        await until(lambda: _said(caplog, "could not deliver"))
        looks = len(await sim.calls(method="getWebhookInfo"))
        await until(lambda: _looked(sim, looks + 3))
    told = [record for record in caplog.records if "could not deliver" in record.getMessage()]
    assert [record.levelno for record in told] == [logging.WARNING]
    assert "Connection refused); 1 updates wait" in caplog.text


async def _stands(telegram: Connection, url: str) -> bool:
    return (await look(telegram.api)).url == url


async def _tried(sim: SimulatorClient, times: int) -> bool:
    return len(await sim.calls(method="setWebhook")) >= times


async def _looked(sim: SimulatorClient, times: int) -> bool:
    return len(await sim.calls(method="getWebhookInfo")) >= times


async def _said(caplog: pytest.LogCaptureFixture, words: str) -> bool:
    return words in caplog.text
