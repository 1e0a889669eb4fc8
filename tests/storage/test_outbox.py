"""The outbox, on both databases."""

from __future__ import annotations

from bot.domain.queues import Delivery, OutboxRow, OutboxState, Priority
from tests.storage.samples import CHAT, DAY, NOW, SECOND, Sample, draft


def texts(rows: list[OutboxRow]) -> list[str]:
    return [row.payload["text"] for row in rows]


async def send(sample: Sample, row: OutboxRow, *message_ids: int) -> None:
    await sample.do(lambda records: records.outbox.claim([row.id]))
    await sample.do(lambda records: records.outbox.sent([Delivery(row.id, message_ids)], NOW))


async def test_a_row_comes_back_as_its_draft_was(sample: Sample) -> None:
    case = await sample.case()
    await sample.post(
        draft(
            "收到了<&>😀",
            priority=Priority.TASK,
            account_id=sample.villager.id,
            case_id=case.id,
            keyboard="abc",
        )
    )

    (row,) = await sample.outbox()
    assert row == OutboxRow(
        id=row.id,
        chat_id=CHAT,
        method="sendMessage",
        payload={"text": "收到了<&>😀"},
        priority=Priority.TASK,
        state=OutboxState.PENDING,
        attempts=0,
        account_id=sample.villager.id,
        case_id=case.id,
        keyboard="abc",
        reply_to_message_id=None,
        not_before=NOW,
    )


async def test_who_waits_goes_first_then_whoever_came_first(sample: Sample) -> None:
    await sample.post(
        draft("广播", priority=Priority.BROADCAST),
        draft("任务一", priority=Priority.TASK),
        draft("任务二", priority=Priority.TASK),
        draft("答复"),
    )

    rows = await sample.outbox()
    assert texts(rows) == ["答复", "任务一", "任务二", "广播"]
    assert texts(await sample.outbox(limit=1)) == ["答复"]
    assert texts(await sample.outbox(after=(rows[1].priority, rows[1].id))) == ["任务二", "广播"]


async def test_nothing_is_due_before_its_time(sample: Sample) -> None:
    await sample.post(draft("现在"), draft("以后", priority=Priority.TASK))
    now, later = await sample.outbox()
    await sample.do(lambda records: records.outbox.claim([now.id, later.id]))
    await sample.do(lambda records: records.outbox.postpone(later.id, NOW + 9 * SECOND, "RetryAfter"))
    assert await sample.outbox(NOW + 8 * SECOND) == []

    (again,) = await sample.outbox(NOW + 9 * SECOND)
    assert (again.id, again.attempts, again.not_before) == (later.id, 1, NOW + 9 * SECOND)
    assert await sample.look(lambda records: records.outbox.next_due()) == NOW + 9 * SECOND
    assert await sample.look(lambda records: records.outbox.pending()) == 1


async def test_what_follows_a_card_waits_for_it_and_replies_to_it(sample: Sample) -> None:
    case = await sample.case()
    await sample.post(
        draft("卡片", case_id=case.id),
        draft("照片", follows=True),
        draft("语音", follows=True),
        draft("别的"),
    )
    assert texts(await sample.outbox()) == ["卡片", "别的"]

    await send(sample, (await sample.outbox())[0], 41, 42)
    rows = await sample.outbox()
    assert texts(rows) == ["照片", "语音", "别的"]
    assert [row.reply_to_message_id for row in rows] == [41, 41, None]


async def test_what_follows_a_card_that_cant_be_delivered_goes_out_by_itself(sample: Sample) -> None:
    await sample.post(draft("卡片"), draft("照片", follows=True))
    (card,) = await sample.outbox()
    await sample.do(lambda records: records.outbox.undeliverable(card.id, "BadRequest"))

    (photo,) = await sample.outbox()
    assert (photo.payload["text"], photo.reply_to_message_id) == ("照片", None)


