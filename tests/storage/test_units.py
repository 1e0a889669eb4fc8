"""The writer: units in turn, a commit for many, nobody's failure another's. On both databases."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.storing import StorageError
from bot.ports import Records, Store
from storage import Engine
from storage.writer import BATCH, Writer
from tests.storage.samples import NOW

PATIENCE = 10.0  # seconds


class WordsError(Exception):
    """Something that a use case raises."""


@pytest.fixture
async def store(engine: Engine) -> Store:
    return engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))


def writer_of(engine: Engine) -> Writer:
    return engine._backend.writer  # type: ignore[attr-defined, no-any-return]


async def put(records: Records, name: str) -> str:
    await records.facts.put(name, "1")
    return name


async def known(store: Store, *names: str) -> list[bool]:
    async def unit(records: Records) -> list[bool]:
        return [await records.facts.get(name) is not None for name in names]

    return await store.read(unit)


async def test_a_units_failure_undoes_it_alone_and_comes_back_to_its_caller(store: Store) -> None:
    async def fail(records: Records) -> None:
        await put(records, "bad")
        raise WordsError

    results = await asyncio.gather(
        store.transact(lambda r: put(r, "before")),
        store.transact(fail),
        store.transact(lambda r: put(r, "after")),
        return_exceptions=True,
    )

    assert results[0] == "before"
    assert isinstance(results[1], WordsError)
    assert results[2] == "after"
    assert await known(store, "before", "bad", "after") == [True, False, True]


async def test_a_broken_rule_undoes_its_unit_alone(store: Store) -> None:
    async def break_a_rule(records: Records) -> None:
        await put(records, "bad")
        await records.cases.record(999, "raised", NOW)

    results = await asyncio.gather(
        store.transact(lambda r: put(r, "before")),
        store.transact(break_a_rule),
        store.transact(lambda r: put(r, "after")),
        return_exceptions=True,
    )

    assert isinstance(results[1], Exception)
    assert not isinstance(results[1], StorageError)  # it would be tried again for ever
    assert await known(store, "before", "bad", "after") == [True, False, True]


async def test_what_a_unit_makes_nothing_of_fails_it_all_the_same(store: Store) -> None:
    async def shrug(records: Records) -> None:
        await put(records, "bad")
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await records.cases.record(999, "raised", NOW)

    results = await asyncio.gather(
        store.transact(lambda r: put(r, "before")),
        store.transact(shrug),
        store.transact(lambda r: put(r, "after")),
        return_exceptions=True,
    )

    assert isinstance(results[1], Exception)
    assert await known(store, "before", "bad", "after") == [True, False, True]


async def test_units_run_one_after_another_and_never_between(store: Store) -> None:
    async def count(records: Records) -> None:
        number = int(await records.facts.get("count") or 0)
        await asyncio.sleep(0)
        await records.facts.put("count", str(number + 1))

    await asyncio.gather(*(store.transact(count) for _ in range(100)))
    assert await store.read(lambda records: records.facts.get("count")) == "100"


async def test_units_that_wait_together_share_commits(engine: Engine, store: Store) -> None:
    before = writer_of(engine).commits
    await asyncio.gather(*(store.transact(lambda r, n=n: put(r, str(n))) for n in range(200)))  # type: ignore[misc]

    commits = writer_of(engine).commits - before
    assert 200 / BATCH <= commits < 100
    assert await known(store, *map(str, range(200))) == [True] * 200


async def test_nobody_is_told_before_the_commit(store: Store) -> None:
    order: list[str] = []

    async def second(records: Records) -> None:
        await put(records, "second")
        order.append(f"told {first.done()}")

    first = asyncio.create_task(store.transact(lambda r: put(r, "first")))
    await asyncio.gather(first, store.transact(second))

    assert order == ["told False"]
    assert await known(store, "first", "second") == [True, True]


async def test_a_reader_sees_what_is_committed_and_one_view_of_it(store: Store) -> None:
    has_looked, is_written = asyncio.Event(), asyncio.Event()

    async def look(records: Records) -> list[str | None]:
        found = [await records.facts.get("x")]
        has_looked.set()
        await is_written.wait()
        return [*found, await records.facts.get("x")]

    await store.transact(lambda records: records.facts.put("x", "old"))
    looking = asyncio.create_task(store.read(look))
    async with asyncio.timeout(PATIENCE):
        await has_looked.wait()
        await store.transact(lambda records: records.facts.put("x", "new"))
        is_written.set()
        assert await looking == ["old", "old"]
    assert await store.read(lambda records: records.facts.get("x")) == "new"


async def test_readers_cant_write(store: Store) -> None:
    outcome = await asyncio.gather(
        store.read(lambda records: records.facts.put("x", "y")), return_exceptions=True
    )

    assert isinstance(outcome[0], Exception)
    assert await known(store, "x") == [False]
    await store.transact(lambda records: records.facts.put("x", "y"))


async def test_a_unit_that_asks_for_another_is_refused_instead_of_waiting_for_itself(store: Store) -> None:
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(RuntimeError):
            await store.transact(lambda _records: store.transact(lambda r: put(r, "inner")))
        await store.transact(lambda r: put(r, "next"))

    assert await known(store, "inner", "next") == [False, True]


async def test_a_caller_that_was_cancelled_before_his_turn_wants_nothing(store: Store) -> None:
    go = asyncio.Event()

    async def hold(records: Records) -> None:
        await put(records, "held")
        await go.wait()

    holding = asyncio.create_task(store.transact(hold))
    waiting = asyncio.create_task(store.transact(lambda r: put(r, "cancelled")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    go.set()
    async with asyncio.timeout(PATIENCE):
        await holding
        await asyncio.wait([waiting])
        await store.transact(lambda r: put(r, "after"))

    assert waiting.cancelled()
    assert await known(store, "held", "cancelled", "after") == [True, False, True]


async def test_a_unit_whose_caller_is_cancelled_in_the_middle_is_carried_out_whole(store: Store) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def unit(records: Records) -> None:
        await put(records, "one half")
        begun.set()
        await go.wait()
        await put(records, "other half")

    caller = asyncio.create_task(store.transact(unit))
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
        caller.cancel()
        await asyncio.wait([caller])
        go.set()
        await store.transact(lambda r: put(r, "after"))

    assert await known(store, "one half", "other half", "after") == [True, True, True]


async def test_a_unit_that_is_itself_cancelled_is_undone_and_the_writer_goes_on(store: Store) -> None:
    async def unit(records: Records) -> None:
        await put(records, "half")
        raise asyncio.CancelledError

    async with asyncio.timeout(PATIENCE):
        outcome = await asyncio.gather(store.transact(unit), return_exceptions=True)
        await store.transact(lambda r: put(r, "after"))

    assert isinstance(outcome[0], asyncio.CancelledError)
    assert await known(store, "half", "after") == [False, True]


async def test_a_cancelled_reading_leaves_its_connection_usable(store: Store) -> None:
    for _ in range(30):
        tasks = [asyncio.create_task(known(store, "x", "y", "z")) for _ in range(6)]
        for steps, task in enumerate(tasks):
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
        await asyncio.wait(tasks)

    async with asyncio.timeout(PATIENCE):
        assert await asyncio.gather(*(known(store, "x") for _ in range(20))) == [[False]] * 20


async def test_closing_waits_for_what_was_asked_for(url: str) -> None:
    from storage import open_engine  # noqa: PLC0415 - the fixture's engine would stay open

    async with open_engine(url) as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        asked = [asyncio.create_task(store.transact(lambda r, n=n: put(r, str(n)))) for n in range(100)]  # type: ignore[misc]
        await asyncio.sleep(0)
    assert [task.result() for task in asked] == [str(number) for number in range(100)]
    with pytest.raises(StorageError):
        await store.transact(lambda r: put(r, "late"))
