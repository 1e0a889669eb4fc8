"""What Telegram's refusals mean."""

from __future__ import annotations

import pytest

from bot.telegram.failures import CallError, NotSentError, PerhapsSentError, RefusedError
from bot.telegram.verdict import Fate, judge


@pytest.mark.parametrize(
    ("code", "words", "fate"),
    [
        (400, "Bad Request: message is not modified: specified new message content", Fate.SETTLED),
        (400, "Bad Request: message to edit not found", Fate.SETTLED),
        (
            400,
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            Fate.SETTLED,
        ),
        (400, "Bad Request: can't parse entities", Fate.HOPELESS),
        (400, "Bad Request: message is too long", Fate.HOPELESS),
        (413, "Request Entity Too Large", Fate.HOPELESS),
        (400, "Bad Request: chat not found", Fate.UNREACHABLE),
        (403, "Forbidden: bot was blocked by the user", Fate.UNREACHABLE),
        (403, "Forbidden: user is deactivated", Fate.UNREACHABLE),
        (500, "Internal Server Error", Fate.AGAIN),
        (502, "Bad Gateway", Fate.AGAIN),
        (409, "Conflict", Fate.AGAIN),
        (401, "Unauthorized", Fate.REJECTED),
        (404, "Not Found", Fate.REJECTED),
        (404, "Not Found: method not found", Fate.HOPELESS),
    ],
)
def test_a_refusal_has_its_fate(code: int, words: str, fate: Fate) -> None:
    verdict = judge(RefusedError(code, words, {}))

    assert verdict.fate is fate
    assert verdict.error == str(code)


@pytest.mark.parametrize("failure", [NotSentError(), PerhapsSentError()])
def test_what_nobody_refused_is_tried_again(failure: CallError) -> None:
    assert judge(failure).fate is Fate.AGAIN


def test_too_many_requests_says_how_long() -> None:
    verdict = judge(RefusedError(429, "Too Many Requests: retry after 17", {"retry_after": 17}))

    assert (verdict.fate, verdict.seconds) == (Fate.PAUSED, 17.0)


def test_a_migrated_group_has_a_new_id() -> None:
    refusal = RefusedError(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1001})

    assert (judge(refusal).fate, judge(refusal).new_chat_id) == (Fate.MOVED, -1001)
