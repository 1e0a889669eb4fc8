"""Leases on PostgreSQL: a former holder changes nothing, and what a holder does is never waited for long."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from bot.domain.storing import DatabaseBusyError, LeaseLostError, ServedElsewhereError, StorageError
from bot.domain.village import Village
from bot.ports import Records
from storage import Engine, Lease, open_engine, postgres_leases
from storage.lease import LASTS, MARGIN

PATIENCE = 20.0  # seconds


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Renew more often: how often is not what is tried."""
    monkeypatch.setattr(postgres_leases, "RENEWED_EVERY", 0.3)


class Deployment:
    """Two processes' engines on one database, and a hand on its rows."""

    def __init__(self, first: Engine, second: Engine, village: Village, admin: Any) -> None:
        self.first = first
        self.second = second
        self.village = village
        self.admin = admin

    async def expire(self) -> None:
        """Let the leases end now."""
        await self.admin.execute("UPDATE leases SET expires_at = 1 WHERE holder <> ''")

    async def stop_renewing(self) -> None:
        """Let the first process do what one does that hangs."""
        leases: Any = self.first._backend.leases
        await leases._renewing.close()

    async def said(self) -> str | None:
        return await self.first.store(self.village).read(lambda records: records.facts.get("said"))


@pytest.fixture
async def both(postgres_url: str) -> AsyncIterator[Deployment]:
    async with open_engine(postgres_url) as first, open_engine(postgres_url) as second:
        await first.migrate()
        village = await first.village("样村", "Asia/Shanghai", "zh_CN")
        admin = await asyncpg.connect(postgres_url)
        try:
            yield Deployment(first, second, village, admin)
        finally:
            await admin.close()


async def say(engine: Engine, village: Village, lease: Lease | None, words: str) -> None:
    await engine.store(village, lease).transact(lambda records: records.facts.put("said", words))


async def test_a_village_is_served_by_one_process_at_a_time_and_handed_over_at_once(both: Deployment) -> None:
    async with both.first.serve(both.village) as lease:
        assert lease.may_send()
        with pytest.raises(ServedElsewhereError):
            async with both.second.serve(both.village):
                pass
        await say(both.first, both.village, lease, "first")
        served = (await both.second.deployment()).served[both.village.id]
        assert (served.process, served.epoch) == (lease.holder, 1)
    async with both.second.serve(both.village) as later:
        assert later.epoch == 2
        await say(both.second, both.village, later, "second")
    assert (await both.second.deployment()).served == {}
    assert await both.said() == "second"


async def test_a_former_holder_changes_nothing_and_is_told_so(both: Deployment) -> None:
    async with both.first.serve(both.village) as lease:
        await both.stop_renewing()
        await both.expire()
        with pytest.raises(DatabaseBusyError):  # nobody has taken it yet, but somebody may
            await say(both.first, both.village, lease, "expired")
        assert not lease.lost.is_set()
        async with both.second.serve(both.village) as later:
            with pytest.raises(LeaseLostError):
                await say(both.first, both.village, lease, "former")
            assert lease.lost.is_set()
            assert not lease.may_send()
            await say(both.second, both.village, later, "holder")
        assert await both.said() == "holder"


async def test_the_end_of_a_lost_lease_leaves_the_next_holders_alone(both: Deployment) -> None:
    async with both.first.serve(both.village):
        await both.stop_renewing()
        await both.expire()
        later = both.second.serve(both.village)
        await later.__aenter__()
    served = (await both.first.deployment()).served[both.village.id]
    assert served.epoch == 2
    await later.__aexit__(None, None, None)


async def test_a_village_isnt_taken_while_a_transaction_of_its_holder_runs(both: Deployment) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def slow(records: Records) -> None:
        await records.facts.put("said", "in time")
        begun.set()
        await go.wait()

    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        writing = asyncio.create_task(both.first.store(both.village, lease).transact(slow))
        await begun.wait()
        await both.stop_renewing()
        await both.expire()
        with pytest.raises(ServedElsewhereError):
            async with both.second.serve(both.village):
                pass
        go.set()
        await writing
        async with both.second.serve(both.village) as later:
            assert later.epoch == 2
    assert await both.said() == "in time"


async def test_one_that_hangs_in_a_transaction_is_ended_by_the_server(both: Deployment) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def hang(records: Records) -> None:
        await records.facts.put("said", "never")
        begun.set()
        await go.wait()

    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        writing = asyncio.create_task(both.first.store(both.village, lease).transact(hang))
        await begun.wait()
        await both.stop_renewing()
        await both.expire()
        began = asyncio.get_running_loop().time()
        async with taken(both.second, both.village) as later:
            assert asyncio.get_running_loop().time() - began < LASTS
            await say(both.second, both.village, later, "holder")
            go.set()
            assert not lease.lost.is_set()  # it has no way of knowing
            with pytest.raises(StorageError):
                await writing
    assert await both.said() == "holder"


@contextlib.asynccontextmanager
async def taken(engine: Engine, village: Village) -> AsyncIterator[Lease]:
    """Take a village as soon as it can be taken."""
    while True:
        with contextlib.suppress(ServedElsewhereError):
            async with engine.serve(village) as lease:
                yield lease
                return
        await asyncio.sleep(0.1)


