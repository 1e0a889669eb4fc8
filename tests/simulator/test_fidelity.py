"""The simulator against what python-telegram-bot knows: names, required fields, objects, limits."""

import inspect
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    TelegramObject,
    Update,
    constants,
)
from telegram.constants import ChatAction

from bot.simulator import entities, files, limits, markup, media, methods_copy, methods_edit, methods_files
from bot.simulator import methods_account as account
from bot.simulator import methods_send as sending
from bot.simulator import updates as queue
from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.methods import NAMED
from tests.simulator.conftest import TOKEN

SOURCES = Path(inspect.getsourcefile(sending) or "").parent
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])
PICTURE = b"\x89PNG" + bytes(100)
# What the Bot API demands though the library lets it come inside an object of its own.
ALSO_REQUIRED = {
    "sendLocation": {"latitude", "longitude"},
    "sendVenue": {"latitude", "longitude", "title", "address"},
    "sendContact": {"phone_number", "first_name"},
}
# Older names that Telegram still takes, unknown to the library's signatures.
OLDER = {"reply_to_message_id", "allow_sending_without_reply"}


def signature(method: str) -> dict[str, inspect.Parameter]:
    """Return the parameters that the library gives a method."""
    found = inspect.signature(getattr(Bot, method)).parameters
    return {name: parameter for name, parameter in found.items() if name != "self"}


def required(method: str) -> set[str]:
    """Return the parameters that a method can't do without."""
    names = {name for name, parameter in signature(method).items() if parameter.default is parameter.empty}
    return names | ALSO_REQUIRED.get(method, set())


def strange(thing: object) -> list[str]:
    """Return every field that the library's classes don't know, however deep."""
    if isinstance(thing, (list, tuple)):
        return [found for item in thing for found in strange(item)]
    if not isinstance(thing, TelegramObject):
        return []
    inside = [found for name in _slots(thing) for found in strange(getattr(thing, name, None))]
    return [f"{type(thing).__name__}.{name}" for name in thing.api_kwargs] + inside


def _slots(thing: TelegramObject) -> set[str]:
    slots = (slot for cls in type(thing).__mro__ for slot in getattr(cls, "__slots__", ()))
    return {slot for slot in slots if not slot.startswith("_") and slot != "api_kwargs"}


def test_every_parameter_that_is_read_is_one_of_the_library() -> None:
    known = {name for method in (*NAMED, "getUpdates") for name in signature(method)} | OLDER
    read = set()
    for path in SOURCES.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'params\.(?:text|integer|number|flag|structures?)\(\s*"(\w+)"', text))
        read |= set(re.findall(r'_required\(params, "(\w+)"', text))
    assert {"chat_id", "reply_parameters", "allowed_updates"} <= read
    assert read - known == set()


@pytest.fixture
async def sample(bot: Bot, villager: PersonHandle) -> dict[str, Any]:
    """Return a value that fits each required parameter."""
    sent = [
        await bot.send_message(villager.id, f"第 {number} 条", reply_markup=KEYBOARD) for number in (1, 2)
    ]
    kinds: dict[str, str] = {}
    for kind in media.FILE_KINDS:
        message = await getattr(bot, f"send_{kind}")(villager.id, PICTURE)
        content = getattr(message, kind)
        kinds[kind] = (content[-1] if isinstance(content, tuple) else content).file_id
    return {
        **kinds,
        "chat_id": villager.id,
        "from_chat_id": villager.id,
        "user_id": villager.id,
        "message_id": sent[0].message_id,
        "message_ids": [message.message_id for message in sent],
        "text": "你好",
        "action": "typing",
        "latitude": 25.2,
        "longitude": 105.6,
        "title": "村部",
        "address": "村里",
        "phone_number": "+8613900000009",
        "first_name": "李",
        "file_id": kinds["document"],
        "media": [{"type": "photo", "media": kinds["photo"]}] * 2,
        "commands": [{"command": "start", "description": "开始"}],
        "url": "http://127.0.0.1:9/",
        "callback_query_id": await villager.tap_button(sent[1].message_id, button="好"),
    }


# An empty list of commands forgets them, and an empty address ends the webhook: both may be left out.
LENIENT = {("setMyCommands", "commands"), ("setWebhook", "url")}


@pytest.mark.parametrize("method", sorted(NAMED))
async def test_a_call_lacking_a_required_field_is_refused(
    sim: SimulatorClient, sample: dict[str, Any], method: str
) -> None:
    values = {name: sample[name] for name in required(method)}
    if method == "editMessageMedia":
        values["media"] = sample["media"][0]
    async with httpx.AsyncClient(trust_env=False) as client:
        for name in required(method):
            if (method, name) in LENIENT:
                continue
            lacking = {key: value for key, value in values.items() if key != name}
            answer = (await client.post(f"{sim.bot_api_url}{TOKEN}/{method}", json=lacking)).json()
            assert (answer["ok"], answer.get("error_code")) == (False, 400), (name, answer)


