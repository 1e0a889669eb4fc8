"""Masking: identity, bank and phone numbers are found however they are typed; amounts and dates aren't."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.masking import KEPT, STAR, NumberKind, find, mask

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HAN = st.text(st.sampled_from("低保户李样一银行卡号身份证电话：，。（）\n"), max_size=8)
DIGITS = "0123456789"


@st.composite
def identities(draw: st.DrawFn) -> str:
    """An identity number as the state's standard computes it, here computed anew."""
    born = draw(st.dates(date(1920, 1, 1), date(2026, 11, 1)))
    body = f"{draw(st.integers(110000, 820000))}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, body, strict=True)) % 11
    return body + str((12 - rest) % 11).replace("10", "X")


@st.composite
def cards(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(["62", "45", "52", "60", "95"])) + draw(
        st.text(DIGITS, min_size=13, max_size=16)
    )
    return next(body + last for last in DIGITS if _adds_up(body + last))


def _adds_up(digits: str) -> bool:
    doubled = [int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


MOBILES = st.builds("1{}{}".format, st.integers(3, 9), st.text(DIGITS, min_size=9, max_size=9))


def kinds(text: str) -> list[NumberKind]:
    return [found.kind for found in find(text)]


@given(HAN, identities(), HAN)
def test_every_identity_number_is_masked_and_its_birthday_gone(before: str, number: str, after: str) -> None:
    masked = mask(before + number + after)
    assert number[6:16] not in masked
    assert masked == before + number[:4] + STAR * 12 + number[16:] + after


@given(HAN, cards(), HAN, st.sampled_from(["", " ", "-"]))
def test_every_bank_card_is_masked_but_for_its_end(before: str, number: str, after: str, gap: str) -> None:
    typed = gap.join(number[at : at + 4] for at in range(0, len(number), 4))
    assume(NumberKind.IDENTITY not in kinds(number))  # a few are an identity number as well
    masked = mask(before + typed + after)
    assert [d for d in masked if d in DIGITS] == list(number[-KEPT[NumberKind.BANK][1] :])


@given(
    HAN,
    MOBILES,
    HAN,
    st.sampled_from(["", " ", "-", "－", "\u200b"]),
    st.sampled_from(["", "+86 ", "86", "0086"]),
)
def test_every_phone_is_masked_however_it_is_typed(
    before: str, number: str, after: str, gap: str, code: str
) -> None:
    typed = f"{code}{number[:3]}{gap}{number[3:7]}{gap}{number[7:]}"
    masked = mask(before + typed + after)
    assert number[3:7] not in masked
    assert masked.count(STAR) >= 6
    assert len(masked) == len(before + typed + after)


@given(st.text(st.sampled_from("0123456789 -xX.,元\n样电话０１"), max_size=60))
def test_masking_leaves_nothing_to_mask_and_nothing_else_is_touched(text: str) -> None:
    masked = mask(text)
    assert find(masked) == ()
    assert len(masked) == len(text)
    changed = [place for place, (old, new) in enumerate(zip(text, masked, strict=True)) if old != new]
    assert all(any(found.start <= place < found.end for found in find(text)) for place in changed)


AMOUNTS = st.one_of(
    st.builds("{:,.2f}".format, st.decimals(0, 10**9, places=2)),
    st.builds("{}元".format, st.integers(0, 10**12)),
    st.builds("¥{:.2f}".format, st.decimals(0, 10**9, places=2)),
    st.builds("{}.{}万元".format, st.integers(0, 10**6), st.integers(0, 99)),
    st.builds(str, st.integers(0, 10**9)),
)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
DATES = st.one_of(
    st.builds("{:%Y-%m-%d}".format, DAYS),
    st.builds("{:%Y/%m/%d}".format, DAYS),
    st.builds("{0.year}年{0.month}月{0.day}日".format, DAYS),
    st.builds("{:%Y%m%d}".format, DAYS),
    st.builds("{:%Y-%m-%d} {:%Y-%m-%d}".format, DAYS, DAYS),
    st.builds("{:%Y.%m.%d}-{:%Y.%m.%d}".format, DAYS, DAYS),
)
NUMBERS = st.builds("{}-{:04d}".format, st.integers(2020, 2099), st.integers(1, 9999))
HOUSEHOLDS = st.builds("{}-{:03d}".format, st.integers(1, 99), st.integers(1, 999))


@given(
    st.lists(st.one_of(AMOUNTS, DATES, NUMBERS, HOUSEHOLDS), max_size=4),
    st.sampled_from(["，", "；", "\n", "、"]),
)
def test_amounts_dates_and_numbers_of_cases_stay_as_they_are(parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话0859-6610001", "电话085*-*****01"),
        ("（0859）6610001", "（085*）*****01"),
        ("电话１３８００００００01", "电话１３８******01"),
        ("522325 19491001 001X", "5223** ******** **1X"),
        ("522325491001001", "5223*********01"),
        ("522325490229001", "522325490229001"),  # no such day in 1949
        ("52232518491001001X", "52232518491001001X"),  # nobody is that old
        ("13800000001元", "13800000001元"),
        ("合计 6222020000000000 元", "合计 6222020000000000 元"),
        ("卡号6222 0200 0000 0000 00", "卡号6222 0200 0000 0000 00"),
    ],
)
def test_odd_ways_of_typing_them(text: str, masked: str) -> None:
    assert mask(text) == masked
