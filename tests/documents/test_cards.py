"""The printed contact cards: each code leads to its household, each back lies behind its front."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, replace
from types import MappingProxyType

import pypdfium2
import pytest
from PIL import Image

from bot.documents.press import Press
from bot.domain.paper_card import CardStock, service_of
from bot.texts.say_card import card_pages, card_picture
from tests.documents.cards import directory, households, odd_directory, odd_households, stock
from tests.documents.months import village_words
from tests.documents.reading import codes, pages, sizes, squeezed

QUICK = 3.0  # seconds of a core for 358 cards: the bound, on a machine that others keep busy
FORMS = ("cards_wallet", "cards_large")


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((300, 400), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def printed(
    press: Press,
    cards: CardStock,
    form: str = "cards_wallet",
    photos: Mapping[int, bytes] = MappingProxyType({}),
) -> bytes:
    return press.pdf(form, {**asdict(card_pages(village_words(), cards)), "photos": photos})


def test_the_whole_villages_cards_are_set_in_time_and_every_code_leads_to_its_own_household(
    press: Press,
) -> None:
    cards = stock()
    begun = time.process_time()
    pdf = printed(press, cards)
    assert time.process_time() - begun < QUICK
    fronts = list(codes(pdf, every=2))
    assert [sorted(page) for page in fronts] == [
        sorted(card.link for card in cards.cards[at : at + 10]) for at in range(0, 358, 10)
    ]
    assert sizes(pdf) == {(210, 297)}


@pytest.mark.parametrize("form", FORMS)
def test_every_card_has_its_household_cadre_and_link_in_print(press: Press, form: str) -> None:
    cards = replace(stock(), cards=stock().cards[:12])
    fronts = squeezed("".join(pages(printed(press, cards, form))[::2]))
    for card in cards.cards:
        paired = card.service.paired[0]
        assert card.household.number + card.household.head in fronts
        assert squeezed(card.link.removeprefix("https://")) in fronts
        assert paired.name + paired.duties + (paired.phone or "") in fronts


@pytest.mark.parametrize("form", FORMS)
def test_every_back_has_the_centers_and_the_week_with_phones(press: Press, form: str) -> None:
    cards = replace(stock(), cards=stock().cards[:1])
    back = squeezed(pages(printed(press, cards, form))[1])
    for words in (
        "村民议事中心李样干甲党支部书记13800000001",
        "农民素质提升中心陈样干戊党支部副书记13800000005",
    ):
        assert words in back
    assert "罗样干辛村医13800000008" in back  # on duty, and responsible for no center of this group
    week = back[back.index("周日") :]
    assert week.index("李样干甲") < week.index("罗样干辛") < week.index("王样干乙") < week.index("黄样干庚")


def place_of(pdf: bytes, page: int, words: str) -> tuple[float, float]:
    """Return where words stand on a page, in millimetres from its left and upper edge."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        sheet = document[page]
        text = sheet.get_textpage()
        found = text.search(words).get_next()
        assert found is not None
        left, _, _, top = text.get_charbox(found[0])
        return left / 72 * 25.4, (sheet.get_size()[1] - top) / 72 * 25.4


def test_flipped_on_the_long_edge_each_back_lies_behind_its_front(press: Press) -> None:
    cadres = directory()
    homes = households()
    one, other = (next(home for home in homes if home.group == group) for group in (1, 3))
    both = stock(cadres, (one, other))
    lone = replace(both, cards=both.cards[:1])
    pdf = printed(press, both)
    # Group 3 has its own responsible cadre for its center: that back must lie behind the second card.
    assert both.cards[0].service != both.cards[1].service
    left, right = place_of(pdf, 0, one.number)[0], place_of(pdf, 0, other.number)[0]
    assert left < 105 < right
    back_of_one = place_of(printed(press, lone), 1, "村民议事中心")[0]
    assert back_of_one > 105
    assert back_of_one - 105 == pytest.approx(left, abs=105 - left)


def test_one_card_is_printed_alone_with_its_back_where_the_sheet_is_turned_to(press: Press) -> None:
    pdf = printed(press, replace(stock(), cards=stock().cards[:1]))
    assert len(pages(pdf)) == 2
    (x, y), (back_x, back_y) = place_of(pdf, 0, "便民联心卡"), place_of(pdf, 1, "哪件事找谁")
    assert 19.4 < x < 105
    assert 105 < back_x < 190.6
    assert abs(back_y - y) < 3


@pytest.mark.parametrize("form", FORMS)
def test_the_oddest_names_and_duties_stay_on_their_card_and_no_phone_is_cut(press: Press, form: str) -> None:
    cards = stock(odd_directory(), odd_households())
    pdf = printed(press, cards, form)
    found = pages(pdf)  # what would run over the page's edge isn't read
    assert len(found) == 2
    front, back = (squeezed(page) for page in found)
    assert front.count("#[样]$x$*_<b>\\") == 2
    assert "085966100001" in front
    assert back.count("085966100001") == 10
    assert "您这个组还没有包组干部，有事找支书" in front
    assert "…" in back
    for card in cards.cards:
        assert squeezed(card.link.removeprefix("https://")) in front


def test_a_photo_stands_beside_its_cadre(press: Press) -> None:
    cards = replace(stock(), cards=stock().cards[:1])
    with_photo = replace(cards, photographed=frozenset({1}))
    assert len(printed(press, with_photo, photos={1: jpeg()})) > len(printed(press, cards)) + 10_000


def test_the_cadre_of_this_very_household_comes_before_the_groups() -> None:
    cadres = directory()
    home = next(home for home in households() if home.group == 1)
    tied = replace(cadres.cadres[4], poor_household_id=home.id)
    of_two = replace(cadres, cadres=(*cadres.cadres[:4], tied, *cadres.cadres[5:]))
    assert [cadre.name for cadre in service_of(of_two, home).paired] == ["陈样干戊", "李样干甲"]


def test_whoever_has_a_group_but_no_center_stands_on_everybodys_card() -> None:
    cadres = directory()
    lone = replace(cadres.cadres[8], centers=frozenset(), group=9)
    of_nine = replace(cadres, cadres=(*cadres.cadres[:8], lone, *cadres.cadres[9:]))
    home = next(home for home in households() if home.group == 2)
    assert lone in service_of(of_nine, home).others


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_the_card_in_the_chat_is_one_picture_that_telegram_takes(press: Press, locale: str) -> None:
    cards = stock(odd_directory(), odd_households()[:1])
    data = dict(card_picture(village_words(locale), cards).data)
    png = press.png("card", data)
    assert png.startswith(b"\x89PNG")
    (found,) = codes(press.pdf("card", data))
    assert found == [cards.cards[0].link]