async def test_every_method_answers_the_library_with_objects_that_it_knows(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle, sample: dict[str, Any]
) -> None:
    chat, group = villager.id, await sim.group("二组", [villager])
    ids = sample["message_ids"]
    answers: list[object] = [
        await bot.get_me(),
        await bot.send_message(chat, "<b>字</b>", parse_mode="HTML", reply_markup=KEYBOARD),
        await bot.send_location(chat, 25.2, 105.6, horizontal_accuracy=10),
        await bot.send_venue(chat, 25.2, 105.6, "村部", "村里"),
        await bot.send_contact(chat, "+8613900000009", "李", "干部"),
        await bot.send_chat_action(chat, ChatAction.TYPING),
        await bot.send_media_group(chat, [InputMediaPhoto(PICTURE), InputMediaPhoto(PICTURE)], caption="路"),
        await bot.copy_message(chat, chat, ids[0]),
        await bot.copy_messages(chat, chat, ids),
        await bot.forward_message(chat, chat, ids[0]),
        await bot.forward_messages(chat, chat, ids),
        await bot.edit_message_text("改了", chat, ids[0]),
        await bot.edit_message_reply_markup(chat, ids[0], reply_markup=KEYBOARD),
        await bot.pin_chat_message(chat, ids[0]),
        await bot.get_chat(chat),
        await bot.get_chat(group),
        await bot.unpin_chat_message(chat, ids[0]),
        await bot.get_chat_member(group, chat),
        await bot.get_chat_member(group, bot.id),
        await bot.answer_callback_query(sample["callback_query_id"], "好"),
        await bot.get_file(sample["file_id"]),
        await bot.set_my_commands([BotCommand("start", "开始")]),
        await bot.get_my_commands(),
        await bot.delete_my_commands(),
        await bot.set_my_name("联心"),
        await bot.get_my_name(),
        await bot.set_my_description("村里的联系卡"),
        await bot.get_my_description(),
        await bot.set_my_short_description("联系卡"),
        await bot.get_my_short_description(),
        await bot.set_chat_menu_button(chat),
        await bot.get_chat_menu_button(chat),
        await bot.set_webhook("http://127.0.0.1:9/"),
        await bot.get_webhook_info(),
        await bot.delete_webhook(),
    ]
    quoted = {"reply_parameters": {"message_id": ids[1]}}
    answers += [await getattr(bot, f"send_{kind}")(chat, PICTURE, **quoted) for kind in media.FILE_KINDS]
    document = next(answer for answer in answers if isinstance(answer, Message) and answer.document)
    answers += [
        await bot.edit_message_media(InputMediaDocument(PICTURE), chat, document.message_id),
        await bot.edit_message_caption(chat, document.message_id, caption="表"),
        await bot.delete_message(chat, ids[0]),
        await bot.delete_messages(chat, ids[1:]),
        await bot.leave_chat(group),
    ]
    assert strange(answers) == []
    called = {call["method"] for call in await sim.calls() if call["ok"]}
    assert set(NAMED) - called == set()


async def test_every_update_is_an_object_that_the_library_knows(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    for kind in (*media.FILE_KINDS, "location", "venue"):
        await villager.send(kind)
    await villager.send("contact", phone_number="+8613900000009")
    await villager.edit(await villager.write("写错的字 /start +8613900000009 https://example.org"), "改了")
    asked = await bot.send_message(villager.id, "好吗", reply_markup=KEYBOARD)
    await villager.tap_button(asked.message_id, button="好")
    await villager.write("好", reply_to=asked.message_id)
    await villager.block()
    await villager.start("abc")
    group = await sim.group("二组", [villager])
    await sim.post(f"/sim/groups/{group}/migrate")
    given: list[Update] = []
    while found := await bot.get_updates(offset=given[-1].update_id + 1 if given else None):
        given += found
    assert len(given) > 20
    assert strange(given) == []


def test_limits_are_those_that_the_library_names() -> None:
    rates = limits.RateLimits()
    pairs = [
        (constants.MessageLimit.MAX_TEXT_LENGTH, entities.MAX_TEXT),
        (constants.MessageLimit.CAPTION_LENGTH, entities.MAX_CAPTION),
        (constants.FloodLimit.MESSAGES_PER_SECOND, rates.per_second),
        (constants.FloodLimit.MESSAGES_PER_SECOND_PER_CHAT, rates.per_chat_per_second),
        (constants.FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, rates.per_group_per_minute),
        (constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA, markup.MAX_CALLBACK_DATA),
        (constants.InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER, markup.MAX_INLINE_BUTTONS),
        (constants.MediaGroupLimit.MIN_MEDIA_LENGTH, methods_files.MIN_ALBUM),
        (constants.MediaGroupLimit.MAX_MEDIA_LENGTH, methods_files.MAX_ALBUM),
        (constants.BulkRequestLimit.MAX_LIMIT, methods_copy.MAX_MESSAGES),
        (constants.CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH, methods_edit.MAX_ANSWER),
        (constants.PollingLimit.MAX_LIMIT, queue.MAX_LIMIT),
        (constants.BotCommandLimit.MAX_COMMAND_NUMBER, account.MAX_COMMANDS),
        (constants.BotCommandLimit.MAX_COMMAND, account.MAX_COMMAND),
        (constants.BotCommandLimit.MAX_DESCRIPTION, account.MAX_COMMAND_DESCRIPTION),
        (constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH, account.MAX_DESCRIPTION),
        (constants.BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH, account.MAX_SHORT_DESCRIPTION),
        (constants.BotNameLimit.MAX_NAME_LENGTH, account.MAX_NAME),
    ]
    assert [f"{theirs!r} is {mine} here" for theirs, mine in pairs if theirs != mine] == []
    # Of sizes the library says "20 MB" in powers of ten; Telegram's server counts in powers of two.
    sizes = constants.FileSizeLimit
    assert sizes.FILESIZE_DOWNLOAD * 1.048576 == files.MAX_DOWNLOAD
    assert sizes.FILESIZE_UPLOAD * 1.048576 == files.MAX_UPLOAD
    assert sizes.PHOTOSIZE_UPLOAD * 1.048576 == files.MAX_PHOTO_UPLOAD
    assert {action.value for action in ChatAction} == sending.ACTIONS
