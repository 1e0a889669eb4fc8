"""民情日记: an entry with one message, completed later, made a matter; the month by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.documents.press import Press
from bot.domain.content import ContentKind
from bot.domain.diary import DiaryEntry
from bot.domain.month import Month
from bot.domain.times import instant
from bot.usecases import diary, my_data, visiting
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, SOCIAL, TOWNSHIP, WANG, ZHANG, answer, matter
from tests.usecases.town import START, Town, open_town

HEALTH = "计生卫生服务中心"
PROBLEM = "二组的水沟堵了，雨天进屋"


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def noted(cadre: Phone, words: str = PROBLEM) -> None:
    await cadre.press(diary.begin)
    await cadre.write(words)


async def entries(town: Town) -> list[DiaryEntry]:
    cadre = next(c for c in await town.look(lambda r: r.people.cadres()) if c.name == ZHANG)
    until = instant(Month(2027, 12).last_day, START.time(), town.village.zone)
    return await town.look(lambda r: r.diaries.of_cadre(cadre.id, START, until))


async def month(cadre: Phone) -> str:
    await cadre.press(diary.begin)
    await cadre.tap("这个月的日记")
    return cadre.got[-1].text


async def test_one_tap_and_one_message_make_an_entry(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(diary.begin)
    assert "不评价人" in cadre.got[-1].text
    await cadre.send(ContentKind.VOICE, file="voice-of-a-cadre")
    assert cadre.got[-1].text == "记进日记了。"
    assert len(await entries(town)) == 1
    await cadre.send(ContentKind.PHOTO, "现场", file="photo-of-a-ditch")
    assert len(await entries(town)) == 1, "what comes next belongs to it"
    assert "[语音]" in await month(cadre)


async def test_an_entry_is_tagged_completed_and_shown_with_its_pictures(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await noted(cadre)
    await cadre.tap("记到哪一户")
    await cadre.write("2-001")
    assert "2-001户" in cadre.got[-1].text
    await cadre.tap("记到哪一户")
    await cadre.tap("村民议事中心")
    await cadre.tap("补写")
    await cadre.tap("原因")
    await cadre.write("涵管太小")
    shown = cadre.got[-1].text
    for part in ("2-001户", "村民议事中心", f"难处：{PROBLEM}", "原因：涵管太小"):
        assert part in shown


async def test_an_entry_becomes_a_matter_of_its_household_and_shows_what_came_of_it(town: Town) -> None:
    cadre = town.phones[ZHANG]
    villager = await town.villager_joins("2-001")
    await noted(cadre)
    await cadre.tap("办成一件事")
    assert "这是哪一户的事" in cadre.got[-1].text
    await cadre.write("2-001")
    await cadre.tap(SOCIAL)
    assert villager.count("2026-0001") > 0, "the household is told"
    shown = await month(cadre)
    assert "办成 2026-0001" in shown
    await cadre.press(diary.begin)
    await cadre.tap("这个月的日记")
    await cadre.tap(f"11/16 {PROBLEM[:16]}")
    assert "记错了，删掉" not in [label for got in cadre.got[-1:] for label in got.labels]


async def test_what_he_did_stands_in_it_by_itself_and_only_once_a_day(town: Town) -> None:
    await matter(town, "我家的悄悄话", SOCIAL)
    cadre = next(phone for phone in town.phones.values() if phone.count("我家的悄悄话"))
    await cadre.press(visiting.begin)
    await cadre.write("2-002")
    await cadre.write("谈了收成")
    await answer(cadre, "明天来修")
    shown = await month(cadre)
    assert "走访：2-002户" in shown
    assert "谈了收成" in shown
    assert shown.count("2026-0001") == 1
    assert "我家的悄悄话" not in shown
    assert "明天来修" not in shown


async def test_the_secretary_reads_the_others_by_month_and_nobody_else_does(town: Town) -> None:
    await noted(town.phones[ZHANG])
    secretary = town.phones[SECRETARY]
    await secretary.press(diary.begin)
    await secretary.tap("干部的日记")
    await secretary.tap(ZHANG)
    assert PROBLEM in secretary.got[-1].text
    assert secretary.got[-1].row.payload["protect_content"] is True
    other = town.phones[WANG]
    await other.press(diary.begin)
    assert "干部的日记" not in other.got[-1].labels
    assert PROBLEM not in await month(other)
    township = town.phones[TOWNSHIP]
    await township.press(diary.begin)
    assert "不评价人" not in township.got[-1].text


async def test_of_what_became_a_matter_of_health_the_secretary_reads_the_state_alone(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await noted(cadre, "他家老人血压高，没有药")
    await cadre.tap("办成一件事")
    await cadre.write("2-001")
    await cadre.tap(HEALTH)
    secretary = town.phones[SECRETARY]
    await secretary.press(diary.begin)
    await secretary.tap("干部的日记")
    await secretary.tap(ZHANG)
    assert "血压" not in secretary.got[-1].text
    assert "办成 2026-0001" in secretary.got[-1].text
    assert "血压" in await month(cadre)


async def test_a_month_is_given_as_a_booklet_and_a_spreadsheet(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await noted(cadre, "=1+1 #strong $x$ <b>")
    await month(cadre)
    await cadre.tap("打印成小册子")
    booklet, sheet = (got.row.payload["document"] for got in cadre.got[-2:])
    press = Press()
    assert press.draw(booklet["draw"], booklet["data"], "pdf").startswith(b"%PDF")
    book = load_workbook(BytesIO(press.draw(sheet["draw"], sheet["data"], "xlsx")))
    assert book.active is not None
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0] == ("日期", "什么", "记了什么", "结果")
    assert rows[1][2] == "难处: =1+1 #strong $x$ <b>"


async def test_a_slip_is_deleted_and_bad_input_is_said(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(diary.begin)
    await cadre.write("。。。")
    assert await entries(town) == []
    await cadre.send(ContentKind.VOICE, file="long", seconds=3600)
    assert await entries(town) == []
    await noted(cadre)
    await cadre.tap("记错了，删掉")
    assert await entries(town) == []
    assert PROBLEM not in await month(cadre)


async def test_a_cadres_diary_is_among_his_own_data(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await noted(cadre)
    await cadre.press(my_data.begin)
    await cadre.tap("给我一份文件")
    assert PROBLEM in str(cadre.got[-1].row.payload["document"]["text"])


async def test_what_was_said_on_a_visit_and_became_a_matter_of_health_stays_from_the_secretary(
    town: Town,
) -> None:
    cadre, secretary = town.phones[ZHANG], town.phones[SECRETARY]
    await cadre.press(visiting.begin)
    await cadre.write("2-002")
    await cadre.write("老人的血压药断了")
    await cadre.tap("他家反映了问题")
    await cadre.tap("就是刚才记的")
    await cadre.tap(HEALTH)
    await cadre.press(visiting.begin)
    await cadre.write("2-003")
    await cadre.write("谈了收成")
    await secretary.press(diary.begin)
    await secretary.tap("干部的日记")
    await secretary.tap(ZHANG)
    shown = secretary.got[-1].text
    assert "血压药" not in shown
    assert "谈了收成" in shown


async def test_an_entry_marked_as_health_is_for_its_writer_alone(town: Town) -> None:
    cadre, secretary = town.phones[ZHANG], town.phones[SECRETARY]
    await noted(cadre, "卫生室没有血压药")
    await cadre.tap("记到哪一户")
    await cadre.tap(HEALTH)
    await secretary.press(diary.begin)
    await secretary.tap("干部的日记")
    await secretary.tap(ZHANG)
    assert "血压药" not in secretary.got[-1].text
    assert "血压药" in await month(cadre)
