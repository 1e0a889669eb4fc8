"""`lianxin webhook`, against the simulator, and what the doctor says of deliveries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.webhook import LATELY, deliveries, rivals
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.telegram.conflict import Met, Rival
from bot.telegram.webhook import Wanted, WebhookInfo
from bot.webhooks.keys import key_of
from tests.commands.conftest import lianxin
from tests.config.files import written

TOKEN = "10001:TESTTOKEN"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OURS = Wanted("https://lianxin.example.org/telegram/0123456789abcdef", "s3cret", 40)
WELL = WebhookInfo(OURS.url, 0, 40, (), None, "")


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7)
    world.add_bot(TOKEN, "lianxin_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


def config(sim: SimulatorClient, folder: Path, mode: str = "webhook") -> str:
    text = (
        f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{sim.bot_api_url}"\nmode = "{mode}"\n'
        f'[webhook]\nurl = "https://lianxin.example.org/telegram"\n[village]\nname = "样村"\n'
    )
    return str(written(folder, text))


async def test_it_is_set_shown_and_taken_away(
    sim: SimulatorClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = config(sim, tmp_path)
    person = await sim.person()
    await person.write("还在")
    assert await asyncio.to_thread(lianxin, "webhook", "info", "--config", file) == 0
    assert "还没有告诉 Telegram" in capsys.readouterr().out
    assert await asyncio.to_thread(lianxin, "webhook", "set", "--config", file) == 0
    said = capsys.readouterr().out
    assert "✓ Telegram 把消息送到 lianxin.example.org，现在等着 1 条。" in said
    assert key_of(TOKEN).path not in said
    assert await asyncio.to_thread(lianxin, "webhook", "delete", "--config", file) == 0
    assert "运行中的机器人会再设" in capsys.readouterr().out
    stats = await sim.stats()
    assert (stats["webhook"], stats["updates_pending"]) == (False, 1)


async def test_it_is_not_set_while_the_configuration_says_polling(
    sim: SimulatorClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        await asyncio.to_thread(lianxin, "webhook", "set", "--config", config(sim, tmp_path, "polling")) == 1
    )
    assert "✗ 配置里写的是 mode" in capsys.readouterr().out
    assert not (await sim.stats())["webhook"]


async def test_a_telegram_out_of_reach_is_said(
    sim: SimulatorClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await sim.faults(kind="down")
    assert await asyncio.to_thread(lianxin, "webhook", "info", "--config", config(sim, tmp_path)) == 1
    assert "✗ 连不上 Telegram" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("info", "wanted", "expected"),
    [
        (WebhookInfo("", 0, None, (), None, ""), None, [(Sign.WEBHOOK_NONE, Grade.WELL)]),
        (WELL, None, [(Sign.WEBHOOK_SET, Grade.MIND)]),
        (WebhookInfo("", 3, None, (), None, ""), OURS, [(Sign.WEBHOOK_MISSING, Grade.MIND)]),
        (
            WebhookInfo("https://x.example", 3, 40, (), None, ""),
            OURS,
            [(Sign.WEBHOOK_ELSEWHERE, Grade.BAD)],
        ),
        (WELL, OURS, [(Sign.WEBHOOK_WELL, Grade.WELL)]),
        (WebhookInfo(OURS.url, 0, 40, (), NOW - LATELY, "x"), OURS, [(Sign.WEBHOOK_WELL, Grade.WELL)]),
        (
            WebhookInfo(OURS.url, 0, 40, (), NOW, "x"),
            OURS,
            [(Sign.WEBHOOK_WELL, Grade.WELL), (Sign.WEBHOOK_FAILING, Grade.MIND)],
        ),
        (
            WebhookInfo(OURS.url, 2, 40, (), NOW, "x"),
            OURS,
            [(Sign.WEBHOOK_WELL, Grade.WELL), (Sign.WEBHOOK_FAILING, Grade.BAD)],
        ),
    ],
)
def test_what_telegram_says_is_judged(
    info: WebhookInfo, wanted: Wanted | None, expected: list[tuple[Sign, Grade]]
) -> None:
    assert [(found.sign, found.grade) for found in deliveries(info, wanted, NOW)] == expected


def test_a_program_that_took_messages_is_told_of() -> None:
    at = NOW - timedelta(minutes=3)
    assert rivals(Met(Rival.POLLER, at), NOW) == [Finding(Sign.TWO_POLLERS, Grade.BAD, {"minutes": 3})]
    assert rivals(Met(Rival.WEBHOOK, at), NOW) == [Finding(Sign.RIVAL_WEBHOOK, Grade.BAD, {"minutes": 3})]
    assert rivals(None, NOW) == []
