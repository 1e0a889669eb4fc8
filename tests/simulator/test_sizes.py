"""Telegram's limits, counted as Telegram counts them."""

import random

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import FileSizeLimit, InlineKeyboardButtonLimit, MessageLimit
from telegram.error import BadRequest

from bot.simulator import entities, files, markup
from bot.simulator.client import PersonHandle, SimulatorClient


def test_the_limits_are_those_of_the_library() -> None:
    assert entities.MAX_TEXT == MessageLimit.MAX_TEXT_LENGTH
    assert entities.MAX_CAPTION == MessageLimit.CAPTION_LENGTH
    assert markup.MAX_CALLBACK_DATA == InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    assert files.MAX_DOWNLOAD >= FileSizeLimit.FILESIZE_DOWNLOAD
    assert files.MAX_UPLOAD >= FileSizeLimit.FILESIZE_UPLOAD


@pytest.mark.parametrize(
    "text", ["好" * 4096, "😀" * 2048, "<b>" + "好" * 4096 + "</b>", " " * 9 + "好" * 4096]
)
async def test_4096_utf16_units_after_entities_are_taken(bot: Bot, villager: PersonHandle, text: str) -> None:
    sent = await bot.send_message(villager.id, text, parse_mode="HTML")
    assert entities.utf16_length(sent.text or "") == 4096


@pytest.mark.parametrize("text", ["好" * 4097, "😀" * 2048 + "a"])
async def test_one_unit_more_is_refused(bot: Bot, villager: PersonHandle, text: str) -> None:
    with pytest.raises(BadRequest, match=r"^Message is too long$"):
        await bot.send_message(villager.id, text)


async def test_a_caption_ends_at_1024_units(bot: Bot, villager: PersonHandle) -> None:
    await bot.send_photo(villager.id, b"x", caption="😀" * 512)
    with pytest.raises(BadRequest, match=r"^Message caption is too long$"):
        await bot.send_photo(villager.id, b"x", caption="😀" * 512 + "a")


@pytest.mark.parametrize("text", ["", "   ", "<b></b>"])
async def test_empty_text_is_refused(bot: Bot, villager: PersonHandle, text: str) -> None:
    with pytest.raises(BadRequest, match=r"^Message text is empty$"):
        await bot.send_message(villager.id, text, parse_mode="HTML")


async def test_callback_data_ends_at_64_bytes(bot: Bot, villager: PersonHandle) -> None:
    def keyboard(data: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data=data)]])

    await bot.send_message(villager.id, "?", reply_markup=keyboard("好" * 21 + "a"))
    for data in ("好" * 21 + "ab", ""):
        with pytest.raises(BadRequest, match=r"(?i)^button_data_invalid$"):
            await bot.send_message(villager.id, "?", reply_markup=keyboard(data))


async def test_a_button_without_an_action_is_refused(bot: Bot, villager: PersonHandle) -> None:
    with pytest.raises(BadRequest, match="text buttons are unallowed"):
        await bot.send_message(
            villager.id, "?", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("好")]])
        )


async def test_20_megabytes_download_and_one_byte_more_does_not(bot: Bot, villager: PersonHandle) -> None:
    for size in (files.MAX_DOWNLOAD, files.MAX_DOWNLOAD + 1):
        await villager.send("video", file_size=size)
    fits, over = (update.message.video for update in (await bot.get_updates())[-2:] if update.message)
    assert fits is not None
    assert over is not None
    assert len(await (await bot.get_file(fits)).download_as_bytearray()) == files.MAX_DOWNLOAD
    with pytest.raises(BadRequest, match=r"^File is too big$"):
        await bot.get_file(over)
    assert (await bot.send_video(villager.id, over)).video == over


async def test_a_file_id_of_another_bot_means_nothing(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.add_bot("10002:OTHER", "other_bot")
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(villager.id, "AgACAgUAAxkBnobody")
    stranger = await sim.known_person(villager.id, bot="other_bot")
    await stranger.start()
    await stranger.send("photo")
    photo = (await stranger.look()).messages[-1].raw["photo"][-1]["file_id"]
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(villager.id, photo)


def test_contents_beyond_the_bound_are_forgotten_oldest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_HELD", 10)
    store = files.FileStore(random.Random(1))
    first, second = (store.add("document", files.Upload("a.txt", None, bytes(6), 6)) for _ in range(2))
    assert second.read() == bytes(6)
    assert first.read() != bytes(6)
    assert len(first.read()) == 6


async def test_a_photo_is_no_document(bot: Bot, villager: PersonHandle) -> None:
    photo = (await bot.send_photo(villager.id, b"x")).photo[-1]
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type photo as document"):
        await bot.send_document(villager.id, photo.file_id)
