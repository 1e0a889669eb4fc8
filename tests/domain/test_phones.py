"""Phones are compared as digits, whatever people type around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.phones import normalise, normalise_international


@pytest.mark.parametrize(
    ("raw", "digits"),
    [
        ("13800000001", "13800000001"),
        ("+86 138-0000-0001", "13800000001"),
        ("0086 13800000001", "13800000001"),
        ("8613800000001", "13800000001"),
        ("１３８ ００００　０００１", "13800000001"),
        ("138—0000–0001", "13800000001"),
        ("\u200e13800000001\ufeff", "13800000001"),
        ("(0859) 661 1234", "08596611234"),
        ("（０８５９）６６１１２３４", "08596611234"),
        ("+86 859 6611234", "08596611234"),
        ("010-12345678", "01012345678"),
    ],
)
def test_a_phone_is_reduced_to_its_digits(raw: str, digits: str) -> None:
    assert normalise(raw) == digits


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "12345",
        "1380000000",
        "138000000011",
        "12800000001",
        "+13125550123",
        "6611234",
        "013",
        "电话",
        "1380000000a",
    ],
)
def test_what_is_no_phone_is_refused(raw: str) -> None:
    assert normalise(raw) is None


def test_a_foreign_number_never_passes_for_a_mobile() -> None:
    assert normalise("13125550123") == "13125550123"
    assert normalise_international("13125550123") is None
    assert normalise_international("8613125550123") == "13125550123"
    assert normalise_international("+86 131 2555 0123") == "13125550123"


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    digits = normalise(raw)
    assert digits is None or (digits.isascii() and digits.isdigit() and normalise(digits) == digits)
