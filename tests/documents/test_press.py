"""Pictures and printed sheets: data, never markup; one typeface; quick enough for somebody who waits."""

from __future__ import annotations

import struct
import time
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.documents.press import DocumentError, Press
from bot.domain.bulletin import BROUGHT, TITLE_LIMIT
from bot.domain.case_number import CaseNumber
from bot.domain.course import PLACE_LIMIT, Course, CourseState
from bot.domain.month import Month
from bot.domain.month_report import CadreLine, MonthReport, TopicLine
from bot.domain.notices.pairing import PairingReport
from bot.domain.notices.seeing import LateLine, VillageView
from bot.domain.pairing_month import CadreMonth, Tie, TieLine
from bot.domain.rates import Rate, Tally
from bot.domain.topic import Topic
from bot.telegram.composer import TelegramComposer
from bot.texts.render import render
from bot.texts.say_report import report_sheet
from bot.texts.say_training import course_picture
from bot.texts.words import Words, load

LANGUAGES = load()
WORDS = LANGUAGES.words("zh_CN", ZoneInfo("Asia/Shanghai"), "样村")
FIGURES = Tally(20, 4, 15, 3, 2, 5, 1, Rate(18, 20), Rate(13, 17), Rate(0, 0))
QUICK = 2.0  # seconds; it takes some 0.02 on an idle core
PHOTO_SIDES = 10_000  # pixels of width and height together: Bot API, sendPhoto
PHOTO_RATIO = 20  # of width to height: likewise
PHOTO_BYTES = 10 * 1024 * 1024  # likewise


def view(*late: tuple[str, int]) -> dict[str, Any]:
    lines = tuple(LateLine(name, tuple(CaseNumber(2026, n + 1) for n in range(many))) for name, many in late)
    assert TelegramComposer is not None  # importing it registers all there is
    picture = render(VillageView(date(2026, 11, 24), 12, 5, lines, 30, FIGURES, 2), WORDS).picture
    assert picture is not None
    assert picture.template == "village"
    return dict(picture.data)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.mark.parametrize(
    ("typed", "as_markup"),
    [("#[样]", "样"), ("\\样", "样"), ('#"样"', "样"), ("样<b>", "样"), ("样//注", "样"), ("样#none", "样")],
)
def test_what_people_write_comes_out_as_typed_and_is_never_markup(
    press: Press, typed: str, as_markup: str
) -> None:
    assert press.png("village", view((typed, 1))) != press.png("village", view((as_markup, 1)))


@pytest.mark.parametrize(
    "name", ["$x", "#", "]", '"', "\u202e样", "\x00", "样" * 40, "𠮷", "&lt;", "`", "@x"]
)
def test_no_name_keeps_the_picture_from_being_drawn(press: Press, name: str) -> None:
    size(press.png("village", view((name, 3))))


def test_emoji_are_set_and_are_no_boxes(press: Press) -> None:
    """What no typeface has is a box, whichever it is: two that are set look different."""
    unknown = [press.png("proof", {"words": text}) for text in ("\ue0ff", "\ue1ff")]
    assert unknown[0] == unknown[1]
    known = [press.png("proof", {"words": text}) for text in ("👍", "🌾", "🐖", "✔")]
    assert len({*known, unknown[0]}) == len(known) + 1


@pytest.mark.parametrize("late", [[], [("李样甲", 3)], [(f"样干部{n}", 40 - n) for n in range(30)]])
def test_the_picture_is_as_wide_as_a_phone_is_sharp_and_telegram_takes_it(
    press: Press, late: list[tuple[str, int]]
) -> None:
    png = press.png("village", view(*late))
    width, height = size(png)
    assert width == 1080
    assert width + height <= PHOTO_SIDES
    assert height <= PHOTO_RATIO * width
    assert len(png) <= PHOTO_BYTES


def test_a_picture_is_drawn_quickly(press: Press) -> None:
    data = view(("李样甲", 3))
    press.png("village", data)
    begun = time.perf_counter()
    press.png("village", data)
    assert time.perf_counter() - begun < QUICK


@pytest.mark.parametrize("locale", LANGUAGES.locales)
@pytest.mark.parametrize("cadres", [1, 200])
def test_a_report_of_any_length_is_printed_quickly(press: Press, locale: str, cadres: int) -> None:
    words = LANGUAGES.words(locale, ZoneInfo("Asia/Shanghai"), "样村")
    topics = tuple(TopicLine(topic, FIGURES, 1) for topic in (*Topic, None) if topic is not Topic.COMPLAINT)
    lines = tuple(CadreLine(f"=样#干部{n}", FIGURES, n) for n in range(cadres))
    at = datetime(2026, 11, 30, 11, tzinfo=UTC)
    report = MonthReport(Month(2026, 11), at, topics, lines, FIGURES, FIGURES)
    begun = time.perf_counter()
    pdf = press.pdf("report", asdict(report_sheet(words, report)))
    assert time.perf_counter() - begun < QUICK
    assert pdf.startswith(b"%PDF-")
    assert b"NotoSansSC" in pdf


@pytest.mark.parametrize(
    ("name", "data"),
    [("village", {}), ("nothing", {}), ("village", {"lang": object()}), ("report", {"title": 1})],
)
def test_what_cannot_be_set_says_which_document_it_is(press: Press, name: str, data: dict[str, Any]) -> None:
    with pytest.raises(DocumentError) as caught:
        press.png(name, data)
    assert caught.value.name == name


def test_a_picture_that_goes_to_many_is_drawn_once(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    real = press._set

    def counted(_press: Press, *asked: Any) -> bytes:
        drawn.append(asked[0])
        return real(*asked)

    monkeypatch.setattr(Press, "_set", counted)
    first = press.png("village", view(("张样丙", 2)))
    assert press.png("village", view(("张样丙", 2))) is first
    assert press.png("village", view(("李样甲", 2))) != first
    assert drawn == ["village", "village"]


@pytest.mark.parametrize("words", [WORDS, LANGUAGES.words("en", WORDS.zone, "样村")], ids=["zh_CN", "en"])
def test_the_longest_month_of_pairing_is_a_picture_that_telegram_takes(press: Press, words: Words) -> None:
    brought = tuple((kind, 99) for kind in BROUGHT)
    lines = tuple(TieLine(tie, "9-999 " + "户" * 40, 99, 99, brought) for tie in Tie)
    cadres = (CadreMonth("名" * 40, lines),) * 30
    report = PairingReport(Month(2026, 11), cadres, whole_village=True, before=Month(2026, 10))
    picture = render(report, words).picture
    assert picture is not None
    made = press.png(picture.template, picture.data)
    width, height = size(made)
    assert width + height < PHOTO_SIDES
    assert len(made) < PHOTO_BYTES


@pytest.mark.parametrize("words", [WORDS, LANGUAGES.words("en", WORDS.zone, "样村")], ids=["zh_CN", "en"])
def test_the_longest_course_notice_is_a_picture_that_telegram_takes(press: Press, words: Words) -> None:
    at = datetime(2026, 12, 5, 1, 0, tzinfo=UTC)
    course = Course(1, 1, "培" * TITLE_LIMIT, CourseState.ANNOUNCED, at, at, "场" * PLACE_LIMIT, 1000)
    made = press.png("course", course_picture(words, course, "名" * 40, "13800000005").data)
    width, height = size(made)
    assert width == 1080
    assert width + height < PHOTO_SIDES
    assert height / width < PHOTO_RATIO
    assert len(made) < PHOTO_BYTES
