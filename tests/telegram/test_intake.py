"""Intake, against the simulator and a real database."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from bot.clock import SystemClock
from bot.domain.queues import InboxRow
from bot.domain.storing import StorageError
from bot.ports import Records, Store
from bot.simulator.client import SimulatorClient
from bot.telegram.conflict import LASTS, Rival, conflict_now
from bot.telegram.connection import Connection
from bot.telegram.intake import Intake
from tests.telegram.conftest import running, until

pytestmark = pytest.mark.timeout(60)
T = TypeVar("T")


class Sick:
    """A store whose disk is full until it is said to be well."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.ill = False
        self.refused = 0

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        if self.ill:
            self.refused += 1
            raise StorageError
        return await self._store.transact(unit)

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self._store.read(unit)


def intake(telegram: Connection, store: Store, bell: asyncio.Event | None = None) -> Intake:
    return Intake(telegram.polling, store, SystemClock(), bell or asyncio.Event())


async def heads(store: Store) -> list[InboxRow]:
    return await store.read(lambda records: records.inbox.heads(SystemClock().now(), 100))


async def parked(store: Store) -> list[InboxRow]:
    return await store.read(lambda records: records.inbox.parked())


async def unsettled(store: Store) -> int:
    return await store.read(lambda records: records.inbox.unsettled())


async def waiting_at_telegram(sim: SimulatorClient) -> int:
    return int((await sim.stats())["updates_pending"])


def texts(rows: list[InboxRow]) -> list[str]:
    return [json.loads(row.payload or "")["message"]["text"] for row in rows]


async def test_what_is_stored_is_confirmed_and_the_bell_rung(
    sim: SimulatorClient, telegram: Connection, store: Store
) -> None:
    bell, person = asyncio.Event(), await sim.person()
    await person.write("路灯坏了")
    async with running(intake(telegram, store, bell).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))
        assert bell.is_set()

    assert texts(await heads(store)) == ["路灯坏了"]


async def test_what_cannot_be_stored_is_not_confirmed_and_is_taken_later(
    sim: SimulatorClient, telegram: Connection, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    sick = Sick(store)
    sick.ill = True
    person = await sim.person()
    await person.write("路灯坏了")
    async with running(intake(telegram, sick).run):
        await until(lambda: _reached(sick, 2))
        assert await waiting_at_telegram(sim) == 1
        sick.ill = False
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert texts(await heads(store)) == ["路灯坏了"]
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 1


async def test_what_was_stored_but_not_confirmed_is_not_taken_twice(
    sim: SimulatorClient, telegram: Connection, store: Store
) -> None:
    """A crash between commit and the next getUpdates: Telegram gives the update again."""
    person = await sim.person()
    await person.write("路灯坏了")
    given = await telegram.polling.call("getUpdates", {})
    from bot.telegram.updates import read_update  # noqa: PLC0415 - what the intake of before the crash did

    await store.transact(lambda records: records.inbox.put([read_update(given[0])], SystemClock().now()))
    async with running(intake(telegram, store).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert await unsettled(store) == 1


async def test_an_update_without_an_id_is_kept_apart_and_the_others_go_on(
    sim: SimulatorClient, telegram: Connection, store: Store
) -> None:
    person = await sim.person()
    await person.write("一")
    await sim.inject({"update_id": "seven"})
    await (await sim.person()).write("二")
    async with running(intake(telegram, store).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert texts(await heads(store)) == ["一", "二"]
    assert len(await parked(store)) == 1


@pytest.mark.parametrize(
    "poison", ["7", '"x"', "null", "[]", '{"update_id": 1e400}', '{"a": ' + "[" * 700 + "]" * 700 + "}"]
)
async def test_what_is_no_update_at_all_stops_nobody(
    sim: SimulatorClient, telegram: Connection, store: Store, poison: str
) -> None:
    await (await sim.person()).write("一")
    await sim.inject(text=poison)
    await (await sim.person()).write("二")
    async with running(intake(telegram, store).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert texts(await heads(store)) == ["一", "二"]
    assert len(await parked(store)) == 1


async def test_an_update_that_breaks_the_whole_answer_is_kept_apart(
    sim: SimulatorClient, telegram: Connection, store: Store
) -> None:
    await (await sim.person()).write("一")
    await sim.inject(text='{"update_id": oops')
    await (await sim.person()).write("二")
    async with running(intake(telegram, store).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert texts(await heads(store)) == ["一", "二"]
    assert len(await parked(store)) == 1


@pytest.mark.parametrize("fault", [{"kind": "http"}, {"kind": "reset"}, {"kind": "down"}])
async def test_it_polls_again_when_telegram_is_back(
    sim: SimulatorClient, telegram: Connection, store: Store, fault: dict[str, Any]
) -> None:
    number = await sim.faults(**fault, method="getUpdates")
    await (await sim.person()).write("一")
    async with running(intake(telegram, store).run):
        await until(lambda: _failed_polls(sim, 2))
        await sim.clear_faults(number)
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    assert texts(await heads(store)) == ["一"]


async def test_a_second_poller_is_named_in_words_and_remembered_for_a_while(
    sim: SimulatorClient, telegram: Connection, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(intake(telegram, store).run):
        await until(lambda: _polling(sim))
        await telegram.api.call("getUpdates", {})
        await until(lambda: _said(caplog, "somebody else polls"))
        await until(lambda: _polling(sim))

    now = SystemClock().now()
    met = await store.read(lambda records: conflict_now(records, now))
    assert met is not None
    assert met.rival is Rival.POLLER
    assert await store.read(lambda records: conflict_now(records, now + LASTS)) is None


async def test_a_webhook_that_was_set_elsewhere_is_named_in_words_once(
    sim: SimulatorClient, telegram: Connection, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await (await sim.person()).write("一")
    async with running(intake(telegram, store).run):
        await until(lambda: _is(waiting_at_telegram(sim), 0))
        await telegram.api.call("setWebhook", {"url": "https://other.example.org/hook"})
        await until(lambda: _failed_polls(sim, 3))
        await telegram.api.call("deleteWebhook", {})
        await until(lambda: _polling(sim))

    assert caplog.text.count("a webhook was set for this bot") == 1
    assert "somebody else polls" not in caplog.text


async def test_a_stop_ends_the_waiting_at_once(
    sim: SimulatorClient, telegram: Connection, store: Store
) -> None:
    async with asyncio.timeout(5.0):
        async with running(intake(telegram, store).run):
            await until(lambda: _polling(sim))


async def test_no_words_and_no_token_get_into_the_log(
    sim: SimulatorClient, telegram: Connection, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await (await sim.person("韦大山")).write("路灯坏了")
    await sim.inject(text='{"update_id": "路灯')
    number = await sim.faults(kind="down", method="getUpdates")
    async with running(intake(telegram, store).run):
        await until(lambda: _failed_polls(sim, 2))
        await sim.clear_faults(number)
        await until(lambda: _is(waiting_at_telegram(sim), 0))

    ours = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith("bot.telegram")
    )
    assert ours
    assert not any(secret in ours for secret in ("路灯", "韦大山", "TESTTOKEN"))


async def _is(number: Awaitable[int], expected: int) -> bool:
    return await number == expected


async def _reached(sick: Sick, number: int) -> bool:
    return sick.refused >= number


async def _failed_polls(sim: SimulatorClient, number: int) -> bool:
    return len([call for call in await sim.calls(method="getUpdates") if not call["ok"]]) >= number


async def _polling(sim: SimulatorClient) -> bool:
    return bool((await sim.stats())["polling"])


async def _said(caplog: pytest.LogCaptureFixture, words: str) -> bool:
    return words in caplog.text
