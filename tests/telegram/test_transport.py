"""The transport: what surely never left is told from what may have; proxies; files."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram.error import NetworkError

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.telegram.api import BotApi
from bot.telegram.failures import NotSentError, PerhapsSentError
from bot.telegram.transport import NeverLeftError, Transport
from tests.telegram.conftest import TOKEN

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[str]:
    """Serve on a free port; yield `host:port`."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    async with server:
        yield f"{host}:{port}"


@asynccontextmanager
async def opened(base_url: str, proxy: str = "") -> AsyncIterator[BotApi]:
    transport = Transport(4, proxy, trusts_environment=False)
    async with transport:
        yield BotApi(f"{base_url}{TOKEN}", transport)


async def passed_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: tuple[str, int]
) -> None:
    """Pass everything on in both directions until one side ends."""
    other_reader, other_writer = await asyncio.open_connection(*address)

    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.close()

    await asyncio.gather(pump(reader, other_writer), pump(other_reader, writer))


@pytest.fixture
async def villager(sim: SimulatorClient) -> PersonHandle:
    (person,) = await sim.people(1)
    return person


async def test_without_a_connection_nothing_was_sent() -> None:
    async with listening(lambda _reader, _writer: asyncio.sleep(0)) as address:
        closed = address
    async with opened(f"http://{closed}/bot") as api:
        with pytest.raises(NotSentError):
            await api.call("getMe", {})


async def test_a_connection_cut_after_the_request_may_have_had_its_effect() -> None:
    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async with listening(cut) as address, opened(f"http://{address}/bot") as api:
        with pytest.raises(PerhapsSentError):
            await api.call("sendMessage", {"chat_id": 1, "text": "你好"})


async def test_an_answer_that_does_not_come_is_not_waited_for_for_ever(
    sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.faults(kind="hang", method="sendMessage", when="after", next=1)
    async with opened(sim.bot_api_url) as api:
        with pytest.raises(PerhapsSentError):
            await api.call("sendMessage", {"chat_id": villager.id, "text": "你好"}, read_timeout=0.1)
    assert [message.text for message in await villager.chat()] == ["你好"]


async def test_no_error_says_the_token(sim: SimulatorClient) -> None:
    async with Transport(1, "http://127.0.0.1:1", trusts_environment=False) as transport:
        with pytest.raises(NeverLeftError) as never_left:
            await transport.do_request(f"{sim.bot_api_url}{TOKEN}/getMe", "POST")
    await sim.faults(kind="reset", method="getMe")
    async with Transport(1, trusts_environment=False) as transport:
        with pytest.raises(NetworkError) as cut:
            await transport.do_request(f"{sim.bot_api_url}{TOKEN}/getMe", "POST")
    for raised in (never_left, cut):
        assert TOKEN not in str(raised.value)
        assert "127.0.0.1" not in str(raised.value)


async def test_a_file_goes_beside_the_other_parameters(sim: SimulatorClient, villager: PersonHandle) -> None:
    picture = InputFile(b"\x89PNG" + bytes(10), filename="card.png")
    async with opened(sim.bot_api_url) as api:
        sent = await api.call("sendPhoto", {"chat_id": villager.id, "photo": picture, "caption": "联系卡"})
    (seen,) = await villager.chat()
    assert (seen.kind, seen.text, seen.id) == ("photo", "联系卡", sent["message_id"])


async def test_an_http_proxy_is_asked(sim: SimulatorClient) -> None:
    asked: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        body = b'{"ok":true,"result":"by proxy"}'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    async with listening(proxy) as address, opened(sim.bot_api_url, f"http://{address}") as api:
        assert await api.call("getMe", {}) == "by proxy"
    assert asked[0].startswith(f"POST {sim.bot_api_url}".encode())


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_socks_proxy_finds_the_way_by_itself(sim: SimulatorClient, scheme: str) -> None:
    names: list[bytes] = []
    port = int(sim.base_url.rpartition(":")[2])

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # RFC 1928: greeting, choice of no authentication, request by a domain's name, success.
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        *_, kind, length = await reader.readexactly(5)
        assert kind == 3, "the proxy is to resolve the name"
        names.append(await reader.readexactly(length))
        struct.unpack("!H", await reader.readexactly(2))
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        await passed_on(reader, writer, ("127.0.0.1", port))

    async with listening(proxy) as address:
        async with opened("http://telegram.invalid/bot", f"{scheme}://{address}") as api:
            assert (await api.call("getMe", {}))["username"] == "lianxin_bot"
        async with opened("http://telegram.invalid/bot", "socks5://127.0.0.1:1") as api:
            with pytest.raises(NotSentError):
                await api.call("getMe", {})
    assert names == [b"telegram.invalid"]
