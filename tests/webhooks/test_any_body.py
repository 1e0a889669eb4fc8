"""Whatever comes with the right secret is stored or refused; nothing breaks, nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.telegram.updates import read_delivery
from tests.webhooks.conftest import BIGGEST, Post, message

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
LIKE_AN_UPDATE = st.fixed_dictionaries(
    {"update_id": st.integers(-5, 2**70) | ANY_JSON},
    optional={"message": ANY_JSON, "callback_query": ANY_JSON, "extra": ANY_JSON},
)


def as_text(value: Any) -> bytes:
    return json.dumps(value).encode()


BODIES = st.binary(max_size=200) | ANY_JSON.map(as_text) | LIKE_AN_UPDATE.map(as_text)
SEEN: dict[int, set[int]] = {}
"""The ids of what was brought, by whose box it was."""
DEEP = [b"[" * 100_000, b"[" * 700 + b"]" * 700, b'{"update_id":3,"a":' + b"[" * 900 + b"]" * 900 + b"}"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
async def test_any_body_is_stored_once_or_refused_for_what_it_is(post: Post, body: bytes) -> None:
    before, seen = await _kept(post), SEEN.setdefault(id(post), set())
    status = await post.bring(body)
    stored = await _kept(post) - before
    if not body.strip():
        assert (status, stored) == (400, 0)
    elif len(body) > BIGGEST:
        assert (status, stored) == (413, 0)
    else:
        update_id = read_delivery(body).update_id
        assert (status, stored) == (200, 0 if update_id in seen else 1)
        seen.add(update_id)
        assert await post.bring(body) == 200
        assert await _kept(post) - before == stored


@pytest.mark.parametrize("body", DEEP, ids=range(len(DEEP)))
async def test_what_is_nested_too_deeply_is_kept_apart(post: Post, body: bytes) -> None:
    post.app._biggest = len(body)
    assert await post.bring(body) == 200
    assert await _kept(post) == 1
    assert await post.bring(message(4)) == 200


async def _kept(post: Post) -> int:
    unsettled = await post.store.read(lambda records: records.inbox.unsettled())
    return unsettled + len(await post.parked())
