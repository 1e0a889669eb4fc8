"""How much waits, and since when."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.queues import OutboxDraft, Priority, RawUpdate
from bot.domain.reminder import ReminderKind
from bot.domain.vitals import Vitals
from bot.metrics.meter import Meter
from bot.metrics.metered_store import MeteredStore
from bot.ports import Records
from tests.storage.samples import Sample

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
EARLIER = NOW - timedelta(minutes=5)
LATER = NOW + timedelta(minutes=5)


async def test_an_idle_village_shows_nothing_that_waits(sample: Sample) -> None:
    found = await sample.store.read(lambda records: records.vitals.at(NOW))
    assert found == Vitals(0, None, 0, 0, None, 0, None, 0)


async def test_what_waits_is_counted_and_what_is_not_due_yet_is_not(sample: Sample) -> None:
    draft = OutboxDraft(7, "sendMessage", {"text": "x"}, Priority.TASK)

    async def unit(records: Records) -> None:
        await records.inbox.put([RawUpdate(1, 7, "{}", readable=True)], EARLIER)
        await records.inbox.put([RawUpdate(2, 8, "{}", readable=True)], NOW)
        await records.outbox.put([draft], EARLIER)
        await records.outbox.put([draft], LATER)
        await records.reminders.put(ReminderKind.DIGEST, 0, "2026-11-24", EARLIER)
        await records.reminders.put(ReminderKind.DIGEST, 0, "2026-11-25", LATER)

    await sample.store.transact(unit)
    found = await sample.store.read(lambda records: records.vitals.at(NOW))
    assert found == Vitals(2, EARLIER, 0, 1, EARLIER, 1, EARLIER, 0)


async def test_transactions_are_measured_by_what_came_of_them(sample: Sample) -> None:
    meter = Meter()
    store = MeteredStore(sample.store, meter.of("main"))
    await store.transact(lambda records: records.facts.put("x", "y"))
    with pytest.raises(ZeroDivisionError):
        await store.transact(lambda _records: 1 // 0)  # type: ignore[arg-type, return-value]
    count = meter.registry.get_sample_value
    assert count("lianxin_transaction_seconds_count", {"village": "main", "result": "committed"}) == 1
    assert count("lianxin_transaction_seconds_count", {"village": "main", "result": "undone"}) == 1
