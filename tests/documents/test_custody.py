"""The custody list as a picture: a line for each paper, whatever it is called, on any phone."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.documents.press import Press
from bot.domain.case_number import CaseNumber
from bot.domain.notices.custody import CustodyList, PaperLine
from bot.domain.paper_life import PaperState
from bot.domain.proxy_life import ProxyState
from bot.telegram.composer import TelegramComposer
from bot.texts.render import render
from bot.texts.words import load

LANGUAGES = load()
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


def drawn(names: list[str], locale: str = "zh_CN") -> dict[str, Any]:
    """Return what stands in the picture of papers of these names, each in another state."""
    assert TelegramComposer is not None  # importing it registers all there is
    states = list(PaperState)
    papers = tuple(
        PaperLine(n, name, states[n % len(states)], "张样丙", "医保窗口", AT, AT, AT)
        for n, name in enumerate(names)
    )
    words = LANGUAGES.words(locale, ZoneInfo("Asia/Shanghai"), "样村")
    notice = CustodyList(
        CaseNumber(2026, 12), "医保卡", ProxyState.DONE, papers, "张样丙", "13800000003", own=True
    )
    picture = render(notice, words).picture
    assert picture is not None
    assert picture.template == "custody"
    return dict(picture.data)


@pytest.mark.parametrize("locale", LANGUAGES.locales)
@pytest.mark.parametrize("count", [0, 1, 5, 30])
def test_it_is_as_wide_as_a_phone_is_sharp_and_telegram_takes_it(locale: str, count: int) -> None:
    png = Press().png("custody", drawn(["户口簿"] * count, locale))
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1080
    assert width + height <= 10_000  # Bot API, sendPhoto
    assert height <= 20 * width  # likewise


@pytest.mark.parametrize(
    ("typed", "as_markup"),
    [("#[证]", "证"), ("\\证", "证"), ("证<b>", "证"), ("证//注", "证"), ('#"证"', "证")],
)
def test_a_papers_name_comes_out_as_typed_and_is_never_markup(typed: str, as_markup: str) -> None:
    press = Press()
    assert press.png("custody", drawn([typed])) != press.png("custody", drawn([as_markup]))


@pytest.mark.parametrize("name", ["$x", "#", "]", "\u202e证", "𠮷", "@x", "户" * 30, ""])
def test_no_name_keeps_it_from_being_drawn(name: str) -> None:
    assert Press().png("custody", drawn([name])).startswith(b"\x89PNG")
