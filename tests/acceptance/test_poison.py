"""Poison: whatever comes in, no exception escapes, nothing stalls behind it, and what failed can be seen."""

from __future__ import annotations

import asyncio
import itertools
import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import handlers
from bot import app
from bot.__main__ import build_app
from bot.agenda.agenda import Agenda
from bot.domain.queues import InboxRow, InboxState
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.telegram.composer import TelegramComposer
from bot.telegram.connection import connect, connection
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.updates import read_update
from bot.texts import words
from bot.usecases.bells import Bells
from bot.usecases.desk import Desk
from bot.usecases.reminding import fire
from storage import open_engine
from tests.acceptance import poison
from tests.acceptance.poison import JSON
from tests.crash.audit import leads_to
from tests.crash.place import START, TOKEN, Place, found

pytestmark = pytest.mark.timeout(240)

T = TypeVar("T")
PATIENCE = 20.0  # seconds
EXAMPLES = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    print_blob=False,
)


class LeapingClock:
    """A clock that leaps over every wait."""

    def __init__(self) -> None:
        self.ahead = START - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Clinic:
    """Intake's reading, the dispatcher, the handlers and the agenda on a real database; nothing is sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.people: list[int] = []
        self._loop = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._ids = itertools.count(1)
        self._tasks: list[asyncio.Task[None]] = []

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run(work)

    async def open(self) -> None:
        world = World(start=START, seed=1)
        world.add_bot(TOKEN, "lianxin_bot")
        address = await self._stack.enter_async_context(running_simulator(world))
        client = await self._stack.enter_async_context(SimulatorClient(address))
        place = Place(self.folder, client)
        await found(place, per_second=0, writers=4, audience=0)
        stranger = await client.person("路人")
        self.people = [*(each.id for each in [*place.villagers, *place.cadres[:3]]), stranger.id]
        engine = await self._stack.enter_async_context(open_engine(place.settings.storage.url))
        self._village = await engine.village("那郎村", "Asia/Shanghai", "zh_CN")
        self.store = engine.store(self._village)
        self._clock, self._bells, languages = LeapingClock(), Bells(), words.load()
        rules = app.rules_of(place.settings)
        desk = Desk(self.store, self._clock, self._village, rules, TelegramComposer(languages), self._bells)
        telegram = connection(TOKEN, client.bot_api_url, f"{address}/file/bot", "")
        handlers.register(telegram.application, desk, languages, self._village)
        await connect(telegram, asyncio.Event())
        self._stack.push_async_callback(telegram.close)
        self._stop = asyncio.Event()
        dispatcher = Dispatcher(telegram.application, self.store, self._clock, self._bells.inbox)
        agenda = Agenda(self.store, self._clock, self._bells.reminders, lambda each: desk.perform(fire, each))
        self._tasks = [asyncio.create_task(part.run(self._stop)) for part in (dispatcher, agenda)]

    async def close(self) -> None:
        self._stop.set()
        self._ring()
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*self._tasks)
        await self._stack.aclose()

    def end(self) -> None:
        self.run(self.close())
        self._loop.close()

    async def swallow(self, elements: Sequence[Any]) -> list[InboxRow]:
        """Take these in after one another; return which of them were parked or quarantined in the end."""
        numbered = [{"update_id": next(self._ids), **e} if isinstance(e, dict) else e for e in elements]
        # What Telegram sends is text: so whatever can't be JSON (an endless number) never comes.
        raws = [read_update(json.loads(json.dumps(each))) for each in numbered]
        before = {row.id for row in await self.parked()}
        await self.store.transact(lambda records: records.inbox.put(raws, self._clock.now()))
        self._bells.inbox.set()
        deadline = time.monotonic() + PATIENCE
        while await self.store.read(lambda records: records.inbox.unsettled()):
            for task in self._tasks:
                assert not task.done(), task.exception()
            assert time.monotonic() < deadline, "something stalls"
            await asyncio.sleep(0.005)
            if time.monotonic() > deadline - PATIENCE + 0.3:  # something failed, and waits for its next try
                self._clock.ahead += timedelta(minutes=3)
                self._ring()
        return [row for row in await self.parked() if row.id not in before]

    async def parked(self) -> list[InboxRow]:
        return await self.store.read(lambda records: records.inbox.parked())

    def message(self, person: int, **content: object) -> JSON:
        head = {"message_id": next(self._ids), "date": 1_796_035_800}
        return {"message": {**head, "chat": poison.private(person), "from": poison.user(person), **content}}

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "lianxin.db")) as database:
            return database.execute(query).fetchall()

    def _ring(self) -> None:
        for bell in (self._bells.inbox, self._bells.reminders):
            bell.set()


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    made = Clinic(tmp_path_factory.mktemp("poison"))
    made.run(made.open())
    yield made
    made.end()


def test_sound_updates_of_every_kind_are_all_handled(clinic: Clinic) -> None:
    @EXAMPLES
    @given(st.lists(poison.sound(clinic.people), min_size=5, max_size=15))
    def check(updates: list[JSON]) -> None:
        assert clinic.run(clinic.swallow(updates)) == []

    check()


def test_broken_updates_stall_nobody_and_every_one_is_handled_or_kept_in_sight(clinic: Clinic) -> None:
    healthy = clinic.people[0]

    @EXAMPLES
    @given(st.lists(poison.broken(clinic.people), min_size=1, max_size=10))
    def check(updates: list[Any]) -> None:
        after = clinic.message(healthy, text="后面的话")
        kept = clinic.run(clinic.swallow([*updates, after]))
        assert {row.state for row in kept} <= {InboxState.PARKED, InboxState.QUARANTINED}
        assert all(row.payload and "后面的话" not in row.payload for row in kept)

    check()


def test_random_taps_by_random_people_do_only_what_is_theirs(clinic: Clinic) -> None:
    for person in clinic.people[:4]:
        clinic.run(clinic.swallow([clinic.message(person, text="路灯不亮")]))

    @EXAMPLES
    @given(st.data())
    def check(data: st.DataObject) -> None:
        buttons = st.one_of(st.integers(0, 10**6), poison.texts)
        drawn = data.draw(st.lists(poison.taps(clinic.people, buttons), min_size=3, max_size=12))
        places = [
            f"{token}:{place}"
            for token, actions in clinic.sql("SELECT token, actions FROM keyboards ORDER BY rowid")
            for place in range(len(json.loads(actions)))
        ]
        for tap in drawn:  # a number stands for one of the newest buttons, which aren't known while drawing
            if isinstance(tap["data"], int):
                tap["data"] = places[-1 - tap["data"] % min(60, len(places))]
        assert clinic.run(clinic.swallow([{"callback_query": tap} for tap in drawn])) == []
        # Whoever left has neither buttons nor an account any more.
        used = clinic.sql(
            "SELECT token, telegram_id FROM keyboards JOIN accounts ON accounts.id = account_id "
            "WHERE used_at IS NOT NULL"
        )
        tapped.update((str(tap["data"]).partition(":")[0], tap["from"]["id"]) for tap in drawn)
        assert set(used) <= tapped

    tapped: set[tuple[str, int]] = set()
    check()
    history: dict[int, list[str]] = defaultdict(list)
    for case_id, step in clinic.sql("SELECT case_id, step FROM case_events ORDER BY id"):
        history[case_id].append(step)
    for case_id, state in clinic.sql("SELECT id, state FROM cases"):
        assert leads_to(history[case_id]) == state, f"case {case_id}: {history[case_id]}"


def test_what_is_parked_is_listed_and_can_be_retried_or_dropped(
    clinic: Clinic, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A private chat without a sender: no such thing comes from Telegram, and no handler is for it.
    poisonous = clinic.message(clinic.people[1], text="毒")
    del poisonous["message"]["from"]
    kept = clinic.run(clinic.swallow([poisonous, {"message": {"message_id": "x"}}]))
    parked, quarantined = kept
    assert (parked.state, quarantined.state) == (InboxState.PARKED, InboxState.QUARANTINED)

    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def command(*line: str) -> tuple[int, str]:
        # The simulator's clock is asked of a simulator that needs this thread: the real one will do here.
        status = build_app()(
            ["parked", *line, "--config", str(_with_system_clock(clinic.folder))],
            result_action="return_value",
        )
        return status, capsys.readouterr().out

    status, listed = command()
    assert status == 0
    lines = {line.split()[0]: line for line in listed.splitlines()}
    assert "试过 5 次" in lines[str(parked.id)]
    assert "读不出来" in lines[str(quarantined.id)]
    assert "毒" not in listed
    assert command("retry", str(quarantined.id))[0] == 1
    assert command("retry", str(parked.id)) == (0, f"{parked.id} 再试一次。\n")
    assert [row.id for row in clinic.run(clinic.swallow([]))] == [parked.id]  # tried again, and failed again
    for row in kept:
        assert command("drop", str(row.id))[0] == 0
        assert command("drop", str(row.id))[0] == 1
    assert str(parked.id) not in [line.split()[0] for line in command()[1].splitlines()]


def _with_system_clock(folder: Path) -> Path:
    config = folder / "system.toml"
    config.touch(mode=0o600)
    text = (folder / "config.toml").read_text(encoding="utf-8")
    config.write_text(text.replace('source = "simulator"', 'source = "system"'), encoding="utf-8")
    return config
