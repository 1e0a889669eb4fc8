"""Buttons: every action does something, and survives being stored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions.action import Action, UnknownActionError, decode, encode
from bot.domain.keyboard import button_data, new_token, parse_button_data
from handlers.taps import TAPS

ACTIONS = sorted(set(Action.__subclasses__()), key=lambda cls: cls.__name__)


def test_every_action_has_a_use_case_and_nothing_else_has() -> None:
    assert {cls.__name__ for cls in TAPS} == {cls.__name__ for cls in ACTIONS}


@given(st.sampled_from(list(TAPS)).flatmap(st.from_type))
def test_an_action_survives_being_stored(action: Action) -> None:
    assert decode(encode(action)) == action


@pytest.mark.parametrize("stored", [{}, {"do": "Nothing"}, {"do": "BeginCase", "more": 1}, {"do": "SayWho"}])
def test_an_action_that_no_version_knows_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(UnknownActionError):
        decode(stored)


@given(st.text(max_size=70))
def test_forged_data_is_no_button_or_has_a_token(data: str) -> None:
    found = parse_button_data(data)
    assert found is None or button_data(*found) == data or data.endswith(str(found[1]))


def test_button_data_fits_telegrams_64_bytes() -> None:
    assert len(button_data(new_token(), 999).encode()) <= 64
    token = new_token()
    assert parse_button_data(button_data(token, 7)) == (token, 7)