async def test_renewals_keep_it_and_go_on_beside_a_long_transaction(both: Deployment) -> None:
    async def ends() -> int:
        found: int = await both.admin.fetchval("SELECT expires_at FROM leases")
        return found

    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        taken_until = await ends()

        async def wait_for_a_renewal(records: Records) -> None:
            while await ends() == taken_until:
                await records.facts.put("said", "busy")
                await asyncio.sleep(0.05)

        await both.first.store(both.village, lease).transact(wait_for_a_renewal)
        assert lease.may_send()


async def test_a_lease_that_ran_out_unnoticed_goes_on_where_nobody_took_it(both: Deployment) -> None:
    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        await both.expire()
        while (await both.second.deployment()).served == {}:  # noqa: ASYNC110 - until the renewal
            await asyncio.sleep(0.05)
        await say(both.first, both.village, lease, "still")
        assert (lease.epoch, lease.lost.is_set()) == (1, False)


async def test_whoever_was_away_hears_that_his_village_was_taken(both: Deployment) -> None:
    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease, snatched(both):
        await lease.lost.wait()
        assert not lease.may_send()


@contextlib.asynccontextmanager
async def snatched(both: Deployment) -> AsyncIterator[Lease]:
    """Let it end and take it, before it is renewed."""
    while True:
        await both.expire()
        with contextlib.suppress(ServedElsewhereError):
            async with both.second.serve(both.village) as lease:
                yield lease
                return


def test_sending_ends_by_the_holders_own_clock_before_the_lease_does() -> None:
    now = 100.0
    lease = Lease(1, "me", 1, now + LASTS - MARGIN, lambda: now)
    assert lease.may_send()
    now += LASTS - MARGIN
    assert not lease.may_send()
    lease.extend(now + 1)
    assert lease.may_send()
    lease.lose()
    assert not lease.may_send()


async def test_a_cut_connection_costs_no_lease(both: Deployment) -> None:
    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        await cut_all(both.admin)
        before = await both.admin.fetchval("SELECT expires_at FROM leases")
        while await both.admin.fetchval("SELECT expires_at FROM leases") == before:  # noqa: ASYNC110 - likewise
            await asyncio.sleep(0.05)
        with contextlib.suppress(StorageError):
            await say(both.first, both.village, lease, "cut")
        await say(both.first, both.village, lease, "after")
    assert await both.said() == "after"


async def cut_all(admin: Any) -> None:
    await admin.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        "AND application_name = current_setting('application_name')"
    )


async def test_commands_take_turns_with_the_holder(both: Deployment) -> None:
    async def count(records: Records) -> None:
        number = int(await records.facts.get("said") or 0)
        await asyncio.sleep(0)
        await records.facts.put("said", str(number + 1))

    async with asyncio.timeout(PATIENCE), both.first.serve(both.village) as lease:
        stores = both.first.store(both.village, lease), both.second.store(both.village)
        await asyncio.gather(*(stores[n % 2].transact(count) for n in range(100)))
    assert await both.said() == "100"


async def test_somebody_who_writes_is_waited_for_only_so_long_and_keeps_no_other_village_waiting(
    postgres_url: str,
) -> None:
    async with open_engine(postgres_url, busy_timeout=0.5) as first, open_engine(postgres_url) as second:
        await first.migrate()
        villages = [
            await first.village("样村", "Asia/Shanghai", "zh_CN", key=f"v{number}") for number in range(5)
        ]
        occupied, fellow = villages[0], villages[4]  # by their ids one writer has both
        assert (occupied.id - fellow.id) % 4 == 0
        loop = asyncio.get_running_loop()

        async def write_while_he_waits(records: Records) -> None:
            await records.facts.put("said", "other")
            waiting = asyncio.create_task(say(first, occupied, None, "mine"))
            await asyncio.sleep(0)
            began = loop.time()
            await say(first, fellow, None, "mine")
            assert loop.time() - began < 0.4
            with pytest.raises(DatabaseBusyError):
                await waiting

        await second.store(occupied).transact(write_while_he_waits)
        assert await first.store(occupied).read(lambda records: records.facts.get("said")) == "other"
        await say(first, occupied, None, "mine")


async def test_processes_that_write_to_the_same_villages_in_any_order_never_deadlock(
    postgres_url: str,
) -> None:
    async with open_engine(postgres_url) as first, open_engine(postgres_url) as second:
        await first.migrate()
        villages = [
            await first.village("样村", "Asia/Shanghai", "zh_CN", key=f"v{number}") for number in range(8)
        ]

        async def count(records: Records) -> None:
            number = int(await records.facts.get("count") or 0)
            await records.facts.put("count", str(number + 1))

        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(
                *(
                    engine.store(village).transact(count)
                    for _ in range(20)
                    for engine, order in ((first, villages), (second, villages[::-1]))
                    for village in order
                )
            )
        for village in villages:
            assert await first.store(village).read(lambda records: records.facts.get("count")) == "40"


async def test_others_hear_what_a_process_offers_until_it_ends(postgres_url: str, both: Deployment) -> None:
    async with open_engine(postgres_url) as third:
        await third.offer([both.village])
        await both.first.offer([])
        seen = await both.first.deployment()
        me = (await third.deployment()).me
        assert seen.offers == {me: frozenset([both.village.id]), seen.me: frozenset()}
    assert set((await both.first.deployment()).offers) == {seen.me}
