"""The dispatcher, with python-telegram-bot's application and a real database."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from telegram import Update
from telegram.ext import TypeHandler

from bot.domain.queues import InboxState, RawUpdate
from bot.domain.storing import StorageError
from bot.ports import Store
from bot.telegram.attempt import current_attempt
from bot.telegram.connection import Connection
from bot.telegram.dispatcher import Dispatcher
from tests.telegram.conftest import running, until

pytestmark = pytest.mark.timeout(60)


class MovedClock:
    """A clock that a test sets forward, so that no retry has to be waited for."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Office:
    """Handlers that do what a test says, and note what they did."""

    def __init__(self, telegram: Connection, store: Store) -> None:
        self.store = store
        self.clock = MovedClock()
        self.bell = asyncio.Event()
        self.begun: list[tuple[int, str]] = []
        self.done: list[tuple[int, str]] = []
        self.behave: Callable[[int, str], Awaitable[None]] = self._nothing
        telegram.application.add_handler(TypeHandler(Update, self._handle))
        self.dispatcher = Dispatcher(telegram.application, store, self.clock, self.bell, workers=4)
        self._next_id = 1

    async def put(self, *messages: tuple[int, str]) -> None:
        contents: list[tuple[int, object]] = []
        for chat, text in messages:
            chat_is = {"id": chat, "type": "private"}
            contents.append((chat, {"message_id": 1, "date": 1_700_000_000, "chat": chat_is, "text": text}))
        await self.put_raw(*contents)

    async def put_raw(self, *contents: tuple[int, object]) -> None:
        raws = []
        for chat, content in contents:
            payload = json.dumps({"update_id": self._next_id, "message": content})
            raws.append(RawUpdate(self._next_id, chat, payload, readable=True))
            self._next_id += 1
        await self.store.transact(lambda records: records.inbox.put(raws, self.clock.now()))
        self.bell.set()

    async def is_empty(self) -> bool:
        return await self.store.read(lambda records: records.inbox.unsettled()) == 0

    async def parked(self) -> list[InboxState]:
        return [row.state for row in await self.store.read(lambda records: records.inbox.parked())]

    async def _handle(self, update: Update, _context: object) -> None:
        assert update.effective_chat is not None
        assert update.message is not None
        attempt = current_attempt.get()
        assert attempt is not None
        what = (update.effective_chat.id, update.message.text or "")
        self.begun.append(what)
        await self.behave(*what)
        await self.store.transact(lambda records: records.inbox.settle(attempt.row.id, self.clock.now()))
        attempt.settled = True
        self.done.append(what)

    async def _nothing(self, _chat: int, _text: str) -> None:
        pass


@pytest.fixture
def office(telegram: Connection, store: Store) -> Office:
    return Office(telegram, store)


async def test_each_chats_messages_are_handled_in_their_order(office: Office) -> None:
    async def dawdle(chat: int, _text: str) -> None:
        await asyncio.sleep(0.002 * (chat % 3))

    office.behave = dawdle
    await office.put(*((chat, str(number)) for number in range(20) for chat in range(1, 6)))
    async with running(office.dispatcher.run, office.bell):
        await until(office.is_empty)

    for chat in range(1, 6):
        assert [text for who, text in office.done if who == chat] == [str(number) for number in range(20)]


async def test_one_chat_is_served_by_one_at_a_time_and_chats_side_by_side(office: Office) -> None:
    inside: dict[int, int] = {}
    most = 0

    async def count(chat: int, _text: str) -> None:
        nonlocal most
        inside[chat] = inside.get(chat, 0) + 1
        assert inside[chat] == 1
        most = max(most, sum(inside.values()))
        await asyncio.sleep(0.01)
        inside[chat] -= 1

    office.behave = count
    await office.put(*((chat, "x") for _ in range(5) for chat in range(1, 6)))
    async with running(office.dispatcher.run, office.bell):
        await until(office.is_empty)

    assert most == 4


async def test_a_thousand_messages_of_one_person_hold_nobody_up(office: Office) -> None:
    async def dawdle(_chat: int, _text: str) -> None:
        await asyncio.sleep(0.005)

    office.behave = dawdle
    await office.put(*((chat, str(number)) for number in range(200) for chat in range(1, 6)))
    async with running(office.dispatcher.run, office.bell):
        await until(lambda: _has_done(office, 20))
        await office.put((99, "我的路灯"))
        before = len(office.done)
        await until(lambda: _served(office, 99))
        position = [chat for chat, _ in office.done].index(99)
        assert position - before < 20


