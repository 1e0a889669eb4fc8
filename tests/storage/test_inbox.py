"""The inbox, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.queues import InboxState, RawUpdate
from bot.domain.storing import RowSettledError
from tests.storage.samples import DAY, NOW, SECOND, Sample


async def test_an_update_is_stored_once_whatever_its_id(sample: Sample) -> None:
    assert await sample.receive((500, 1), (501, 2), (500, 1)) == 2
    assert await sample.receive((501, 2), (12, 1), (502, 3)) == 2
    assert await sample.receive((12, 1)) == 0
    assert await sample.receive((13, 1)) == 1
    assert await sample.receive() == 0
    assert await sample.look(lambda records: records.inbox.unsettled()) == 5


async def test_each_chat_is_served_oldest_first_and_only_its_oldest(sample: Sample) -> None:
    await sample.receive((9, 1), (8, 2), (7, 1), (6, 3))

    heads = await sample.inbox()
    assert [row.update_id for row in heads] == [9, 8, 6]
    assert [row.update_id for row in await sample.inbox(limit=2)] == [9, 8]
    assert heads[0].payload == '{"update_id":9}'
    assert (heads[0].state, heads[0].attempts, heads[0].received_at) == (InboxState.NEW, 0, NOW)


async def test_a_settled_row_is_erased_and_makes_way(sample: Sample) -> None:
    await sample.receive((1, 1), (2, 1))
    (head,) = await sample.inbox()
    await sample.do(lambda records: records.inbox.settle(head.id, NOW))

    assert [row.update_id for row in await sample.inbox()] == [2]
    assert await sample.look(lambda records: records.inbox.unsettled()) == 1


async def test_nothing_is_settled_twice(sample: Sample) -> None:
    await sample.receive((1, 1))
    (head,) = await sample.inbox()
    await sample.do(lambda records: records.inbox.settle(head.id, NOW))

    with pytest.raises(RowSettledError) as caught:
        await sample.do(lambda records: records.inbox.settle(head.id, NOW))
    assert caught.value.row_id == head.id


async def test_a_chat_waits_for_its_oldest_rows_next_try(sample: Sample) -> None:
    await sample.receive((1, 1), (2, 1), (3, 2))
    head = (await sample.inbox())[0]
    await sample.do(lambda records: records.inbox.fail(head.id, "KeyError", NOW + 5 * SECOND))

    assert [row.update_id for row in await sample.inbox()] == [3]
    again = (await sample.inbox(NOW + 5 * SECOND))[0]
    assert (again.update_id, again.attempts, again.error) == (1, 1, "KeyError")


async def test_a_parked_row_lets_its_chat_go_on_until_somebody_retries_it(sample: Sample) -> None:
    await sample.receive((1, 1), (2, 1))
    head = (await sample.inbox())[0]
    await sample.do(lambda records: records.inbox.fail(head.id, "KeyError", None))
    assert [row.update_id for row in await sample.inbox()] == [2]

    (parked,) = await sample.look(lambda records: records.inbox.parked())
    assert (parked.id, parked.state, parked.attempts) == (head.id, InboxState.PARKED, 1)
    assert parked.payload == head.payload
    assert await sample.do(lambda records: records.inbox.retry(head.id)) is True
    assert await sample.do(lambda records: records.inbox.retry(head.id)) is False
    (again,) = await sample.inbox()
    assert (again.update_id, again.attempts) == (1, 0)


async def test_what_cant_be_read_is_set_aside_and_can_be_dropped(sample: Sample) -> None:
    wreck = RawUpdate(7, 0, "[broken", readable=False)
    assert await sample.do(lambda records: records.inbox.put([wreck], NOW)) == 1
    assert await sample.inbox() == []

    (row,) = await sample.look(lambda records: records.inbox.parked())
    assert (row.state, row.payload) == (InboxState.QUARANTINED, "[broken")
    assert await sample.do(lambda records: records.inbox.retry(row.id)) is False
    assert await sample.do(lambda records: records.inbox.drop(row.id)) is True
    assert await sample.do(lambda records: records.inbox.drop(row.id)) is False
    assert await sample.look(lambda records: records.inbox.parked()) == []
    assert await sample.do(lambda records: records.inbox.put([wreck], NOW)) == 0


async def test_settled_rows_are_forgotten_after_a_while_and_unsettled_ones_never(sample: Sample) -> None:
    await sample.receive((1, 1), (2, 2), at=NOW)
    await sample.receive((3, 3), at=NOW + DAY)
    for row in [row for row in await sample.inbox() if row.update_id != 2]:
        await sample.do(lambda records, row=row: records.inbox.settle(row.id, NOW + DAY))  # type: ignore[misc]

    assert await sample.do(lambda records: records.inbox.forget(NOW + DAY)) == 1
    assert [row.update_id for row in await sample.inbox()] == [2]
    assert await sample.receive((1, 1), (3, 3)) == 1


async def test_a_clock_that_is_set_back_holds_up_nobody(sample: Sample) -> None:
    await sample.receive((1, 1))
    (head,) = await sample.inbox()
    await sample.do(lambda records: records.inbox.fail(head.id, "ValueError", NOW + 2 * 60 * SECOND))

    assert await sample.inbox() == []
    assert await sample.inbox(NOW - DAY) == [replace(head, attempts=1, error="ValueError")]
