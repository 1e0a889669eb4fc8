"""Rules that are rules: random sequences of acts, the database beside a plain model in Python.

On SQLite, where a new database costs little; that both databases mean the same is held to by examples.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.case_life import CaseState
from bot.domain.queues import Delivery, OutboxDraft, OutboxRow, Priority, RawUpdate
from bot.domain.reminder import ReminderKind
from bot.domain.storing import RowSettledError
from bot.domain.topic import Topic
from bot.ports import Records
from bot.ports.inbox import Inbox
from storage import open_engine
from tests.storage.samples import NOW, SECOND, Sample, settle

SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    database=None,
)
KINDS = (ReminderKind.OVERDUE, ReminderKind.DUE_SOON)


async def _in_village(unit: Callable[[Sample, Records], Awaitable[None]]) -> None:
    with TemporaryDirectory() as folder:
        async with open_engine(f"sqlite:///{Path(folder) / 'village.db'}") as engine:
            await engine.migrate()
            sample = await settle(engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN")))
            await sample.do(lambda records: unit(sample, records))


def in_village(unit: Callable[[Sample, Records], Awaitable[None]]) -> None:
    asyncio.run(_in_village(unit))


@SLOW
@given(
    acts=st.lists(
        st.one_of(
            st.tuples(st.just("put"), st.lists(st.tuples(st.integers(-2, 9), st.integers(1, 3)), max_size=4)),
            st.tuples(st.just("settle"), st.integers(0, 3)),
            st.tuples(st.just("fail"), st.integers(0, 3)),
            st.tuples(st.just("park"), st.integers(0, 3)),
            st.tuples(st.just("retry"), st.integers(0, 3)),
            st.tuples(st.just("drop"), st.integers(0, 3)),
            st.tuples(st.just("wait"), st.integers(0, 3)),
        ),
        max_size=25,
    )
)
def test_the_inbox_knows_each_id_once_and_serves_each_chat_in_order(
    acts: list[tuple[str, list[tuple[int, int]] | int]],
) -> None:
    async def unit(_: Sample, records: Records) -> None:
        model = InboxModel(records.inbox)
        for act, value in acts:
            if isinstance(value, list):
                await model.put(value)
            elif act == "wait":
                model.now += value * SECOND
            elif act in {"retry", "drop"}:
                await model.look_after(act, value)
            else:
                await model.handle(act, value)
            rows = await records.inbox.heads(model.now, 100)
            assert [row.update_id for row in rows] == model.heads()
            assert await records.inbox.unsettled() == len(model.waiting)

    in_village(unit)


class InboxModel:
    """What the inbox is to know, in Python's own words; each act is done to both."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.now = NOW
        self.chats: dict[int, int] = {}  # of update ids, in the order of arrival
        self.waiting: set[int] = set()
        self.retry_at: dict[int, datetime] = {}
        self.parked: set[int] = set()

    def heads(self) -> list[int]:
        oldest: dict[int, int] = {}
        for update_id, chat in self.chats.items():
            if update_id in self.waiting:
                oldest.setdefault(chat, update_id)
        return [
            one
            for one in self.chats
            if one in oldest.values() and self.retry_at.get(one, self.now) <= self.now
        ]

    async def put(self, updates: list[tuple[int, int]]) -> None:
        before = len(self.chats)
        for update_id, chat in updates:
            self.chats.setdefault(update_id, chat)
        self.waiting |= set(list(self.chats)[before:])
        raw = [RawUpdate(update_id, chat, "{}", readable=True) for update_id, chat in updates]
        assert await self.inbox.put(raw, self.now) == len(self.chats) - before

    async def handle(self, act: str, place: int) -> None:
        rows = await self.inbox.heads(self.now, 100)
        if place >= len(rows):
            return
        row = rows[place]
        if act == "fail":
            self.retry_at[row.update_id] = self.now + SECOND
            await self.inbox.fail(row.id, "KeyError", self.now + SECOND)
            return
        self.waiting.remove(row.update_id)
        if act == "park":
            self.parked.add(row.update_id)
            await self.inbox.fail(row.id, "KeyError", None)
            return
        await self.inbox.settle(row.id, self.now)
        with pytest.raises(RowSettledError):
            await self.inbox.settle(row.id, self.now)

    async def look_after(self, act: str, place: int) -> None:
        rows = await self.inbox.parked()
        assert {row.update_id for row in rows} == self.parked
        if place >= len(rows):
            return
        row = rows[place]
        self.parked.remove(row.update_id)
        self.retry_at.pop(row.update_id, None)
        if act == "retry":
            self.waiting.add(row.update_id)
            assert await self.inbox.retry(row.id)
        else:
            assert await self.inbox.drop(row.id)


