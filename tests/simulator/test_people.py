"""The person side: what people do reaches the bot as Telegram would tell it."""

import json
import time
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import MessageEntityType

from bot.simulator.client import PersonHandle, SimulatorClient

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("同意加入", callback_data="join")]])


async def last_update(bot: Bot) -> Update:
    """Return the newest update."""
    return (await bot.get_updates())[-1]


async def test_a_deep_link_arrives_as_start_with_its_payload(bot: Bot, sim: SimulatorClient) -> None:
    person = await sim.person("韦大山", last_name="韦", username="weidashan")
    await person.start("abc_-123")
    message = (await last_update(bot)).message
    assert message is not None
    assert message.text == "/start abc_-123"
    assert [entity.type for entity in message.entities] == [MessageEntityType.BOT_COMMAND]
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.username) == (person.id, "weidashan")
    assert person.id > 2**32


async def test_many_write_and_tap_at_the_same_moment(bot: Bot, sim: SimulatorClient) -> None:
    people = await sim.people(3)
    began = time.monotonic()
    written = await sim.many_write(people, "水管坏了")
    updates = await bot.get_updates()
    assert [update.message and update.message.text for update in updates] == ["水管坏了"] * 3
    for person in people:
        await bot.send_message(person.id, "同意吗", reply_markup=KEYBOARD)
        await bot.send_message(person.id, "没有按钮的一句")
    tapped = await sim.many_tap(people, "加入")
    taps = [update.callback_query for update in await bot.get_updates(updates[-1].update_id + 1)]
    assert [tap and (tap.from_user.id, tap.data) for tap in taps] == [
        (person.id, "join") for person in people
    ]
    assert began <= written <= tapped <= time.monotonic()
    with pytest.raises(httpx.HTTPStatusError, match="404"):
        await sim.many_tap(people, "不存在")


async def test_an_album_arrives_as_messages_of_one_group(bot: Bot, villager: PersonHandle) -> None:
    await villager.album(["photo", {"video": True}], caption="路")
    first, second = [update.message for update in await bot.get_updates()][-2:]
    assert first is not None
    assert second is not None
    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, bool(first.photo), bool(second.video)) == ("路", True, True)


async def test_ones_own_contact_carries_ones_id_and_anothers_does_not(
    bot: Bot, villager: PersonHandle
) -> None:
    await villager.share_own_contact()
    await villager.send("contact", phone_number="+8613900000009", first_name="别人")
    own, other = [update.message.contact for update in (await bot.get_updates())[-2:] if update.message]
    assert own is not None
    assert (own.user_id, own.phone_number) == (villager.id, "+8613900000001")
    assert other is not None
    assert other.user_id is None


@pytest.mark.parametrize(
    "kind", ["location", "venue", "sticker", "voice", "video_note", "animation", "document"]
)
async def test_every_kind_of_message_parses(bot: Bot, villager: PersonHandle, kind: str) -> None:
    await villager.send(kind)
    message = (await last_update(bot)).message
    assert message is not None
    assert getattr(message, kind)


async def test_bytes_that_a_person_sends_are_what_the_bot_downloads(bot: Bot, villager: PersonHandle) -> None:
    await villager.send("voice", data=b"OggS...", duration=9, mime_type="audio/ogg")
    message = (await last_update(bot)).message
    assert message is not None
    assert message.voice is not None
    assert message.voice.duration == timedelta(seconds=9)
    assert bytes(await (await bot.get_file(message.voice)).download_as_bytearray()) == b"OggS..."


async def test_an_edit_is_told_and_a_deletion_is_not(bot: Bot, villager: PersonHandle) -> None:
    message_id = await villager.write("水管坏了")
    await villager.edit(message_id, "水管全坏了")
    edited = (await last_update(bot)).edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (message_id, "水管全坏了")
    await villager.delete(message_id)
    assert (await last_update(bot)).edited_message == edited


