"""What a bot sends comes back as python-telegram-bot's Message, and the person sees it."""

from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)  # fmt: skip
from telegram.error import BadRequest

from bot.simulator.client import PersonHandle

FILES = ("photo", "document", "voice", "audio", "video", "video_note", "animation", "sticker")


async def test_get_me_names_the_registered_bot(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (10001, "lianxin_bot", True)


async def test_text_arrives_with_entities_in_utf16_units(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "😀<b>平安</b> &lt;好&gt;", parse_mode="HTML")
    assert sent.text == "😀平安 <好>"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 2, 2)]
    seen = await villager.expect("平安")
    assert seen.id == sent.message_id == 2


@pytest.mark.parametrize("kind", FILES)
async def test_an_uploaded_file_comes_back_with_an_id_and_downloads_whole(
    bot: Bot, villager: PersonHandle, kind: str
) -> None:
    sent = await getattr(bot, f"send_{kind}")(villager.id, b"content of " + kind.encode())
    media = getattr(sent, kind)
    media = media[-1] if kind == "photo" else media
    content = await (await bot.get_file(media.file_id)).download_as_bytearray()
    assert bytes(content) == b"content of " + kind.encode()
    assert (await villager.expect(lambda seen: seen.kind == kind)).id == sent.message_id


@pytest.mark.parametrize("kind", FILES)
async def test_a_file_that_a_person_sent_is_sent_again_by_its_id(
    bot: Bot, villager: PersonHandle, kind: str
) -> None:
    await villager.send(kind)
    got = (await bot.get_updates())[-1].effective_message
    assert got is not None
    media = getattr(got, kind)
    media = media[-1] if kind == "photo" else media
    again = await getattr(bot, f"send_{kind}")(villager.id, media.file_id)
    same = getattr(again, kind)
    same = same[-1] if kind == "photo" else same
    assert same.file_unique_id == media.file_unique_id


async def test_places_and_contacts_are_sent(bot: Bot, villager: PersonHandle) -> None:
    location = (await bot.send_location(villager.id, 24.1, 108.3)).location
    assert location is not None
    assert location.latitude == 24.1
    venue = (await bot.send_venue(villager.id, 24.1, 108.3, "村部", "一组")).venue
    assert venue is not None
    assert venue.title == "村部"
    contact = (await bot.send_contact(villager.id, "+8613900000002", "黄小河")).contact
    assert contact is not None
    assert contact.phone_number == "+8613900000002"
    assert await bot.send_chat_action(villager.id, "typing")
    assert [action["action"] for action in (await villager.look()).actions] == ["typing"]


async def test_an_album_shares_one_group_id_and_each_item_has_its_message(
    bot: Bot, villager: PersonHandle
) -> None:
    sent = await bot.send_media_group(
        villager.id,
        [InputMediaPhoto(b"one", caption="一"), InputMediaVideo(b"two"), InputMediaPhoto(b"three")],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.message_id for message in sent] == [2, 3, 4]
    assert sent[0].caption == "一"


@pytest.mark.parametrize(
    "media",
    [
        [InputMediaPhoto(b"one")],
        [InputMediaPhoto(b"x")] * 11,
        [InputMediaPhoto(b"one"), InputMediaDocument(b"two")],
        [InputMediaAudio(b"one"), InputMediaVideo(b"two")],
    ],
    ids=["one item", "eleven items", "a document among photos", "audio among videos"],
)
async def test_an_album_telegram_would_refuse_is_refused(
    bot: Bot, villager: PersonHandle, media: list[Any]
) -> None:
    with pytest.raises(BadRequest):
        await bot.send_media_group(villager.id, media)
    assert len(await villager.chat()) == 1


