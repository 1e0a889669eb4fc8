"""常用答复: one tap sends, or begins what the next message completes; one's own can be removed."""

from __future__ import annotations

from bot.domain.content import ContentKind
from bot.domain.quick_answer import QuickAnswer, in_order
from tests.usecases.phone import Phone
from tests.usecases.scenes import SOCIAL, matter
from tests.usecases.town import Town


async def keeps(cadre: Phone, text: str) -> None:
    await cadre.more("常用答复")
    await cadre.tap("自己存一句")
    await cadre.write(text)


async def test_one_begins_the_reply_and_the_next_message_completes_it(town: Town) -> None:
    villager, cadre = await matter(town, "水沟堵了", SOCIAL)
    await cadre.more("常用答复")
    await cadre.tap("补一句再发")
    await cadre.tap("已经派人去看")
    assert villager.count("已经派人去看") == 0  # nothing is sent by itself
    await cadre.write("明天上午到，带铁锹")
    assert "已经派人去看\n明天上午到，带铁锹" in villager.last("已经派人去看").text
    assert villager.count("已经派人去看") == 1
    assert (await town.case()).answered_at is None
    await cadre.tap("这是答复")
    assert (await town.case()).answered_at is not None


async def test_a_voice_message_completes_it_too(town: Town) -> None:
    villager, cadre = await matter(town, "水沟堵了", SOCIAL)
    await cadre.more("常用答复")
    await cadre.tap("补一句再发")
    await cadre.tap("已经派人去看")
    await cadre.send(ContentKind.VOICE, file="voice-of-cadre")
    assert villager.count("已经派人去看") == 1
    assert any("voice-of-cadre" in got.whole for got in villager.got)


async def test_ones_own_can_be_removed_and_the_centers_cannot(town: Town) -> None:
    _, cadre = await matter(town, "水沟堵了", SOCIAL)
    await keeps(cadre, "请带户口本来")
    await cadre.more("常用答复")
    await cadre.tap("删一句自己存的")
    assert "已经派人去看" not in cadre.got[-1].labels
    await cadre.tap("请带户口本来")
    shown = cadre.got[-1]
    assert shown.row.method == "editMessageText"
    assert "请带户口本来" not in shown.labels
    assert "已经派人去看" in shown.labels
    assert "删一句自己存的" not in shown.labels


async def test_many_of_ones_own_leave_room_for_the_centers_and_all_can_be_reached(town: Town) -> None:
    _, cadre = await matter(town, "水沟堵了", SOCIAL)
    for place in range(10):
        await keeps(cadre, f"自己的第{place}句")
    await cadre.more("常用答复")
    first = cadre.got[-1]
    assert "已经派人去看" in first.labels
    await cadre.tap("更多", first)
    assert {"自己的第8句", "自己的第9句"} <= set(cadre.got[-1].labels)


async def test_the_same_one_is_kept_once_and_a_picture_is_none(town: Town) -> None:
    _, cadre = await matter(town, "水沟堵了", SOCIAL)
    await keeps(cadre, "请带户口本来")
    await keeps(cadre, "请带户口本来")
    await cadre.more("常用答复")
    assert cadre.got[-1].labels.count("请带户口本来") == 1
    await cadre.tap("自己存一句")
    await cadre.send(ContentKind.PHOTO)
    assert cadre.count("常用答复要写成文字") == 1


async def test_proxy_paperwork_has_the_texts_of_the_center_that_handles_certificates(town: Town) -> None:
    _, cadre = await matter(town, "开证明")
    await cadre.more("常用答复")
    assert "已经派人去看" in cadre.got[-1].labels


def test_neither_side_crowds_the_other_out() -> None:
    own, usual = [QuickAnswer(f"o{n}", n + 1) for n in range(6)], [QuickAnswer(f"u{n}") for n in range(5)]
    names = [answer.text for answer in in_order(own, usual)]
    assert names == ["o0", "o1", "o2", "o3", "u0", "u1", "u2", "u3", "o4", "o5", "u4"]
