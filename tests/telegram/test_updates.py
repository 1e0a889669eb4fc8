"""Telling updates apart, whatever comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.updates import read_update, read_wreck

PERSON = {"id": 42, "is_bot": False, "first_name": "王小明"}
MESSAGE = {"message_id": 1, "date": 1_700_000_000, "chat": {"id": 42, "type": "private"}, "from": PERSON}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def test_a_message_is_ordered_by_its_chat() -> None:
    raw = read_update({"update_id": 7, "message": {**MESSAGE, "text": "路灯坏了"}})

    assert (raw.update_id, raw.chat_key, raw.readable) == (7, 42, True)
    assert json.loads(raw.payload)["message"]["text"] == "路灯坏了"


@pytest.mark.parametrize(
    ("update", "key"),
    [
        ({"message": {**MESSAGE, "chat": {"id": -5, "type": "group", "title": "x"}}}, -5),
        ({"edited_message": MESSAGE}, 42),
        ({"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "message": MESSAGE}}, 42),
        ({"callback_query": {"id": "1", "from": PERSON, "chat_instance": "1"}}, 42),
        ({"my_chat_member": {"chat": {"id": 9, "type": "private"}, "from": PERSON}}, 9),
        ({"message": {"chat": {"id": "9"}, "from": {"id": True}}}, 0),
        ({"message": {"chat": {"id": 2**70}}}, 0),
        ({"poll": {}}, 0),
    ],
)
def test_order_is_kept_by_chat_else_by_person(update: dict[str, Any], key: int) -> None:
    assert read_update({"update_id": 7, **update}).chat_key == key


@pytest.mark.parametrize(
    "element",
    [7, "x", None, [], {}, {"update_id": "7"}, {"update_id": True}, {"update_id": -3}, {"update_id": 2**63}],
)
def test_what_has_no_id_gets_a_stable_negative_one(element: object) -> None:
    first, again = read_update(element), read_update(element)

    assert not first.readable
    assert -(2**63) < first.update_id < 0
    assert first.update_id == again.update_id


def test_what_no_database_stores_is_replaced() -> None:
    raw = read_update({"update_id": 7, "message": {**MESSAGE, "text": "a\ud800b\x00c\U0001f600"}})

    assert json.loads(raw.payload)["message"]["text"] == "a\ufffdb\ufffdc\U0001f600"


@given(ANYTHING, st.integers(0, 2**62))
def test_anything_can_be_stored_and_nothing_raises(content: object, update_id: int) -> None:
    for element in (content, {"update_id": update_id, "message": content}):
        raw = read_update(element)
        raw.payload.encode()
        assert "\x00" not in raw.payload
        assert "\\u0000" not in raw.payload.replace("\\\\", "")
        assert -(2**63) <= raw.chat_key < 2**63


def test_the_one_update_that_is_no_json_keeps_its_text_and_id() -> None:
    raw = read_wreck(b'{"ok":true,"result":[{"update_id": 12, "message": {oops}]}')

    assert raw is not None
    assert (raw.update_id, raw.readable) == (12, False)
    assert "oops" in raw.payload


@pytest.mark.parametrize(
    "body",
    [b"<html>502</html>", b'{"ok":true,"result":[{"update_id": 12, "mess', b'{"ok":true,"result":[ ]}', b""],
)
def test_an_answer_that_is_not_whole_holds_no_update(body: bytes) -> None:
    assert read_wreck(body) is None
