"""`lianxin demo --play` as people start it."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from bot.demo import story
from bot.demo.company import Company, MissedError
from bot.demo.scenes import arriving

DEMO = (sys.executable, "-m", "bot", "demo")
LIMIT = 120.0  # seconds; the promise is 60 on a machine of its own


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str]:
    """Return the exit status and what was printed."""
    async with asyncio.timeout(LIMIT):
        printed, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, printed.decode()


async def started(*arguments: str) -> asyncio.subprocess.Process:
    environment = {**os.environ, "LIANXIN_TOKEN": "99999:a-token-that-is-not-the-stages", "COLUMNS": "80"}
    return await asyncio.create_subprocess_exec(
        *DEMO, *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env=environment
    )


async def test_the_play_shows_the_main_job_and_ends_with_a_summary() -> None:
    status, printed = await ended(await started("--play"))
    assert status == 0, printed
    for shown in (
        "messages_per_second = 500",
        "[同意加入]",
        "〔照片〕水沟堵了",
        "（10 分钟过去）",
        "什么也没有收到",
        "kill -9",
        "已经超期",
        "369/369",
        "收到事项4件",
        "每部正好一份",
        "358 户都加入了，5 件事项，其中 5 件已答复",
    ):
        assert shown in printed
    assert "\x1b" not in printed  # no colours where nobody sees them


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
async def test_ended_half_way_it_takes_down_what_it_started() -> None:
    process = await started("--play")
    assert process.stdout is not None
    async with asyncio.timeout(LIMIT):
        while "同意加入" not in (await process.stdout.readline()).decode():
            pass
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) == 2  # the simulator and the bot
    process.send_signal(signal.SIGTERM)
    status, printed = await ended(process)
    assert status == 130, printed
    assert "Stopped." in printed
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not alive


async def test_what_doesnt_happen_is_said_with_the_bots_log_and_status_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def missed(company: Company) -> None:
        await company.open("演到一半")
        raise MissedError("该来的没有来")

    monkeypatch.setattr(arriving, "play", missed)
    with (tmp_path / "printed").open("w+", encoding="utf-8") as file:
        assert await story.play(Console(file=file)) == 1
        file.seek(0)
        printed = file.read()
    assert "停在这一步：演到一半" in printed
    assert "该来的没有来" in printed
    assert "the bot is ready" in printed