async def test_a_message_that_fails_is_tried_again_and_then_parked(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(_chat: int, text: str) -> None:
        if text == "毒":
            raise ValueError(text)

    office.behave = refuse
    await office.put((1, "毒"), (1, "之后"), (2, "别人"))
    async with running(office.dispatcher.run, office.bell):
        await until(lambda: _served(office, 2))
        assert (1, "之后") not in office.done
        for tries in range(1, 6):
            await until(partial(_tried, office, "毒", tries))
            await until(partial(_noted, caplog, tries))
            office.clock.ahead += timedelta(minutes=10)
            office.bell.set()
        await until(lambda: _served(office, 1))

    assert [text for _, text in office.begun].count("毒") == 5
    assert await office.parked() == [InboxState.PARKED]
    assert "毒" not in caplog.text
    assert "ValueError" in caplog.text


async def test_what_nobody_settles_is_parked_too(office: Office, telegram: Connection) -> None:
    telegram.application.handlers.clear()
    await office.put((1, "x"))
    async with running(office.dispatcher.run, office.bell):
        for _ in range(5):
            office.clock.ahead += timedelta(minutes=10)
            office.bell.set()
            await asyncio.sleep(0.05)
        await until(lambda: _parks(office, 1))


async def test_a_storage_that_fails_counts_as_no_try(office: Office) -> None:
    failures = 7

    async def fail(_chat: int, _text: str) -> None:
        nonlocal failures
        if failures:
            failures -= 1
            raise StorageError

    office.behave = fail
    office.dispatcher._trouble._first = 0.001
    office.dispatcher._trouble._most = 0.01
    await office.put((1, "x"))
    async with running(office.dispatcher.run, office.bell):
        await until(office.is_empty)

    assert await office.parked() == []
    assert len(office.begun) == 8


async def test_a_row_that_was_settled_already_has_no_second_effect(office: Office) -> None:
    async def settle_first(_chat: int, _text: str) -> None:
        attempt = current_attempt.get()
        assert attempt is not None
        await office.store.transact(lambda records: records.inbox.settle(attempt.row.id, office.clock.now()))

    office.behave = settle_first
    await office.put((1, "x"))
    async with running(office.dispatcher.run, office.bell):
        await until(lambda: _tried(office, "x", 1))
        await until(office.is_empty)

    assert office.done == []
    assert await office.parked() == []


async def test_a_stop_finishes_what_runs_and_begins_nothing_new(office: Office) -> None:
    release = asyncio.Event()

    async def wait(_chat: int, _text: str) -> None:
        await release.wait()

    office.behave = wait
    await office.put(*((chat, "x") for chat in range(1, 11)))
    async with running(office.dispatcher.run, office.bell) as stop:
        await until(lambda: _begun(office, 4))
        stop.set()
        office.bell.set()
        release.set()

    assert len(office.done) == 4
    assert not await office.is_empty()


BROKEN = ("text", 7, {"message_id": "x"}, {"message_id": 1}, {"message_id": 1, "date": 10**18})


async def test_what_cant_be_read_is_quarantined_at_once_and_what_is_behind_it_goes_on(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await office.put_raw(*((5, content) for content in BROKEN))
    await office.put((5, "好消息"))
    async with running(office.dispatcher.run, office.bell):
        await until(office.is_empty)

    assert office.done == [(5, "好消息")]
    assert await office.parked() == [InboxState.QUARANTINED] * len(BROKEN)
    assert caplog.text.count("can't be read: quarantined") == len(BROKEN)
    assert "10000" not in caplog.text


async def _served(office: Office, chat: int) -> bool:
    return any(who == chat for who, _ in office.done)


async def _has_done(office: Office, number: int) -> bool:
    return len(office.done) >= number


async def _begun(office: Office, number: int) -> bool:
    return len(office.begun) >= number


async def _tried(office: Office, text: str, number: int) -> bool:
    return [what for _, what in office.begun].count(text) >= number


async def _noted(caplog: pytest.LogCaptureFixture, number: int) -> bool:
    return len([record for record in caplog.records if record.levelno == logging.ERROR]) >= number


async def _parks(office: Office, number: int) -> bool:
    return len(await office.parked()) == number
