"""From nothing to a bot that runs: `lianxin init`, `lianxin doctor`, as programs against the simulator."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.roster.sample import sample_roster
from bot.roster.writer import write
from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from tests.warm import Warm

TOKEN = "1234567890:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi"


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with simulator_process(TOKEN, "yang_cun_bot") as client:
        yield client


Lianxin: TypeAlias = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def lianxin(warm: Warm) -> Lianxin:
    """Run a command with what is typed, and return its status and what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    return partial(warm.lianxin, environment={**environment, "LANG": "C.UTF-8"})


async def test_a_few_answers_make_a_village_that_the_doctor_finds_well(
    sim: SimulatorClient, lianxin: Lianxin, tmp_path: Path
) -> None:
    folder, roster = tmp_path / "那郎村", tmp_path / "roster.xlsx"
    write(sample_roster(), roster)
    answers = ["", "not a token", f"{TOKEN[:-1]}x", TOKEN, "", "那郎村", "Asia/Nowhere", "", str(roster)]
    status, said = await lianxin(
        "init", str(folder), "--telegram-url", sim.bot_api_url, answers="\n".join(answers) + "\n"
    )
    assert status == 0, said
    assert "这不像 token" in said
    assert "Telegram 不认这个 token" in said
    assert "@yang_cun_bot" in said
    assert "358" in said
    assert TOKEN not in said
    assert TOKEN not in (folder / "config.toml").read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE((folder / "token").stat().st_mode) == 0o600

    config = ("--config", str(folder / "config.toml"))
    status, said = await lianxin("doctor", *config)
    assert "✗" not in said.replace("✗ 这台机器的时间", ""), said
    for well in ("✓ 配置文件没有问题", "✓ Telegram 认得机器人 @yang_cun_bot", "✓ 数据库完好", "✓ 没有积压"):
        assert well in said
    assert "还没有加入机器人" in said
    assert "里没有备份" in said

    assert (await lianxin("backup", *config))[0] == 0
    assert "完好，0 小时前" in (await lianxin("doctor", *config))[1]


async def test_init_replaces_nothing(sim: SimulatorClient, lianxin: Lianxin, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("mine")
    status, said = await lianxin("init", str(tmp_path), "--telegram-url", sim.bot_api_url)
    assert (status, "已经有了" in said) == (1, True)
    assert (tmp_path / "config.toml").read_text() == "mine"


async def test_init_that_nobody_answers_to_the_end_writes_nothing(
    sim: SimulatorClient, lianxin: Lianxin, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    status, said = await lianxin(
        "init", str(folder), "--telegram-url", sim.bot_api_url, answers=f"en\n{TOKEN}\n"
    )
    assert (status, "nothing was written" in said) == (1, True), said
    assert not folder.exists()


async def test_without_a_roster_there_is_an_empty_one_to_fill_in(
    sim: SimulatorClient, lianxin: Lianxin, tmp_path: Path
) -> None:
    status, said = await lianxin(
        "init", str(tmp_path), "--telegram-url", sim.bot_api_url, answers=f"\n{TOKEN}\n样村\n\n\n"
    )
    assert status == 0, said
    assert (tmp_path / "花名册.xlsx").stat().st_size
    status, said = await lianxin("doctor", "--config", str(tmp_path / "config.toml"))
    assert (status, "还没有花名册" in said) == (1, True)


async def test_the_doctor_says_what_keeps_the_bot_from_telegram(
    sim: SimulatorClient, lianxin: Lianxin, tmp_path: Path
) -> None:
    await lianxin("init", str(tmp_path), "--telegram-url", sim.bot_api_url, answers=f"\n{TOKEN}\n样村\n\n\n")
    await sim.faults(kind="down")
    status, said = await lianxin("doctor", "--config", str(tmp_path / "config.toml"))
    assert (status, "✗ 连不上 Telegram" in said) == (1, True), said
    await sim.clear_faults()
    await sim.post(f"/bot{TOKEN}/setWebhook", {"url": "http://127.0.0.1:1/x"})
    assert (
        "! 这个机器人设了 webhook" in (await lianxin("doctor", "--config", str(tmp_path / "config.toml")))[1]
    )


async def test_the_doctor_says_what_keeps_the_bot_from_its_server(
    sim: SimulatorClient, tmp_path: Path, lianxin: Lianxin
) -> None:
    await lianxin("init", str(tmp_path), "--telegram-url", sim.bot_api_url, answers=f"\n{TOKEN}\n样村\n\n\n")
    config = tmp_path / "config.toml"
    nowhere = 'url = "postgresql://u:hidden@127.0.0.1:1/lianxin"'
    text = re.sub(r'^url = "sqlite:.*$', nowhere, config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert nowhere in text
    config.write_text(text, encoding="utf-8")
    status, said = await lianxin("doctor", "--config", str(config))
    assert (status, "✗ 数据库服务器没有回应" in said) == (1, True), said
    assert "hidden" not in said
