"""The simulator as a process of its own."""

import asyncio
import re
import signal
import socket
import sys

import pytest

from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from tests.simulator.conftest import bot_of

COMMAND = (sys.executable, "-m", "bot.simulator", "--token", "1:A", "--username", "a")


async def test_it_serves_and_its_state_outlives_the_bot() -> None:
    async with simulator_process(start="2026-10-01T08:00:00+08:00", seed=1) as sim:
        person = await sim.person("韦大山")
        await person.start()
        for expected in (2, 3):
            async with bot_of(sim) as bot:
                assert len(await bot.get_updates()) == 1
                assert (await bot.send_message(person.id, "你好")).message_id == expected
        assert (await sim.clock()).isoformat().startswith("2026-10-01T00:00")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_with_status_0_though_somebody_polls(number: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        *COMMAND, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    ready = re.fullmatch(r"simulator ready http://127\.0\.0\.1:(\d+)\n", line)
    assert ready is not None
    async with asyncio.timeout(5), SimulatorClient(line.split()[-1]) as sim:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(ready.group(1)))
        writer.write(b"GET /bot1:A/getUpdates?timeout=50 HTTP/1.1\r\nHost: x\r\n\r\n")
        await writer.drain()
        while not (await sim.stats())["polling"]:  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.005)
        process.send_signal(number)
        _, errors = await process.communicate()
        assert (await reader.read()).endswith(b'{"ok":true,"result":[]}')
        writer.close()
        await writer.wait_closed()
    assert (process.returncode, errors) == (0, b"")


async def test_a_taken_port_is_said_aloud() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = await asyncio.create_subprocess_exec(
            *COMMAND, "--port", port, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        output, errors = await process.communicate()
    assert (process.returncode, output) == (1, b"")
    assert b"simulator: " in errors