async def test_a_reply_quotes_its_message_and_a_missing_one_is_refused(
    bot: Bot, villager: PersonHandle
) -> None:
    asked = await villager.write("水管坏了")
    sent = await bot.send_message(villager.id, "收到", reply_parameters=ReplyParameters(asked))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "水管坏了"
    assert (await villager.expect("收到")).reply_to == asked
    await villager.delete(asked)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(villager.id, "收到", reply_parameters=ReplyParameters(asked))
    lenient = ReplyParameters(asked, allow_sending_without_reply=True)
    assert (await bot.send_message(villager.id, "收到", reply_parameters=lenient)).reply_to_message is None


async def test_copies_and_forwards_carry_the_content(bot: Bot, villager: PersonHandle) -> None:
    photo = await villager.send("photo", caption="路")
    text = await villager.write("看")
    copied = await bot.copy_message(villager.id, villager.id, photo, caption="抄")
    forwarded = await bot.forward_message(villager.id, villager.id, photo)
    assert forwarded.forward_origin is not None
    seen = {message.id: message for message in await villager.chat()}
    assert (seen[copied.message_id].kind, seen[copied.message_id].text) == ("photo", "抄")
    assert seen[forwarded.message_id].text == "路"
    assert len(await bot.copy_messages(villager.id, villager.id, [photo, text])) == 2
    assert len(await bot.forward_messages(villager.id, villager.id, [photo, text])) == 2
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(villager.id, villager.id, 999)


async def test_a_protected_message_cannot_be_forwarded(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "内部", protect_content=True)
    assert sent.has_protected_content
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await bot.forward_message(villager.id, villager.id, sent.message_id)


async def test_the_reply_keyboard_stays_until_it_is_removed(bot: Bot, villager: PersonHandle) -> None:
    keyboard = ReplyKeyboardMarkup([["反映问题", KeyboardButton("发送号码", request_contact=True)]])
    await bot.send_message(villager.id, "菜单", reply_markup=keyboard)
    await bot.send_message(villager.id, "别的")
    assert (await villager.look()).keyboard == (("反映问题", "发送号码"),)
    pressed = await villager.tap("反映问题")
    assert (await villager.chat())[-1].id == pressed
    await bot.send_message(villager.id, "好", reply_markup=ReplyKeyboardRemove())
    assert (await villager.look()).keyboard is None


@pytest.mark.parametrize("parse_mode", ["MarkdownV2", "Markdown"])
async def test_markdown_becomes_entities(bot: Bot, villager: PersonHandle, parse_mode: str) -> None:
    sent = await bot.send_message(
        villager.id, "*粗* _斜_ `码` [链](https://example.org/)", parse_mode=parse_mode
    )
    assert sent.text == "粗 斜 码 链"
    assert [str(e.type) for e in sent.entities] == ["bold", "italic", "code", "text_link"]


@pytest.mark.parametrize(
    ("text", "parse_mode"),
    [("<b>粗", "HTML"), ("粗</b>", "HTML"), ("<x>粗</x>", "HTML"), ("a < b", "HTML"),
     ("<b><i>粗</b></i>", "HTML"),
     ("a.b", "MarkdownV2"), ("*粗", "MarkdownV2"), ("_斜", "Markdown")],
)  # fmt: skip
async def test_broken_markup_is_refused(bot: Bot, villager: PersonHandle, text: str, parse_mode: str) -> None:
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(villager.id, text, parse_mode=parse_mode)


async def test_only_the_entities_that_telegram_names_are_unescaped(bot: Bot, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "&amp;lt; &quot;&#39; &nbsp;", parse_mode="HTML")
    assert sent.text == "&lt; \"' &nbsp;"


async def test_an_inline_keyboard_is_seen_and_tapped(bot: Bot, villager: PersonHandle) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("平安法治", callback_data="center:1")]])
    await bot.send_message(villager.id, "哪个中心?", reply_markup=markup)
    query_id = await villager.tap("平安")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.id, query.data) == (query_id, "center:1")
    await query.answer("好的", show_alert=True)
    assert await villager.expect_answer(query_id) == {
        "callback_query_id": query_id, "text": "好的", "show_alert": True
    }  # fmt: skip
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
