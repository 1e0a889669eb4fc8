"""Faults between the bot and Telegram: nothing is lost, nobody is asked too often, the rest flows."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.telegram.metered_api import MeteredApi
from tests.acceptance.inside import PATIENCE, Inside, inside

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(120)]

SENDING = ["sendMessage", "editMessageText", "answerCallbackQuery"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Inside]:
    async with inside(tmp_path_factory.mktemp("faults"), writers=20) as place:
        await place.start()
        yield place


@pytest_asyncio.fixture(loop_scope="module")
async def place(shared: Inside) -> AsyncIterator[Inside]:
    yield shared
    await shared.simulator.clear_faults()
    await shared.settled()


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "http", "code": 502},
        {"kind": "http", "code": 500, "when": "after"},
        {"kind": "reset"},
        {"kind": "reset", "when": "after"},
        {"kind": "hang", "seconds": 0.3, "when": "after"},
    ],
    ids=lambda fault: " ".join(map(str, fault.values())),
)
async def test_a_fifth_of_all_answers_fails_and_nothing_is_lost(
    place: Inside, fault: dict[str, object]
) -> None:
    await place.simulator.faults(probability=0.2, **fault)
    words = f"路灯不亮{place.given}"
    villager, cadre, card = await place.matter(words)
    await cadre.write("明天换", reply_to=card)
    await villager.expect("明天换", timeout=PATIENCE)
    await place.simulator.clear_faults()

    await place.settled()
    assert place.count("outbox WHERE state <> 'sent'") == 0
    assert place.count("entries WHERE content LIKE ?", f"%{words}%") == 1


async def test_what_was_refused_before_it_was_done_is_sent_once(place: Inside) -> None:
    await place.simulator.faults(kind="http", code=503, probability=0.3, methods=SENDING)
    villager, *_ = await place.matter("水管冻裂")

    assert len(await place.told([villager], "编号")) == 2


async def test_a_call_that_is_never_answered_is_given_up_and_made_again(
    place: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MeteredApi.call, "__kwdefaults__", {"read_timeout": 0.3})
    villager = place.villager()
    await place.simulator.faults(kind="hang", seconds=30, next=1, methods=["sendMessage"], when="before")
    await villager.write("桥断了")
    await villager.expect("编号", timeout=PATIENCE)


async def test_after_429_nothing_is_called_before_its_time(place: Inside) -> None:
    """Hardly anything went to that chat: so it was the bot's own limit, and everybody waits."""
    flooded, other = place.villager(), place.villager()
    await place.simulator.faults(kind="retry_after", retry_after=2, next=1, methods=["sendMessage"])
    for person in (flooded, other):
        await person.write("门前的沟")
    for person in (flooded, other):
        await person.expect("编号", timeout=PATIENCE)

    calls = await place.calls("sendMessage")
    refused = next(call for call in calls if call["error_code"] == 429)
    later = [call for call in calls if call["at"] > refused["at"] + 0.2]  # what was on its way may arrive
    assert later[0]["at"] - refused["at"] >= 2


async def test_a_villager_who_blocked_the_bot_is_visited_and_comes_back(place: Inside) -> None:
    villager, cadre, card = await place.matter("围墙要倒")
    await place.simulator.faults(kind="forbidden", chat_id=villager.id, methods=SENDING)
    for words in ("看过了", "再等等"):
        await cadre.write(words, reply_to=card)
        await place.settled()
        await place.simulator.advance(seconds=6)
    assert len(await place.told(place.cadres, "请上门说")) == 1
    assert place.count("accounts WHERE NOT reachable AND telegram_id = ?", villager.id) == 1

    await place.simulator.clear_faults()
    await villager.write("我回来了", reply_to=(await villager.chat())[-1])
    await cadre.expect("我回来了", timeout=PATIENCE)
    await cadre.write("围墙后天修", reply_to=card)
    await villager.expect("围墙后天修", timeout=PATIENCE)


async def test_blocking_by_button_tells_the_cadre_once_each_time(place: Inside) -> None:
    villager = place.villager()
    for times in (1, 2):
        await villager.block()
        told = await place.told(place.cadres, "这里联系不上了")
        await villager.unblock()
        await place.settled()
        if times == 1:
            first = len(told)
    assert len(told) == first + 1


async def test_a_stranger_who_blocks_the_bot_is_nobodys_business(place: Inside) -> None:
    before = await place.told(place.cadres, "这里联系不上了")
    stranger = await place.simulator.person("路人")
    await stranger.start()
    await stranger.block()

    assert await place.told(place.cadres, "这里联系不上了") == before


async def test_a_cadre_who_blocks_the_bot_is_told_to_the_secretary(place: Inside) -> None:
    secretary, cadre = place.cadres[0], place.cadres[7]
    await cadre.block()
    await secretary.expect("任务送不到他手里", timeout=PATIENCE)
    await cadre.unblock()


async def test_a_message_that_telegram_will_never_take_is_given_up_and_the_rest_flows(
    place: Inside, caplog: pytest.LogCaptureFixture
) -> None:
    villager = place.villager()
    await place.simulator.faults(
        kind="bad_request", description="Bad Request: can't parse entities", next=1,
        methods=["sendMessage"], chat_id=villager.id,
    )  # fmt: skip
    await place.post(villager.id, "坏的")
    await place.settled()
    await villager.write("好的")
    await villager.expect("编号", timeout=PATIENCE)
    await place.settled()

    assert place.count("outbox WHERE state = 'undeliverable' AND chat_id = ?", villager.id) == 1
    assert len(await place.calls("sendMessage", villager.id)) == 2
    assert "is undeliverable" in caplog.text
    assert "坏的" not in caplog.text


async def test_a_group_that_became_another_is_followed(place: Inside) -> None:
    group = await place.simulator.group("样品群", [place.villagers[0]])
    await place.settled()
    moved = await place.simulator.post(f"/sim/groups/{group}/migrate")
    await place.post(group, "群里说一声")
    await place.settled()

    assert place.count("outbox WHERE state = 'sent' AND chat_id = ?", moved["id"]) == 1


async def test_what_another_command_puts_into_the_outbox_is_sent_within_a_second(place: Inside) -> None:
    villager = place.villager()
    await place.post(villager.id, "另一个命令说的")
    began = time.monotonic()
    await villager.expect("另一个命令说的", timeout=PATIENCE)

    assert time.monotonic() - began < 1.5  # the second, and what a busy machine takes to send


async def test_telegram_out_of_reach_brings_no_busy_loop_and_an_alarm_after_20_hours(
    place: Inside, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    villager = place.villager()
    before = len(await place.simulator.calls())
    await place.simulator.faults(kind="down")
    await villager.write("有人吗")
    await asyncio.sleep(2.5)
    tries = len(await place.simulator.calls()) - before
    assert 2 <= tries <= 8
    assert "ALARM" not in caplog.text

    await place.simulator.advance(hours=21)
    async with asyncio.timeout(PATIENCE):
        while "ALARM" not in caplog.text:  # noqa: ASYNC110 - a log sets no event
            await asyncio.sleep(0.05)
    await place.simulator.clear_faults()
    await villager.expect("编号", timeout=40)
