"""A question waits for a tap, and something is written instead: it is kept, and used once he has tapped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.content import ContentKind
from bot.domain.entry import Waiting
from bot.usecases import diary, item_drafting, pairing, registering
from bot.usecases.tap_first import QUESTIONS
from handlers.taps import TAPS
from tests.usecases.bulletins import previews
from tests.usecases.pairs import PAIRED, open_pairs
from tests.usecases.scenes import CHEN, matter
from tests.usecases.town import Town


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def test_what_is_written_before_the_taps_is_sent_after_them(pairs: Town) -> None:
    await pairs.villager_joins("2-001")
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    await cadre.write("明天下午给猪打疫苗")
    assert cadre.got[-1].text == "请先在上面点一下。您刚发的这条我留着，点完就用上。"
    assert cadre.got[-1].labels == ["这是别的事"]
    assert "2组全组" in cadre.got[-2].labels  # asked once more, with its buttons
    await cadre.send(ContentKind.PHOTO, file="notice")
    assert cadre.count("请先在上面点一下") == 1
    await cadre.tap("2组全组")
    assert previews(cadre) == 0
    await cadre.tap("技术")
    assert previews(cadre) == 2
    assert cadre.count("明天下午给猪打疫苗") == 2
    assert any(got.row.payload.get("photo") == "notice" for got in cadre.got)
    assert not await pairs.look(lambda records: records.entries.waiting(cadre.account_id, Waiting.TASK))


async def test_what_is_written_below_the_preview_is_added_to_it(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    await cadre.tap("2组全组")
    await cadre.tap("技术")
    await cadre.write("明天打疫苗")
    await cadre.write("早上八点，村口")
    assert previews(cadre) == 2
    await cadre.tap("发出去")
    await pairs.pass_(seconds=6)
    assert home.last("明天打疫苗").text.endswith("早上八点，村口")
    await cadre.write("今晚有雨")  # that was it: this is no part of anything
    assert previews(cadre) == 2


async def test_something_else_is_asked_about_as_ever(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.press(diary.begin)
    await cadre.write("渠堵了")
    await cadre.tap("补写")
    await cadre.write("灯泡换好了")
    await cadre.tap("这是别的事")
    await cadre.tap("2026-0001")
    assert villager.count("灯泡换好了") == 1
    await cadre.tap("办了什么")
    assert cadre.count("灯泡换好了") == 0  # it isn't in the diary too


async def test_words_meant_for_one_thing_never_answer_another(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.press(diary.begin)
    await cadre.write("渠堵了")
    await cadre.tap("补写")
    await cadre.write("找过水管站")
    await cadre.tap("当场答复")
    assert villager.count("找过水管站") == 0
    await cadre.write("灯泡换好了")
    assert villager.count("灯泡换好了") == 1


async def test_a_reason_that_comes_before_the_colleague_is_chosen_goes_along(town: Town) -> None:
    _, cadre = await matter(town, "路灯不亮")
    await cadre.tap("转办")
    await cadre.write("这是水电的事，归他管")
    whom = next(label for label in cadre.got[-2].labels)
    await cadre.tap(whom)
    assert (await town.case()).handovers == 1
    assert town.phones[whom.split("（")[0].split(" ")[0]].count("归他管") == 1


async def test_a_title_too_long_is_said_and_asked_for_again(town: Town) -> None:
    lead = town.phones["李样甲"]
    await lead.press(item_drafting.begin)
    await lead.write("长" * 300)
    await lead.tap("其他")
    assert lead.count("标题有300个字，太长了") == 1
    await lead.write("修渠账目")
    assert lead.count("请写要公示的内容") == 1


async def test_a_day_later_it_means_what_it_would_without(town: Town) -> None:
    villager, cadre = await matter(town, "路灯不亮")
    await cadre.press(diary.begin)
    await cadre.write("渠堵了")
    await cadre.tap("补写")
    await town.pass_(days=2)
    await cadre.write("灯泡换好了")
    assert cadre.got[-1].text == "这条是回哪件事的？"
    assert villager.count("灯泡换好了") == 0


async def test_another_name_is_searched_after_the_first_found_several(town: Town) -> None:
    cadre = town.phones[CHEN]
    await cadre.press(registering.ask)
    await cadre.write("1")
    await cadre.write("2-001")
    assert any(label.startswith("2-001") for label in cadre.got[-1].labels)


def test_every_question_is_asked_by_the_button_it_repeats() -> None:
    for action, question in QUESTIONS.items():
        assert TAPS[action] is question.ask
        assert question.answers <= set(TAPS)
