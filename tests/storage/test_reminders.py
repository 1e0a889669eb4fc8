"""Reminders, on both databases."""

from __future__ import annotations

from datetime import datetime

from bot.domain.reminder import ReminderKind
from tests.storage.samples import NOW, SECOND, Sample

KIND = ReminderKind.OVERDUE


async def put(sample: Sample, subject: int, seconds: int = 0, period: str = "") -> bool:
    due = NOW + seconds * SECOND
    return await sample.do(lambda records: records.reminders.put(KIND, subject, period, due))


async def due(sample: Sample, seconds: int = 0, limit: int = 100) -> list[tuple[int, datetime]]:
    found = await sample.look(lambda records: records.reminders.due(NOW + seconds * SECOND, limit))
    return [(reminder.subject, reminder.due_at) for reminder in found]


async def fire(sample: Sample, seconds: int = 0) -> list[bool]:
    found = await sample.look(lambda records: records.reminders.due(NOW + seconds * SECOND, 100))
    return [await sample.do(lambda r, i=row.id: r.reminders.settle(i, NOW)) for row in found]  # type: ignore[misc]


async def test_what_is_due_comes_earliest_first_and_nothing_before_its_time(sample: Sample) -> None:
    for subject, seconds in ((1, 9), (2, 3), (3, 5), (4, 3)):
        await put(sample, subject, seconds)

    at = [NOW + seconds * SECOND for seconds in (3, 3, 5)]
    assert await due(sample, 5) == list(zip((2, 4, 3), at, strict=True))
    assert await due(sample, 5, limit=1) == [(2, at[0])]
    assert await due(sample, 2) == []
    assert await sample.look(lambda records: records.reminders.next_due()) == at[0]


async def test_each_fires_once(sample: Sample) -> None:
    await put(sample, 1)
    (reminder,) = await sample.look(lambda records: records.reminders.due(NOW, 100))

    assert (reminder.kind, reminder.subject, reminder.period, reminder.due_at) == (KIND, 1, "", NOW)
    settled = [await sample.do(lambda r: r.reminders.settle(reminder.id, NOW)) for _ in range(2)]
    assert settled == [True, False]
    assert await due(sample, 100) == []
    assert await sample.look(lambda records: records.reminders.next_due()) is None


async def test_a_key_is_known_for_ever(sample: Sample) -> None:
    assert [await put(sample, 1), await put(sample, 1, 5), await put(sample, 1, period="x")] == [
        True,
        False,
        True,
    ]
    assert await fire(sample) == [True, True]
    assert await put(sample, 1) is False
    assert await due(sample, 100) == []


async def test_moving_sets_a_new_time_even_after_firing(sample: Sample) -> None:
    async def move(seconds: int) -> None:
        await sample.do(lambda r: r.reminders.move(KIND, 1, "", NOW + seconds * SECOND))

    await move(5)
    await move(3)
    assert await due(sample, 3) == [(1, NOW + 3 * SECOND)]
    await fire(sample, 3)
    await move(9)
    assert await due(sample, 9) == [(1, NOW + 9 * SECOND)]


async def test_postponing_changes_nothing_after_firing(sample: Sample) -> None:
    async def postpone(seconds: int) -> bool:
        return await sample.do(lambda r: r.reminders.put_or_postpone(KIND, 1, "", NOW + seconds * SECOND))

    assert [await postpone(5), await postpone(3)] == [True, True]
    assert await due(sample, 9) == [(1, NOW + 3 * SECOND)]
    await fire(sample, 3)
    assert await postpone(9) is False
    assert await due(sample, 9) == []


async def test_what_has_not_fired_can_be_taken_back_by_period_or_altogether(sample: Sample) -> None:
    for subject, period in ((1, "a"), (1, "b"), (1, "c"), (2, "a")):
        await put(sample, subject, period=period)

    await sample.do(lambda records: records.reminders.cancel(KIND, 1, "a"))
    assert [subject for subject, _ in await due(sample)] == [1, 1, 2]
    await sample.do(lambda records: records.reminders.cancel(KIND, 1))
    assert [subject for subject, _ in await due(sample)] == [2]
    await sample.do(lambda records: records.reminders.cancel(ReminderKind.DUE_SOON, 2))
    assert [subject for subject, _ in await due(sample)] == [2]


async def test_what_was_taken_back_does_not_fire_and_its_id_never_comes_again(sample: Sample) -> None:
    await put(sample, 1)
    (reminder,) = await sample.look(lambda records: records.reminders.due(NOW, 100))
    await sample.do(lambda records: records.reminders.cancel(KIND, 1))
    await put(sample, 2)

    assert await sample.do(lambda records: records.reminders.settle(reminder.id, NOW)) is False
    assert [subject for subject, _ in await due(sample)] == [2]


async def test_taking_back_leaves_what_fired_known(sample: Sample) -> None:
    await put(sample, 1)
    await fire(sample)
    await sample.do(lambda records: records.reminders.cancel(KIND, 1))

    assert await put(sample, 1) is False
