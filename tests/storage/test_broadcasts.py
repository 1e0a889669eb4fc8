"""Broadcasts, and the files that everybody gets, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.queues import Delivery, Priority
from bot.domain.sheet import ItemKind
from tests.storage.disclosed import NOVEMBER
from tests.storage.samples import CHAT, NOW, SECOND, Sample, draft


async def test_a_disclosure_is_broadcast_once_and_counts_who_got_it(sample: Sample) -> None:
    disclosure = await sample.do(lambda records: records.disclosures.publish(NOVEMBER))
    begun = await sample.do(lambda records: records.broadcasts.add(disclosure.id, None, NOW))
    await sample.do(lambda records: records.broadcasts.count_on(begun.id, 2, 3))
    await sample.do(lambda records: records.broadcasts.fill(begun.id))
    await sample.do(lambda records: records.broadcasts.finish(begun.id, NOW + SECOND))

    found = await sample.look(lambda records: records.broadcasts.get(begun.id))
    assert found == replace(begun, recipients=2, messages=3, filled=True, finished_at=NOW + SECOND)
    assert await sample.look(lambda records: records.broadcasts.of_disclosure(disclosure.id)) == found
    with pytest.raises(Exception, match=r"(?i)unique"):
        await sample.do(lambda records: records.broadcasts.add(disclosure.id, None, NOW))


async def test_people_are_counted_once_and_who_failed_is_told_with_the_reason(sample: Sample) -> None:
    people = {sample.villager.id: CHAT, sample.officer.id: CHAT + 1}
    for account_id, chat in people.items():
        await sample.post(
            draft("一", chat, key=f"disclosure:7:{account_id}:0", account_id=account_id),
            draft("二", chat, key=f"disclosure:7:{account_id}:1", account_id=account_id, follows=True),
        )
    await sample.post(draft("群", -5, key="group:7:0"), draft("别的", CHAT, key="disclosure:70:1:0"))
    assert await sample.look(lambda records: records.outbox.recipients("disclosure:7:")) == {"pending": 2}
    await sample.do(lambda records: records.outbox.undeliverable_to(CHAT, "403"))

    found = await sample.look(lambda records: records.broadcasts.failures("disclosure:7:"))
    assert found == {sample.villager.id: "403"}
    states = await sample.look(lambda records: records.outbox.recipients("disclosure:7:"))
    assert states == {"pending": 1, "undeliverable": 1}


async def test_what_waits_of_a_broadcast_is_counted_in_calls(sample: Sample) -> None:
    await sample.post(draft(key="disclosure:6:1:0", priority=Priority.BROADCAST))
    for number in range(3):
        await sample.post(draft(key=f"disclosure:7:{number}:0", priority=Priority.BROADCAST))
    await sample.post(draft(key="other", priority=Priority.REMINDER))
    item = await sample.do(lambda records: records.items.add(sample.officer.id, None, ItemKind.LAND, NOW))
    begun = await sample.do(lambda records: records.broadcasts.add(None, item.id, NOW))
    await sample.do(lambda records: records.broadcasts.begin(begun.id, "disclosure:7:0:0"))
    found = await sample.look(lambda records: records.broadcasts.get(begun.id))
    assert found is not None
    first = found.first_row
    assert first is not None
    assert await sample.look(lambda records: records.outbox.waiting(first)) == 3
    await sample.do(lambda records: records.outbox.claim([first]))
    assert await sample.look(lambda records: records.outbox.waiting(first)) == 3
    await sample.do(lambda records: records.outbox.sent([Delivery(first, (5,))], NOW))
    assert await sample.look(lambda records: records.outbox.waiting(first)) == 2


async def test_a_files_id_is_kept_until_it_is_stale(sample: Sample) -> None:
    for file_id in ("a", "b"):
        await sample.do(lambda records, f=file_id: records.shared_files.put("sheet/1", f))  # type: ignore[misc]
    assert await sample.look(lambda records: records.shared_files.get("sheet/1")) == "b"
    assert await sample.look(lambda records: records.shared_files.get("sheet/2")) is None
    await sample.do(lambda records: records.shared_files.forget("sheet/1"))
    assert await sample.look(lambda records: records.shared_files.get("sheet/1")) is None
