"""The disclosure sheet: read back from paper, picture and site as it was written; quick; whole."""

from __future__ import annotations

import re
import struct
import time
from dataclasses import asdict, replace
from html.parser import HTMLParser

import pytest

from bot.documents.press import Press
from bot.documents.website import html
from bot.domain.sheet import ItemKind, Question, Sheet
from bot.texts.printed import as_typed
from bot.texts.say_sheet import sheet_page
from bot.texts.words import load
from tests.documents.months import LINK, item, ledger, long_month, usual_month, village_words
from tests.documents.reading import codes, pages, sizes, squeezed, text

QUICK = 2.0  # seconds for the longest month: the bound; some 0.1 on an idle core
TALLEST = 2560  # pixels that Telegram keeps of a picture's longer side
AS_TYPED = (
    "#let x = 1",
    "#[样]*粗*_斜_",
    "$x^2$ 元 \\ 每户",
    "<script>alert(1)</script> &amp; <b>样</b>",
    "\"引号\" '单' `代码` @引用 <标签> // 注 /* 注 */",
    "= 不是标题",
    "- 不是列表 + 也不是",
    "https://example.com/" + "a" * 120,
    "{{x}} {0} %s",
)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def data(month: Sheet, form: str = "a4", locale: str = "zh_CN") -> dict[str, object]:
    return {**asdict(sheet_page(village_words(locale), month)), "form": form}


def with_words(words: str) -> Sheet:
    asked = Question(words, usual_month().published_on, words, words)
    odd = replace(item(1, ItemKind.OTHER), title=words, words=words, photos=(words,), questions=(asked,))
    return replace(usual_month(), village=words, items=(odd,))


@pytest.mark.parametrize("words", AS_TYPED)
def test_what_people_write_is_read_on_paper_as_they_typed_it(press: Press, words: str) -> None:
    said = text(press.pdf("disclosure", data(with_words(words))))
    # Title, words, photo, question, asker and answer; the village's name stands above and at each foot.
    assert said.count(squeezed(words)) >= 7


def test_marks_that_turn_a_line_around_turn_nothing(press: Press) -> None:
    said = text(press.pdf("disclosure", data(with_words("付给\u202e元003\u202c李样一"))))
    assert "付给元003李样一" in said
    assert as_typed("付给\u202e元003\u202c\x07李样一\n") == "付给元003␣李样一\n"


@pytest.mark.parametrize("form", ["a4", "a3"])
@pytest.mark.parametrize("locale", load().locales)
def test_the_longest_month_is_set_in_time_with_every_item_and_its_pages_numbered(
    press: Press, form: str, locale: str
) -> None:
    made = data(long_month(), form, locale)
    begun = time.perf_counter()
    pdf = press.pdf("disclosure", made)
    assert time.perf_counter() - begun < QUICK
    found = pages(pdf)
    assert len(found) <= 15 if locale == "en" else 12
    said = squeezed("".join(found))
    assert all(f"主路换太阳能路灯，第{place}段" in said for place in range(1, 61))
    for number, page in enumerate(found, start=1):
        assert f"{number}/{len(found)}" in squeezed(page)
    assert sizes(pdf) == {(210, 297) if form == "a4" else (297, 420)}


def test_the_code_on_the_sheet_and_on_the_picture_leads_to_the_bot(press: Press) -> None:
    first, *rest = codes(press.pdf("disclosure", data(usual_month())))
    assert first == [LINK]
    assert rest == [[]] * len(rest)
    (picture,) = codes(press.pdf("disclosure", data(usual_month(), "phone")))
    assert picture == [LINK]


def test_without_a_link_there_is_no_code(press: Press) -> None:
    assert not any(codes(press.pdf("disclosure", data(replace(usual_month(), link="")))))


@pytest.mark.parametrize("month", [usual_month(), long_month(), replace(usual_month(), items=())])
def test_the_picture_is_what_telegram_shows_sharply_and_says_how_much_more_there_is(
    press: Press, month: Sheet
) -> None:
    png = press.png("disclosure", data(month, "phone"))
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1080
    assert height <= TALLEST
    said = text(press.pdf("disclosure", data(month, "phone")))
    left = re.search(r"还有(\d+)条", said)
    shown = sum(f"第{place}段" in said for place in range(1, 61))
    others = 2  # one item under review, one earlier question
    assert (int(left[1]) + shown == 60 + others) if left else len(month.items) < 10


def test_the_figures_and_the_table_of_money_stand_on_the_sheet(press: Press) -> None:
    said = text(press.pdf("disclosure", data(usual_month())))
    for words in (
        "合计6818406",
        "25件，超期3件",
        "89%68件中61件",
        "144次中131次",
        "13件",
        "社会事务服务中心",
    ):
        assert words in said
    for words in ("林地承包费12,000.00第二期", "合计24,000.007,402.00", "还剩35,200.50元", "制表：样干己"):
        assert words in said
    assert "表里第10行收入（元）：写的是0.01，按各行算是24,000.00。" in said


class Text(HTMLParser):
    """Collects what a browser would show, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.outside += [
            value or "" for name, value in attrs if name in {"src", "href", "srcset", "xlink:href"}
        ]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


@pytest.mark.parametrize("words", AS_TYPED)
def test_the_site_shows_what_people_wrote_and_fetches_nothing(words: str) -> None:
    made = html(sheet_page(village_words(), with_words(words)))
    found = Text()
    found.feed(made)
    assert "".join(found.shown).count(words) >= 6
    assert found.outside == [LINK]
    assert not {"script", "link", "img", "iframe", "object", "form"} & found.tags
    assert "url(" not in made
    assert "@import" not in made


def test_the_site_has_every_figure_item_and_row() -> None:
    month = replace(long_month(), items=(replace(item(1, ItemKind.MONEY), tables=(ledger(300),)),))
    found = Text()
    found.feed(html(sheet_page(village_words("en"), month)))
    said = "".join(found.shown)
    assert said.count("11月1日") == 11
    assert "1,212,000.00" not in said
    assert "1,200,000.00" in said
    assert "Visits, of four a week" in said
