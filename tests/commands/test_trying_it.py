"""`lianxin demo` and `lianxin simulator` as programs: ports, signals, what they say."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from bot.commands.browser import has_desktop

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}},
    "LANG": "C.UTF-8",
    "PYTHONIOENCODING": "utf-8",
}
DEMO = ("demo",)
SIMULATOR = ("simulator", "--token", "1:A")


@asynccontextmanager
async def program(*arguments: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run `lianxin` with these arguments; end it if the test didn't."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env={**ENVIRONMENT, **environment},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def address_of(process: asyncio.subprocess.Process) -> tuple[str, str]:
    """Return the page's address, and everything said until then."""
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(30):
        while line := (await process.stdout.readline()).decode():
            said += line
            found = re.search(r"(?:开门了|网页|open|page)[：:] ?(http://127\.0\.0\.1:\d+)/", line)
            if found:
                return found[1], said
    raise AssertionError(said, (await process.communicate())[1].decode())


def taken_port() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


@pytest.mark.parametrize("command", [DEMO, SIMULATOR])
async def test_a_taken_port_is_said_aloud_and_the_next_free_one_is_used(command: tuple[str, ...]) -> None:
    with taken_port() as taken:
        port = taken.getsockname()[1]
        async with program(*command, "--port", str(port)) as process:
            address, said = await address_of(process)
            assert f"端口 {port} 有人用，改用" in said
            assert int(address.rpartition(":")[2]) > port
            process.send_signal(signal.SIGINT)
            await process.communicate()
            assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_demo_and_its_bot_end_cleanly_and_leave_nothing_behind(
    number: signal.Signals, tmp_path: Path
) -> None:
    async with program(*DEMO, "--port", "0", TMPDIR=str(tmp_path)) as process:
        address, _ = await address_of(process)
        async with httpx.AsyncClient(base_url=address, trust_env=False) as browser:
            while not (await browser.get("/sim/stats")).json()["polling"]:  # noqa: ASYNC110 - another process's state
                await asyncio.sleep(0.05)
        bots = psutil.Process(process.pid).children(recursive=True)
        assert len(bots) == 1
        process.send_signal(number)
        said, complained = await process.communicate()
        assert (process.returncode, complained) == (0, b"")
        assert "请在浏览器里打开这个地址" in said.decode()
    assert not any(bot.is_running() for bot in bots)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - pathlib is not for coroutines


async def test_in_english_it_speaks_english() -> None:
    async with program(*DEMO, "--port", "0", LANG="en_GB.UTF-8") as process:
        _, said = await address_of(process)
        assert "The village is open" in said
        process.send_signal(signal.SIGINT)
        await process.communicate()


async def test_the_simulator_alone_serves_any_bot() -> None:
    async with program(*SIMULATOR, "--port", "0", "--username", "other_bot") as process:
        address, _ = await address_of(process)
        async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
            assert (await client.get("/bot1:A/getMe")).json()["result"]["username"] == "other_bot"
            assert (await client.get("/")).status_code == 200
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0


@pytest.mark.parametrize(
    ("platform", "environment", "window"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_desktop(
    platform: str, environment: dict[str, str], *, window: bool
) -> None:
    assert has_desktop(platform, environment) is window
