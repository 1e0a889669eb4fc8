"""Every step that the program records in a case's history is told in plain words, or left out on purpose."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot.usecases
from bot.domain.case_life import Rating
from bot.domain.diary_month import DONE
from bot.texts.case_steps import UNTOLD, step_name
from bot.texts.words import load
from bot.usecases import papers, proxy_steps
from bot.usecases.committing import STEPS

WORDS = load().words("zh_CN", ZoneInfo("Asia/Shanghai"), "样村")
RECORDED = re.compile(r"""cases\.record\(\s*[\w.]+, "([a-z ]+)\"""")


def recorded() -> set[str]:
    found = {f"rated {rating.value}" for rating in Rating} | set(STEPS.values())
    found |= {*papers.HISTORY.values(), *proxy_steps.HISTORY.values()}
    for path in Path(bot.usecases.__file__).parent.glob("*.py"):
        found |= set(RECORDED.findall(path.read_text("utf-8")))
    return found


def test_the_steps_are_found() -> None:
    assert {"raised", "routed", "answered", "not finished", "asked", "seen"} <= recorded()


def test_what_a_diary_shows_of_cases_are_steps_that_are_recorded() -> None:
    assert recorded() >= DONE


@pytest.mark.parametrize("step", sorted(recorded()))
def test_every_step_is_told_or_left_out_on_purpose(step: str) -> None:
    assert (step_name(WORDS, step, "张样丙") is None) == (step in UNTOLD)


def test_who_did_it_is_said_and_ones_own_words_are_ones_own() -> None:
    assert step_name(WORDS, "replied", "张样丙") == "张样丙回话"
    assert step_name(WORDS, "added") == "您又说了一句"
    assert step_name(WORDS, "added", own=False) == "群众又说了一句"
