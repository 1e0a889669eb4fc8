"""What whoever knocks gets to hear, and what is stored before he hears it."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client import generate_latest

from bot.domain.notices.operating import NothingStored, StoredAgain
from bot.domain.storing import DatabaseGoneError, DiskFullError
from bot.webhooks import app as app_file
from bot.webhooks import mailbox
from bot.webhooks.keys import key_of
from tests.serving import serving
from tests.webhooks.conftest import BIGGEST, MOST, TOKEN, Post, message


async def test_200_says_that_it_is_committed_and_the_village_s_bell_rings(post: Post) -> None:
    assert await post.bring(message(1)) == 200
    assert [json.loads(row.payload or "")["message"]["text"] for row in await post.heads()] == ["路灯坏了"]
    assert post.rings == 1


async def test_what_comes_again_is_stored_once_and_rings_nobody(post: Post) -> None:
    assert await post.bring(message(1)) == 200
    assert await post.bring(message(1, "别的话")) == 200
    assert len(await post.heads()) == 1
    assert post.rings == 1


@pytest.mark.parametrize(
    ("method", "path", "secret"),
    [
        ("POST", "/telegram/{path}", "wrong"),
        ("POST", "/telegram/{path}", ""),
        ("POST", "/telegram/{path}", "沙"),
        ("POST", "/telegram/0123456789abcdef0123456789abcdef", "{secret}"),
        ("POST", "/telegram/", "{secret}"),
        ("POST", "/{path}", "{secret}"),
        ("POST", "/telegram/{path}/", "{secret}"),
        ("POST", "/healthz", "{secret}"),
        ("GET", "/telegram/{path}", "{secret}"),
        ("PUT", "/telegram/{path}", "{secret}"),
        ("GET", "/", ""),
    ],
)
async def test_whoever_knows_not_everything_learns_nothing(
    post: Post, method: str, path: str, secret: str
) -> None:
    known = {"path": post.key.path, "secret": post.key.secret}
    headers = [(b"X-Telegram-Bot-Api-Secret-Token", secret.format(**known).encode())]
    answer = await post.client.request(method, path.format(**known), headers=headers, json=message(1))
    assert (answer.status_code, answer.content) == (404, b"")
    assert not await post.heads()


async def test_the_secret_is_compared_in_constant_time(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []

    def compare(shown: bytes, secret: bytes) -> bool:
        compared.append(shown)
        return shown == secret

    monkeypatch.setattr(hmac, "compare_digest", compare)
    await post.bring(message(1))
    assert compared == [post.key.secret.encode()]


def test_path_and_secret_tell_nothing_of_the_token_and_change_with_it() -> None:
    key, other = key_of(TOKEN), key_of(TOKEN + "2")
    assert key == key_of(TOKEN)
    assert not {key.path, key.secret} & {other.path, other.secret}
    assert not any(part in key.path + key.secret for part in TOKEN.split(":"))
    assert key.secret not in repr(key)


async def test_a_body_that_is_too_big_is_refused_whether_it_says_so_or_not(post: Post) -> None:
    big = json.dumps(message(1, "长" * BIGGEST)).encode()

    async def in_pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(big), 1000):
            yield big[start : start + 1000]

    assert await post.bring(big) == 413
    answer = await post.client.post(post.path, headers=post.headers, content=in_pieces())
    assert answer.status_code == 413
    assert not await post.heads()


async def test_what_cannot_be_read_is_kept_apart_and_confirmed_so_that_the_others_come(post: Post) -> None:
    assert await post.bring(b'{"update_id": 5, "message": {') == 200
    assert await post.bring(b"\xff\xfe\x00") == 200
    assert await post.bring(message(6)) == 200
    parked = await post.parked()
    assert [row.update_id for row in parked if row.update_id > 0] == [5]
    assert len(parked) == 2
    assert len(await post.heads()) == 1


async def test_answers_are_counted_by_their_status(post: Post) -> None:
    await post.bring(message(1))
    await post.bring(b"")
    await post.client.get("/healthz")
    figures = generate_latest(post.meter.registry).decode()
    for status in ("200", "400"):
        assert f'lianxin_webhook_requests_total{{status="{status}"}} 1.0' in figures
    assert figures.count("lianxin_webhook_requests_total{") == 2


async def test_an_empty_body_is_nothing(post: Post) -> None:
    assert await post.bring(b"") == 400
    assert not await post.parked()


@pytest.mark.parametrize("error", [DatabaseGoneError(), DiskFullError()])
async def test_what_cannot_be_stored_is_not_confirmed(post: Post, error: Exception) -> None:
    post.store.illness = error
    answer = await post.client.post(post.path, headers=post.headers, json=message(1))
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert (await post.client.get("/healthz")).status_code == 503
    post.store.illness = None
    assert await post.bring(message(1)) == 200
    assert len(await post.heads()) == 1
    assert (await post.client.get("/healthz")).text == "ok\n"


async def test_the_operator_hears_once_that_nothing_is_stored_and_once_that_it_is_again(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.store.illness = DiskFullError()
    for _ in range(3):
        await post.bring(message(1))
    post.store.illness = None
    await post.bring(message(1))
    await post.bring(message(2))
    assert post.told == [NothingStored(disk_full=True), StoredAgain()]
    assert [record.levelno for record in caplog.records if record.name.startswith("bot.")] == [
        logging.ERROR,
        logging.WARNING,
    ]


async def test_records_that_do_not_answer_count_as_trouble_too(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(mailbox, "PATIENCE", 0.02)
    post.store.before = asyncio.Event().wait
    assert await post.bring(message(1)) == 503
    assert "storing them fails (DatabaseBusyError)" in caplog.text


async def test_a_bug_while_storing_is_logged_without_its_words_and_not_confirmed(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.store.illness = ValueError("路灯坏了")
    assert await post.bring(message(1)) == 500
    assert "ValueError" in caplog.text
    assert "路灯" not in caplog.text


async def test_only_so_many_are_stored_at_once(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    go_on = asyncio.Event()
    post.store.before = go_on.wait
    waiting = [asyncio.create_task(post.bring(message(number, chat=number))) for number in range(1, MOST + 1)]
    while post.app._in_flight < MOST:  # noqa: ASYNC110 - the app rings no bell for it
        await asyncio.sleep(0)
    assert await post.bring(message(9)) == 503
    assert (await post.client.post(post.path, headers={}, json=message(9))).status_code == 404
    assert f"{MOST} updates are being stored" in caplog.text
    go_on.set()
    assert [await each for each in waiting] == [200] * MOST
    assert await post.bring(message(9)) == 200


async def test_a_body_that_does_not_come_is_given_up(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_file, "BODY_PATIENCE", 0.05)
    async with serving(post.app) as address:
        async with Begun(address, post, length=100) as (reader, _writer):
            assert b"408" in await reader.readline()
        async with Begun(address, post, length=100):
            pass  # cut off half-way
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.post(address + post.path, headers=post.headers, json=message(1))
    assert answer.status_code == 200
    assert not await post.parked()
    assert post.app._in_flight == 0


class Begun:
    """A request whose body has begun and doesn't go on."""

    def __init__(self, address: str, post: Post, length: int) -> None:
        self._port = int(address.rpartition(":")[2])
        self._head = f"POST {post.path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in post.headers.items()
        )

    async def __aenter__(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write((self._head + '\r\n{"update_id"').encode())
        await self._writer.drain()
        return reader, self._writer

    async def __aexit__(self, *error: object) -> None:
        self._writer.close()
        await self._writer.wait_closed()
