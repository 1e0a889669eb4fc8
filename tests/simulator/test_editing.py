"""Edits, deletions and pins."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.error import BadRequest

from bot.simulator.client import PersonHandle, SimulatorClient

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("办完了", callback_data="done")]])


async def test_an_edit_replaces_text_and_takes_the_keyboard_off(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "在办", reply_markup=KEYBOARD)
    await villager.expect("在办")
    edited = await bot.edit_message_text("办完", villager.id, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("办完", None)
    assert edited.edit_date is not None
    seen = await villager.expect("办完")
    assert (seen.id, seen.edits, seen.buttons) == (sent.message_id, 1, ())


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "在办", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match=r"^Message is not modified: "):
        await bot.edit_message_text("在办", villager.id, sent.message_id, reply_markup=KEYBOARD)
    with pytest.raises(BadRequest, match=r"^Message is not modified: "):
        await bot.edit_message_reply_markup(villager.id, sent.message_id, reply_markup=KEYBOARD)


async def test_a_changed_keyboard_alone_is_no_new_message_to_expect(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "在办", reply_markup=KEYBOARD)
    first = await villager.expect("在办")
    await bot.edit_message_reply_markup(villager.id, sent.message_id, reply_markup=None)
    assert (await villager.chat())[-1].buttons == ()
    with pytest.raises(AssertionError, match="waited 0 s"):
        await villager.expect("在办", timeout=0)
    assert villager.last == first


async def test_captions_and_media_are_edited(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_photo(villager.id, b"one", caption="旧")
    edited = await bot.edit_message_caption(villager.id, sent.message_id, caption="新")
    assert isinstance(edited, Message)
    assert edited.caption == "新"
    edited = await bot.edit_message_media(InputMediaPhoto(b"two", caption="又"), villager.id, sent.message_id)
    assert isinstance(edited, Message)
    assert edited.photo[-1].file_unique_id != sent.photo[-1].file_unique_id
    with pytest.raises(BadRequest, match="no text in the message to edit"):
        await bot.edit_message_text("字", villager.id, sent.message_id)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, villager: PersonHandle) -> None:
    for message_id, reason in ((1, "can't be edited"), (99, "to edit not found")):
        with pytest.raises(BadRequest, match=reason):
            await bot.edit_message_text("字", villager.id, message_id)


async def test_deleted_messages_are_gone_and_old_ones_stay(
    bot: Bot, villager: PersonHandle, sim: SimulatorClient
) -> None:
    first, second, third = [(await bot.send_message(villager.id, str(n))).message_id for n in range(3)]
    assert await bot.delete_message(villager.id, first)
    with pytest.raises(BadRequest, match="to delete not found"):
        await bot.delete_message(villager.id, first)
    assert await bot.delete_messages(villager.id, [first, second])
    await sim.advance(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(villager.id, third)
    assert [message.id for message in await villager.chat()] == [1, third]


async def test_a_message_can_be_deleted_until_it_is_48_hours_old(
    bot: Bot, villager: PersonHandle, sim: SimulatorClient
) -> None:
    first, second = [(await bot.send_message(villager.id, str(n))).message_id for n in range(2)]
    await sim.advance(hours=47, minutes=59)
    assert await bot.delete_messages(villager.id, [first])
    await sim.advance(minutes=1, seconds=1)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_messages(villager.id, [second])
    with pytest.raises(BadRequest, match=r"(?i)too many message identifiers"):
        await bot.delete_messages(villager.id, range(1, 102))
    assert [message.id for message in await villager.chat()] == [1, second]


async def test_pins_are_shown_in_the_chat(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "联系卡")
    assert await bot.pin_chat_message(villager.id, sent.message_id)
    assert (await villager.look()).pinned == (sent.message_id,)
    pinned = (await bot.get_chat(villager.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    assert await bot.unpin_chat_message(villager.id, sent.message_id)
    assert (await villager.look()).pinned == ()
