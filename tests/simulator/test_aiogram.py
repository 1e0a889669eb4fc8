"""Every method through aiogram's client too: another reading of the Bot API, by other people.

aiogram allows only an older pydantic than ours, so it is tried in an environment of its own (see .ci/run).
"""

from typing import Any

import pytest

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.media import FILE_KINDS
from bot.simulator.methods import NAMED
from tests.simulator.conftest import TOKEN

aiogram = pytest.importorskip("aiogram", reason="aiogram is not installed; .ci/run tries it by itself")

PICTURE = b"\x89PNG" + bytes(100)


async def open_bot(sim: SimulatorClient) -> Any:
    """Return aiogram's client of the simulated bot."""
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415 - not there in every environment
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.base_url))
    return aiogram.Bot(TOKEN, session=session)


def unknown(thing: Any) -> list[str]:
    """Return every field that aiogram's models don't know, however deep."""
    if isinstance(thing, (list, tuple)):
        return [found for item in thing for found in unknown(item)]
    fields = getattr(type(thing), "model_fields", None)
    if fields is None:
        return []
    strange = [f"{type(thing).__name__}.{name}" for name in thing.model_extra or ()]
    return strange + [found for name in fields for found in unknown(getattr(thing, name))]


async def test_every_method_answers_aiogram(sim: SimulatorClient, villager: PersonHandle) -> None:
    types = aiogram.types
    bot = await open_bot(sim)
    chat, group = villager.id, await sim.group("二组", [villager])
    keyboard = types.InlineKeyboardMarkup(
        inline_keyboard=[[types.InlineKeyboardButton(text="好", callback_data="ok")]]
    )
    picture = types.BufferedInputFile(PICTURE, "picture.png")
    async with bot:
        answers: list[Any] = [
            await bot.get_me(),
            first := await bot.send_message(chat, "<b>字</b>", parse_mode="HTML", reply_markup=keyboard),
            second := await bot.send_message(chat, "二", reply_parameters={"message_id": first.message_id}),
            await bot.send_location(chat, 25.2, 105.6),
            await bot.send_venue(chat, 25.2, 105.6, "村部", "村里"),
            await bot.send_contact(chat, "+8613900000009", "李"),
            await bot.send_chat_action(chat, "typing"),
            await bot.send_media_group(chat, [types.InputMediaPhoto(media=picture) for _ in range(2)]),
            await bot.copy_message(chat, chat, first.message_id),
            await bot.copy_messages(chat, chat, [first.message_id, second.message_id]),
            await bot.forward_message(chat, chat, first.message_id),
            await bot.forward_messages(chat, chat, [first.message_id, second.message_id]),
            await bot.edit_message_text("改了", chat_id=chat, message_id=first.message_id),
            await bot.edit_message_reply_markup(
                chat_id=chat, message_id=first.message_id, reply_markup=keyboard
            ),
            await bot.pin_chat_message(chat, first.message_id),
            await bot.get_chat(chat),
            await bot.get_chat(group),
            await bot.unpin_chat_message(chat, message_id=first.message_id),
            await bot.get_chat_member(group, chat),
            await bot.get_chat_member(group, bot.id),
            await bot.answer_callback_query(await villager.tap_button(first.message_id, button="好"), "好"),
            await bot.set_my_commands([types.BotCommand(command="start", description="开始")]),
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
        answers += [await getattr(bot, f"send_{kind}")(chat, picture) for kind in FILE_KINDS]
        document = next(answer for answer in answers if getattr(answer, "document", None))
        answers += [
            await bot.get_file(document.document.file_id),
            await bot.edit_message_media(
                types.InputMediaDocument(media=picture), chat_id=chat, message_id=document.message_id
            ),
            await bot.edit_message_caption(chat_id=chat, message_id=document.message_id, caption="表"),
            await bot.delete_message(chat, first.message_id),
            await bot.delete_messages(chat, [second.message_id]),
            await bot.leave_chat(group),
        ]
    assert unknown(answers) == []
    called = {call["method"] for call in await sim.calls() if call["ok"]}
    assert set(NAMED) - called == set()


async def test_aiogram_understands_every_update(sim: SimulatorClient, villager: PersonHandle) -> None:
    for kind in (*FILE_KINDS, "location", "venue"):
        await villager.send(kind)
    await villager.edit(await villager.write("写错的字 +8613900000009"), "改了")
    await villager.block()
    async with await open_bot(sim) as bot:
        given = await bot.get_updates()
    assert len(given) > len(FILE_KINDS)
    assert unknown(given) == []
