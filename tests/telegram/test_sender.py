"""The sender, against the simulator and a real database."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.domain.queues import OutboxDraft, Priority
from bot.ports import Records
from tests.telegram.conftest import running, until
from tests.telegram.post import Post

pytestmark = pytest.mark.timeout(60)


async def test_what_is_pending_is_sent_and_marked(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.put(post.draft(person.id, "一"), post.draft(person.id, "二"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=2))

    assert await post.sent(person.id) == ["一", "二"]


async def test_who_waits_goes_before_a_broadcast(post: Post) -> None:
    people = await post.sim.people(20)
    await post.put(*(post.draft(each.id, "公示", Priority.BROADCAST) for each in people))
    async with running(post.sender(per_second=20).run, post.bell):
        await until(lambda: post.has(sent=3))
        await post.put(post.draft(people[19].id, "收到了", Priority.WAITING))
        await until(lambda: post.has(sent=21))

    texts = await post.sent()
    assert texts.index("收到了") < 8
    assert len(texts) == 21


async def test_within_the_limits_nothing_is_refused(post: Post) -> None:
    await post.sim.limits(enabled=True)
    people = await post.sim.people(20)
    drafts = [post.draft(each.id, f"{n}") for each in people for n in range(3)]
    await post.put(*drafts, *(post.draft(people[0].id, f"{n}") for n in range(3, 5)))
    async with running(post.sender(per_second=28, per_chat=1).run, post.bell):
        await until(lambda: post.has(sent=62))

    assert (await post.sim.stats())["too_many_requests"] == 0
    assert await post.sent(people[0].id) == ["0", "1", "2", "3", "4"]


async def test_a_chat_that_must_wait_hides_nobody(post: Post) -> None:
    flooded, other = await post.sim.people(2)
    await post.put(*(post.draft(flooded.id, f"{n}", Priority.WAITING) for n in range(2500)))
    await post.put(post.draft(other.id, "公示", Priority.BROADCAST))
    async with running(post.sender(per_second=100, per_chat=1).run, post.bell):
        await until(lambda: _sent_to(post, other.id))

    assert len(await post.sent(flooded.id)) <= 6


async def test_an_album_waits_for_as_many_places_as_it_has_parts(post: Post) -> None:
    await post.sim.limits(enabled=True, per_second=12)
    people = await post.sim.people(12)
    photo = {"type": "photo", "media": await _file_id(post)}
    album = OutboxDraft(
        people[0].id, "sendMediaGroup", {"media": [photo] * 8}, Priority.TASK, key="test:album"
    )
    await post.put(*(post.draft(each.id, "x") for each in people[1:]), album)
    async with running(post.sender(per_second=10, per_chat=1).run, post.bell):
        await until(lambda: post.has(sent=12))

    assert (await post.sim.stats())["too_many_requests"] == 0
    assert len([seen for seen in await people[0].chat() if seen.kind == "photo"]) == 8


async def test_a_message_that_follows_is_sent_as_a_reply(post: Post) -> None:
    (person,) = await post.sim.people(1)
    card = post.draft(person.id, "任务")
    follower = OutboxDraft(
        person.id, "sendMessage", {"text": "附言"}, Priority.TASK, follows=True, key="test:follower"
    )
    await post.put(card, follower)
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=2))

    first, second = await person.chat()
    assert second.reply_to == first.id


async def test_what_follows_a_card_comes_though_later_rows_were_read_before(post: Post) -> None:
    """The outbox hides it until the card is sent, and the reading has passed it by then."""
    person, other = await post.sim.people(2)
    followers = [
        OutboxDraft(person.id, "sendMessage", {"text": f"{n}"}, Priority.TASK, follows=True, key=f"test:f{n}")
        for n in range(12)
    ]
    await post.put(post.draft(person.id, "任务"), *followers)
    await post.put(*(post.draft(other.id, "x") for _ in range(5)))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=18))

    card, *rest = await person.chat()
    assert [(seen.text, seen.reply_to) for seen in rest] == [(f"{n}", card.id) for n in range(12)]


async def test_buttons_arrive_as_they_were_put(post: Post) -> None:
    (person,) = await post.sim.people(1)
    markup = {"inline_keyboard": [[{"text": "同意加入", "callback_data": "x:0"}]]}
    await post.put(post.draft(person.id, "加入吗？", reply_markup=markup))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=1))

    assert (await person.chat())[-1].buttons == (("同意加入",),)


@pytest.mark.parametrize("fault", [{"kind": "http", "code": 500}, {"kind": "http"}, {"kind": "reset"}])
async def test_what_telegram_did_not_take_is_sent_again_in_its_order(
    post: Post, fault: dict[str, str]
) -> None:
    (person,) = await post.sim.people(1)
    await post.sim.faults(**fault, method="sendMessage", when="before", next=1)
    await post.put(*(post.draft(person.id, text) for text in "一二三"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=3))

    assert await post.sent(person.id) == ["一", "二", "三"]


async def test_what_may_have_been_sent_is_sent_again(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.sim.faults(kind="reset", method="sendMessage", when="after", next=1)
    await post.put(post.draft(person.id, "一"), post.draft(person.id, "二"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=2))

    assert [seen.text for seen in await person.chat() if seen.from_bot] == ["一", "一", "二"]


async def test_most_answers_may_be_errors_and_nothing_is_lost(post: Post) -> None:
    people = await post.sim.people(20)
    await post.sim.faults(kind="http", method="sendMessage", probability=0.2)
    await post.put(*(post.draft(each.id, text) for text in "一二" for each in people))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=40))

    for each in people:
        assert await post.sent(each.id) == ["一", "二"]


async def test_a_chat_that_fails_is_left_to_rest_and_holds_up_nobody(post: Post) -> None:
    failing, other = await post.sim.people(2)
    await post.sim.faults(kind="http", code=500, chat_id=failing.id, next=3)
    await post.put(post.draft(failing.id, "一"), post.draft(other.id, "二"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=2))

    tries = [call["at"] for call in await post.sim.calls() if call["chat_id"] == failing.id]
    answered = [call["at"] for call in await post.sim.calls() if call["chat_id"] == other.id]
    assert tries[1] - tries[0] >= 0.25
    assert tries[2] - tries[1] >= 0.5
    assert answered[0] < tries[1]


async def test_while_telegram_is_down_there_is_no_storm_of_calls(post: Post) -> None:
    people = await post.sim.people(50)
    number = await post.sim.faults(kind="down")
    await post.put(*(post.draft(each.id, "x") for each in people))
    async with running(post.sender(workers=4).run, post.bell):
        await until(lambda: _called(post, 10))
        calls = [call["at"] for call in await post.sim.calls() if call["method"] == "sendMessage"]
        assert calls[9] - calls[0] >= 0.25
        await post.sim.clear_faults(number)
        await until(lambda: post.has(sent=50))


async def test_too_many_requests_pause_the_bot_until_the_deadline(post: Post) -> None:
    people = await post.sim.people(5)
    await post.sim.faults(kind="retry_after", retry_after=2, method="sendMessage", next=1)
    # Nobody's hurry lets the second leave before the first was answered.
    await post.put(*(post.draft(each.id, "x", Priority.BROADCAST) for each in people))
    async with running(post.sender(per_second=10).run, post.bell):
        await until(lambda: post.has(sent=5))

    calls = [call for call in await post.sim.calls() if call["method"] == "sendMessage"]
    assert calls[0]["error_code"] == 429
    assert calls[1]["at"] - calls[0]["at"] >= 2.0


async def test_a_chats_own_limit_pauses_only_that_chat(post: Post) -> None:
    busy, other = await post.sim.people(2)
    await post.put(post.draft(busy.id, "一"))
    async with running(post.sender(per_chat=1).run, post.bell):
        await until(lambda: post.has(sent=1))
        await post.sim.faults(kind="retry_after", retry_after=2, chat_id=busy.id, next=1)
        await post.put(post.draft(busy.id, "二"))
        await until(lambda: _tried(post, busy.id, 2))
        started = time.monotonic()
        await post.put(post.draft(other.id, "三"))
        await until(lambda: post.has(sent=2))
        assert time.monotonic() - started < 2.0
        await until(lambda: post.has(sent=3))

    refused, again = [call["at"] for call in await post.sim.calls() if call["chat_id"] == busy.id][-2:]
    assert again - refused >= 2.0


async def test_whoever_blocked_the_bot_is_marked_and_gets_nothing_more(post: Post) -> None:
    person, other = await post.sim.people(2)
    await person.block()
    await post.put(*(post.draft(person.id, f"{n}") for n in range(3)), post.draft(other.id, "x"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=1, undeliverable=3))

    assert post.unreachable == [person.id]
    assert len(await post.sent(person.id, tried=True)) == 1


async def test_one_message_that_telegram_refuses_stops_nobody(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.put(
        post.draft(person.id, ""),
        post.draft(person.id, "好"),
        post.draft(person.id, "x", method="sendNonsense"),
    )
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=1, pending=0, sending=0))

    assert post.unreachable == []
    assert (await post.counts())["undeliverable"] == 2


async def test_an_edit_that_changes_nothing_counts_as_done(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.put(post.draft(person.id, "一"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=1))
        message_id = (await person.chat())[-1].id
        await post.put(
            post.draft(person.id, "一", method="editMessageText", message_id=message_id),
            post.draft(person.id, "二", method="editMessageText", message_id=99_999),
        )
        await until(lambda: post.has(sent=3))


async def test_a_group_that_moved_gets_its_messages_at_its_new_id(post: Post) -> None:
    (person,) = await post.sim.people(1)
    group = await post.sim.group("二组", [person])
    moved = int((await post.sim.post(f"/sim/groups/{group}/migrate"))["id"])
    await post.put(post.draft(group, "一"), post.draft(group, "二"))
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=2))

    assert await post.sent(moved) == ["一", "二"]


async def test_what_a_crash_left_on_its_way_is_sent_again(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.put(post.draft(person.id, "一"))

    async def crash(records: Records) -> None:
        (row,) = await records.outbox.heads(post.clock.now(), 10)
        await records.outbox.claim([row.id])

    await post.store.transact(crash)
    async with running(post.sender().run, post.bell):
        await until(lambda: post.has(sent=1))


async def test_a_stop_finishes_what_is_on_its_way_and_begins_nothing_new(post: Post) -> None:
    people = await post.sim.people(50)
    await post.put(*(post.draft(each.id, "x") for each in people))
    async with running(post.sender(per_second=50, workers=4).run, post.bell):
        await until(lambda: _sent(post, 3))

    counts = await post.counts()
    assert counts.get("sending", 0) == 0
    assert counts["sent"] == len(await post.sent())
    assert counts["pending"] > 0


async def test_nothing_leaves_once_another_process_may_send_and_it_goes_on_if_none_did(post: Post) -> None:
    (person,) = await post.sim.people(1)
    await post.put(post.draft(person.id, "一"))
    asked: list[bool] = []
    answers = [True, False, False]  # it runs out just before the call leaves

    def may_send() -> bool:
        asked.append(answers.pop(0) if answers else True)
        return asked[-1]

    async with running(post.sender(may_send=may_send).run, post.bell):
        await until(lambda: post.has(sent=1))

    assert asked[:3] == [True, False, False]
    assert await post.sent(tried=True) == ["一"]


async def test_a_call_that_still_waits_as_the_right_to_send_ends_is_given_up_and_made_again(
    post: Post,
) -> None:
    (person,) = await post.sim.people(1)
    await post.put(post.draft(person.id, "一"))
    fault = await post.sim.faults(kind="slow", seconds=30.0, method="sendMessage")
    ended = asyncio.Event()
    async with running(post.sender(may_send=lambda: not ended.is_set()).run, post.bell):
        await until(lambda: _called(post, 1))
        ended.set()
        await until(lambda: post.has(pending=1))
        await post.sim.clear_faults(fault)
        ended.clear()
        post.bell.set()
        await until(lambda: post.has(sent=1))


async def _sent(post: Post, number: int) -> bool:
    return (await post.counts()).get("sent", 0) >= number


async def _sent_to(post: Post, chat_id: int) -> bool:
    return bool(await post.sent(chat_id))


async def _called(post: Post, number: int) -> bool:
    return len(await post.sim.calls(method="sendMessage")) >= number


async def _tried(post: Post, chat_id: int, number: int) -> bool:
    return len(await post.sent(chat_id, tried=True)) >= number


async def _file_id(post: Post) -> str:
    """Return the file id of a photo that somebody sent to the bot."""
    (person,) = await post.sim.people(1)
    await person.send("photo")
    raw = (await person.chat())[-1].raw
    return str(raw["photo"][-1]["file_id"])
