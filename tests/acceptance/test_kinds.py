"""Whatever Telegram lets people send reaches the cadre, by its file id."""

from typing import Any

import pytest

from bot.demo.cast import choose
from bot.simulator.client import SeenMessage
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILES: list[tuple[str, dict[str, Any]]] = [
    ("photo", {"caption": "照片说明"}),
    ("video", {"caption": "视频说明"}),
    ("voice", {"duration": 4}),
    ("video_note", {}),
    ("audio", {"caption": "录音说明"}),
    ("document", {"caption": "文件说明", "file_name": "申请.pdf"}),
    ("animation", {"caption": "动图说明"}),
]


def file_of(message: SeenMessage) -> str:
    """Return what identifies the file that a message shows, whoever sent it."""
    shown = message.raw[message.kind]
    return str((shown[-1] if isinstance(shown, list) else shown)["file_unique_id"])


@pytest.mark.parametrize(("kind", "details"), FILES, ids=[kind for kind, _ in FILES])
async def test_a_file_reaches_the_cadre_as_a_reply_to_the_task(
    village: Village, kind: str, details: dict[str, Any]
) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    sent = await villager.send(kind, **details)
    await choose(villager, "村民议事中心")
    await villager.expect("，由")
    card = await cadre.expect("后面还有1个附件")
    shown = await cadre.expect(lambda message: message.kind == kind and message.reply_to == card.id)
    own = next(message for message in await villager.chat() if message.id == sent)
    assert file_of(shown) == file_of(own)
    assert shown.text == details.get("caption", "")


async def test_an_album_becomes_one_case_and_reaches_the_cadre_as_an_album(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    cases = village.rows("SELECT count(*) FROM cases")
    sent = await villager.album(["photo", "photo", "video"], caption="三张一起")
    await choose(villager, "村民议事中心")
    await villager.expect("，由")
    card = await cadre.expect("后面还有3个附件")
    await village.stage.settled()
    shown = [m for m in await cadre.chat() if m.reply_to == card.id and "media_group_id" in m.raw]
    own = [message for message in await villager.chat() if message.id in sent]
    assert [file_of(message) for message in shown] == [file_of(message) for message in own]
    assert len({message.raw["media_group_id"] for message in shown}) == 1
    assert shown[0].text == "三张一起"
    assert village.rows("SELECT count(*) FROM cases") == cases + 1
    assert await village.told(villager, "哪方面的事") == 1


async def test_an_album_added_to_a_case_reaches_the_cadre_as_one(village: Village) -> None:
    villager, cadre, _ = await village.matter("先说一句，再补照片", center="村民议事中心")
    sent = await villager.album(["photo", "photo"], caption="补两张")
    question = await choose(villager, "接着说")
    await villager.expect("已经加到")
    await village.stage.settled()
    shown = [m for m in await cadre.chat() if "media_group_id" in m.raw]
    own = [message for message in await villager.chat() if message.id in sent]
    assert [file_of(message) for message in shown[-2:]] == [file_of(message) for message in own]
    assert len({message.raw["media_group_id"] for message in shown[-2:]}) == 1
    assert await village.told(villager, question.text) == 1


async def test_an_album_sent_as_a_reply_to_a_case_is_confirmed_once(village: Village) -> None:
    villager, cadre, _ = await village.matter("回复里补照片", center="村民议事中心")
    number = await villager.expect("哪方面的事")
    items = [{"photo": True, "reply_to_message_id": number.id} for _ in range(3)]
    await villager.album(items)
    await villager.expect("已经加到")
    await village.stage.advance(seconds=10)
    assert await village.told(villager, "已经加到") == 1
    assert len({m.raw["media_group_id"] for m in (await cadre.chat())[-3:]}) == 1


async def test_a_location_reaches_the_cadre(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.send("location", latitude=25.25, longitude=105.5)
    await choose(villager, "村民议事中心")
    card = await cadre.expect("后面还有1个附件")
    shown = await cadre.expect(lambda message: message.kind == "location" and message.reply_to == card.id)
    assert (shown.raw["location"]["latitude"], shown.raw["location"]["longitude"]) == (25.25, 105.5)


async def test_a_venue_reaches_the_cadre(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.send("venue", title="老桥头", address="3组", latitude=25.25, longitude=105.5)
    await choose(villager, "村民议事中心")
    card = await cadre.expect("后面还有1个附件")
    shown = await cadre.expect(lambda message: message.kind == "venue" and message.reply_to == card.id)
    assert (shown.raw["venue"]["title"], shown.raw["venue"]["address"]) == ("老桥头", "3组")


async def test_a_contact_reaches_the_cadre(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.send("contact", phone_number="+8613900007777", first_name="收购的人")
    await choose(villager, "村民议事中心")
    card = await cadre.expect("后面还有1个附件")
    shown = await cadre.expect(lambda message: message.kind == "contact" and message.reply_to == card.id)
    assert shown.raw["contact"]["phone_number"].endswith("13900007777")


async def test_a_sticker_alone_makes_no_case(village: Village) -> None:
    villager = await village.villager(2)
    cases = village.rows("SELECT count(*) FROM cases")
    await villager.send("sticker")
    await villager.expect("这个转不出去。请写字、发语音或发照片。")
    await village.stage.settled()
    assert village.rows("SELECT count(*) FROM cases") == cases


async def test_a_file_of_more_than_20_mb_is_passed_on_by_its_id_and_never_read(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    sent = await villager.send("video", file_size=45_000_000, caption="很大的视频")
    await choose(villager, "村民议事中心")
    shown = await cadre.expect("很大的视频")
    own = next(message for message in await villager.chat() if message.id == sent)
    assert file_of(shown) == file_of(own)
    assert not await village.simulator.calls(method="getFile")


async def test_a_message_that_its_writer_deleted_is_delivered_all_the_same(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    words = await villager.write("删掉的话也要送到")
    photo = await villager.send("photo", caption="删掉的照片")
    question = await villager.expect("哪方面的事")
    await villager.delete(words)
    await villager.delete(photo)
    await villager.tap("村民议事中心", question)
    card = await cadre.expect("删掉的话也要送到")
    await cadre.expect(lambda message: message.kind == "photo" and message.reply_to == card.id)


@pytest.mark.parametrize("length", [4096, 2050])
async def test_a_text_at_telegrams_limit_reaches_the_cadre_whole(village: Village, length: int) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    words = "".join(f"第{place}句，" for place in range(2000))[:length]
    await villager.write(words)
    await choose(villager, "村民议事中心")
    await villager.expect("，由")
    first = await cadre.expect("第0句，")
    await village.stage.settled()
    whole = "".join(m.text for m in await cadre.chat() if m.id >= first.id and m.from_bot)
    assert words in whole.replace("\n", "")
    assert "请回复这条消息" in whole


async def test_a_caption_at_telegrams_limit_stays_with_its_photo(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    words = "长" * 1023 + "尾"
    await villager.send("photo", caption=words)
    await choose(villager, "村民议事中心")
    shown = await cadre.expect(lambda message: message.kind == "photo" and "长尾" in message.text)
    assert shown.text == words