DRAFTS = st.lists(
    st.builds(
        OutboxDraft,
        chat_id=st.integers(1, 3),
        method=st.just("sendMessage"),
        payload=st.just({}),
        priority=st.sampled_from(Priority),
        follows=st.booleans(),
        key=st.sampled_from([None, None, "a", "b", "c"]),
    ),
    min_size=1,
    max_size=5,
)


@SLOW
@given(posts=st.lists(DRAFTS, min_size=1, max_size=5), page=st.integers(1, 4), sends=st.integers(1, 4))
def test_the_outbox_pages_through_all_that_is_due_and_nothing_twice(
    posts: list[list[OutboxDraft]], page: int, sends: int
) -> None:
    async def unit(_: Sample, records: Records) -> None:
        outbox = records.outbox
        keys: set[str] = set()
        expected = 0
        for drafts in posts:
            for draft in drafts:
                expected += draft.key not in keys
                if draft.key is not None:
                    keys.add(draft.key)
            await outbox.put(drafts, NOW)
        assert await outbox.pending() == expected

        sent: list[int] = []
        while rows := await _pages(records, page):
            assert [row.id for row in rows] == [row.id for row in await outbox.heads(NOW, 1000)]
            assert not {row.id for row in rows} & set(sent)
            batch = rows[:sends]
            await outbox.claim([row.id for row in batch])
            assert not {row.id for row in batch} & {row.id for row in await outbox.heads(NOW, 1000)}
            await outbox.sent([Delivery(row.id, [1000 + row.id]) for row in batch], NOW)
            sent += [row.id for row in batch]
        assert len(sent) == expected
        assert await outbox.pending() == 0

    in_village(unit)


async def _pages(records: Records, size: int) -> list[OutboxRow]:
    found: list[OutboxRow] = []
    after = (-1, 0)
    while rows := await records.outbox.heads(NOW, size, after=after):
        found += rows
        after = (rows[-1].priority, rows[-1].id)
    places = [(row.priority, row.id) for row in found]
    assert places == sorted(set(places))
    return found


@SLOW
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(["put", "move", "postpone", "cancel", "cancel all", "fire"]),
            st.sampled_from(KINDS),
            st.integers(1, 2),
            st.sampled_from(["", "x"]),
            st.integers(0, 5),
        ),
        max_size=25,
    )
)
def test_a_reminder_fires_once_for_its_key(  # noqa: C901 - a branch for each act
    acts: list[tuple[str, ReminderKind, int, str, int]],
) -> None:
    async def unit(_: Sample, records: Records) -> None:
        reminders = records.reminders
        open_: dict[tuple[ReminderKind, int, str], datetime] = {}
        fired: set[tuple[ReminderKind, int, str]] = set()
        for act, kind, subject, period, seconds in acts:
            key, at = (kind, subject, period), NOW + seconds * SECOND
            if act == "put":
                assert await reminders.put(*key, at) == (key not in open_ and key not in fired)
                if key not in fired:
                    open_.setdefault(key, at)
            elif act == "move":
                await reminders.move(*key, at)
                fired.discard(key)
                open_[key] = at
            elif act == "postpone":
                assert await reminders.put_or_postpone(*key, at) == (key not in fired)
                if key not in fired:
                    open_[key] = at
            elif act == "cancel":
                await reminders.cancel(*key)
                open_.pop(key, None)
            elif act == "cancel all":
                await reminders.cancel(kind, subject)
                open_ = {one: due for one, due in open_.items() if one[:2] != (kind, subject)}
            else:
                for reminder in await reminders.due(at, 100):
                    assert await reminders.settle(reminder.id, at)
                    assert not await reminders.settle(reminder.id, at)
                    gone = (reminder.kind, reminder.subject, reminder.period)
                    assert open_.pop(gone) == reminder.due_at <= at
                    fired.add(gone)
                assert all(due > at for due in open_.values())
            listed = await reminders.due(NOW + 99 * SECOND, 100)
            assert [one.due_at for one in listed] == sorted(open_.values())
            assert await reminders.next_due() == min(open_.values(), default=None)

    in_village(unit)


CASES = st.lists(
    st.tuples(
        st.sampled_from([*Topic, None]),
        st.sampled_from([CaseState.RAISED, CaseState.ASSIGNED, CaseState.ANSWERED, CaseState.ERASED]),
        st.integers(0, 8),  # seconds until it was opened
        st.integers(1, 6),  # from there to the promised date
        st.integers(0, 9),  # from there to the answer
    ),
    max_size=12,
)