async def test_a_reply_and_a_forward_carry_their_origin(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    sent = await bot.send_message(villager.id, "任务")
    await villager.write("办了", reply_to=sent.message_id)
    message = (await last_update(bot)).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.message_id == sent.message_id
    await sim.post(f"/sim/people/{villager.id}/messages", {"text": "转", "forward_from": {"name": "某人"}})
    message = (await last_update(bot)).message
    assert message is not None
    assert message.forward_origin is not None


async def test_buttons_can_be_forged_and_old_ones_tapped(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "?", reply_markup=KEYBOARD)
    await villager.tap_button(sent.message_id, data="forged:1")
    query = (await last_update(bot)).callback_query
    assert query is not None
    assert query.data == "forged:1"
    await bot.delete_message(villager.id, sent.message_id)
    await villager.tap("同意", message=sent.message_id)
    query = (await last_update(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert not query.message.is_accessible


async def test_a_missing_button_shows_the_chat(bot: Bot, villager: PersonHandle) -> None:
    await bot.send_message(villager.id, "请选", reply_markup=KEYBOARD)
    with pytest.raises(AssertionError, match=r"请选(.|\n)*同意加入"):
        await villager.tap("没有")


async def test_an_expectation_in_vain_shows_the_chat(bot: Bot, villager: PersonHandle) -> None:
    await bot.send_message(villager.id, "你好")
    with pytest.raises(AssertionError, match=r"韦大山 waited 0.05 s for '再见'(.|\n)*你好"):
        await villager.expect("再见", timeout=0.05)


async def test_each_message_answers_one_expectation(bot: Bot, villager: PersonHandle) -> None:
    first, second = [(await bot.send_message(villager.id, "收到")).message_id for _ in range(2)]
    assert [(await villager.expect("收到")).id for _ in range(2)] == [first, second]
    with pytest.raises(AssertionError):
        await villager.expect("收到", timeout=0)


async def test_whoever_blocked_the_bot_cannot_write(villager: PersonHandle) -> None:
    await villager.block()
    with pytest.raises(httpx.HTTPStatusError, match="has blocked the bot"):
        await villager.write("?")
    await villager.start()
    await villager.write("!")


async def test_what_is_said_in_a_group_names_the_group(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    group = await sim.group("二组", [villager])
    await villager.say_in(group, "大家好")
    message = (await last_update(bot)).message
    assert message is not None
    assert (message.chat.id, message.chat.type, message.text) == (group, "group", "大家好")
    outsider = await sim.person("外人")
    with pytest.raises(httpx.HTTPStatusError, match="404"):
        await outsider.say_in(group, "?")


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/sim/people", {"nonsense": 1}),
        ("/sim/people/1/messages", {"text": "?"}),
        ("/sim/clock", {"to": "2026-10-01T08:00:00"}),
        ("/sim/faults", {"kind": "earthquake"}),
        ("/sim/limits", {"nonsense": 1}),
        ("/sim/groups", {"title": "空"}),
    ],
)
async def test_nonsense_is_refused_with_a_sentence(
    sim: SimulatorClient, path: str, asked: dict[str, Any]
) -> None:
    with pytest.raises(httpx.HTTPStatusError, match='"error":'):
        await sim.post(path, asked)


async def test_events_stream_what_happens(bot: Bot, sim: SimulatorClient, villager: PersonHandle) -> None:
    kinds = []
    async with (
        httpx.AsyncClient(trust_env=False) as client,
        client.stream("GET", f"{sim.base_url}/sim/events") as sse,
    ):
        lines = sse.aiter_lines()
        assert await anext(lines) == ": watching"
        await villager.write("有人吗")
        await bot.send_message(villager.id, "有")
        await sim.advance(hours=1)
        async for line in lines:
            if line.startswith("data: "):
                kinds.append(json.loads(line.removeprefix("data: "))["type"])
            if kinds and kinds[-1] == "clock":
                break
    assert kinds == ["message", "message", "call", "clock"]
