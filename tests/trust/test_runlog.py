"""The search that ends every run finds what it is for, and nothing else."""

from __future__ import annotations

import pytest

from tests.runlog import Needles, search

LINE = "2026-11-24 14:31:03,059 INFO bot.app: "
LINK = "OkmKWXM6XqgYqjpkDTfbph_o"


@pytest.mark.parametrize(
    "said",
    [
        "the villager wrote 我家的事",
        "phone 13900002001",
        "POST http://127.0.0.1:8081/bot10001:TESTTOKEN/getMe",
        f"link {LINK} is unknown",
        "joined: somebody-else",
    ],
)
def test_a_trace_of_a_person_is_found_and_not_quoted(said: str) -> None:
    (hit,) = search(f"{LINE}well\n{LINE}{said}", {LINK, "somebody-else"})
    assert hit.startswith("line 2: ")
    assert said.rsplit(maxsplit=1)[-1] not in hit


@pytest.mark.parametrize(
    "said",
    [
        "inbox row 12 (update 138000000) try 1 failed: ValueError [dispatcher.py:123 _handled]",
        "stopping",
        "update 1390000200112345678 is new",
    ],
)
def test_ids_and_places_are_no_trace(said: str) -> None:
    assert search(LINE + said, {LINK, "row"}) == []


def test_what_is_printed_for_the_operator_before_it_can_log_is_no_log() -> None:
    assert search("Telegram 不认这个 token，请向 BotFather 要正确的。", set()) == []


def test_what_a_watched_method_takes_is_noted_and_what_it_does_stays() -> None:
    class Phone:
        def send(self, text: str) -> str:
            return text.upper()

    needles = Needles()
    needles.watch(Phone, "send", lambda _self, text: (text, None))
    assert Phone().send("a word") == "A WORD"
    assert needles.found == {"a word"}
