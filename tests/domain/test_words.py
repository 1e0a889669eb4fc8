"""What words tell: the likely center, whom a text names, and how long Telegram finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.centers import Center
from bot.domain.directory import Directory
from bot.domain.lengths import split, utf16_length
from bot.domain.naming import naming
from bot.domain.people import Cadre
from bot.domain.topic import Topic
from bot.domain.topics import ORDER, likely_first

WORDS = {Center.DELIBERATION: ["路灯", "修路"], Center.HEALTH: ["医保", "打针"]}
HOUSE = Directory((Cadre(1, "李样明", "主任", None), Cadre(2, "陈样书", "支书", None, is_secretary=True)))


def test_the_likely_center_stands_first_and_none_is_lost() -> None:
    order = likely_first("村口的路灯坏了", WORDS)
    assert order[0] is Topic.DELIBERATION
    assert likely_first("医保卡丢了", WORDS)[0] is Topic.HEALTH
    assert sorted(order) == sorted(ORDER)


def test_without_a_known_word_the_usual_order_stays() -> None:
    assert likely_first("你好", WORDS) == ORDER


@pytest.mark.parametrize(
    ("text", "secretary", "cadre", "complaint"),
    [
        ("李样明吃拿卡要", False, True, True),
        ("李主任不接电话", False, True, False),
        ("支书家先装了水表", True, False, False),
        ("陈样书的事", True, True, False),
        ("干部不公平", False, True, True),
        ("路灯坏了", False, False, False),
    ],
)
def test_whom_a_text_names(text: str, *, secretary: bool, cadre: bool, complaint: bool) -> None:
    found = naming(text, HOUSE, ["吃拿卡要", "不公平"])
    assert (found.secretary, found.cadre, found.complaint) == (secretary, cadre, complaint)


@given(st.text(max_size=300), st.integers(2, 40))
def test_a_text_in_parts_is_the_same_text_and_each_part_fits(text: str, limit: int) -> None:
    parts = list(split(text, limit))
    assert "".join(parts) == text
    assert all(0 < utf16_length(part) <= limit for part in parts)


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 4, []),
        ("abcd", 4, ["abcd"]),
        ("abcde", 4, ["abcd", "e"]),
        ("abc\ndefg", 6, ["abc\n", "defg"]),
        ("a\nbcdefg", 6, ["a\nbcde", "fg"]),  # a line's end in the first half is too far from the end
        ("abcdef\ng", 6, ["abcdef", "\ng"]),
        ("😀😀😀", 5, ["😀😀", "😀"]),
        ("\uffff\uffff\uffff", 2, ["\uffff\uffff", "\uffff"]),
    ],
)
def test_a_text_is_broken_at_a_line_end_that_is_near(text: str, limit: int, parts: list[str]) -> None:
    assert list(split(text, limit)) == parts


def test_an_emoji_counts_two_units() -> None:
    assert utf16_length("😀字") == 3