async def test_a_key_is_used_once(sample: Sample) -> None:
    await sample.post(draft("一", key="d:1:5"), draft("二", key="d:1:6"), draft("无"), draft("无"))
    await sample.post(draft("三", key="d:1:5"), draft("四", key="d:1:7"))

    assert texts(await sample.outbox()) == ["一", "二", "无", "无", "四"]


async def test_what_follows_a_card_known_by_its_key_follows_that_one(sample: Sample) -> None:
    await sample.post(draft("卡片", key="k"))
    await send(sample, (await sample.outbox())[0], 41)
    await sample.post(draft("又一张", key="k"), draft("照片", follows=True))

    (photo,) = await sample.outbox()
    assert (photo.payload["text"], photo.reply_to_message_id) == ("照片", 41)


async def test_every_message_sent_for_a_case_finds_it_again(sample: Sample) -> None:
    case = await sample.case()
    await sample.post(draft("卡片", case_id=case.id), draft("别的"))
    card, other = await sample.outbox()
    await sample.do(lambda records: records.outbox.claim([card.id, other.id]))
    deliveries = [Delivery(card.id, (41, 42)), Delivery(other.id, (43,))]
    await sample.do(lambda records: records.outbox.sent(deliveries, NOW))

    async def case_of(message_id: int) -> int | None:
        return await sample.look(lambda records: records.threads.case_of(CHAT, message_id))

    assert [await case_of(message) for message in (41, 42, 43)] == [case.id, case.id, None]
    assert await sample.outbox(NOW + DAY) == []


async def test_what_a_crash_left_half_sent_is_sent_again(sample: Sample) -> None:
    await sample.post(draft("一"), draft("二"))
    first, _ = await sample.outbox()
    await sample.do(lambda records: records.outbox.claim([first.id]))
    assert texts(await sample.outbox()) == ["二"]

    assert await sample.do(lambda records: records.outbox.release()) == 1
    assert texts(await sample.outbox()) == ["一", "二"]


async def test_a_row_that_was_given_up_is_not_claimed_any_more(sample: Sample) -> None:
    await sample.post(draft("一", key="x:1"), draft("二", key="x:2"), draft("三", chat_id=5, key="x:3"))
    assert await sample.do(lambda records: records.outbox.undeliverable_to(CHAT, "Forbidden")) == 2
    (row,) = await sample.outbox()
    await sample.do(lambda records: records.outbox.claim([row.id - 1]))

    counts = await sample.look(lambda records: records.outbox.counts("x:"))
    assert counts == {"undeliverable": 2, "pending": 1}


async def test_a_group_that_became_another_chat_takes_its_messages_along(sample: Sample) -> None:
    await sample.post(draft("一", chat_id=-5), draft("二", chat_id=-6))
    await sample.do(lambda records: records.outbox.move_chat(-5, -1005))

    assert [row.chat_id for row in await sample.outbox()] == [-1005, -6]


async def test_counts_go_by_the_keys_beginning(sample: Sample) -> None:
    keys = ("d:1:1", "d:1:2", "d:10:1", "d:1", "D:1:1", "d:1;")
    await sample.post(*(draft(key=key) for key in keys))
    await send(sample, (await sample.outbox())[0], 1)

    counts = await sample.look(lambda records: records.outbox.counts("d:1:"))
    assert counts == {"sent": 1, "pending": 1}


async def test_payloads_of_what_is_settled_are_forgotten_and_rows_stay(sample: Sample) -> None:
    await sample.post(draft("一", key="d:1"), draft("二", key="d:2"), draft("三", key="d:3"))
    first, second, _ = await sample.outbox()
    await send(sample, first, 1)
    await sample.do(lambda records: records.outbox.undeliverable(second.id, "BadRequest"))

    assert await sample.do(lambda records: records.outbox.forget(NOW)) == 0
    assert await sample.do(lambda records: records.outbox.forget(NOW + SECOND)) == 2
    assert await sample.do(lambda records: records.outbox.forget(NOW + SECOND)) == 0
    assert texts(await sample.outbox()) == ["三"]
    await sample.post(draft("一", key="d:1"))
    assert await sample.look(lambda records: records.outbox.pending()) == 1
