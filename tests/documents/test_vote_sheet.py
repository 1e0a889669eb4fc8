"""The result sheet of a vote: what it says, and that it says nothing of what a household chose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.documents.press import Press
from bot.domain.ballot import Totals
from bot.domain.matter_number import MatterNumber
from bot.domain.notices.voting import Participant, Question, SheetGroup, VoteSheet
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState
from bot.texts.say_vote_sheet import sheet
from bot.texts.words import load
from tests.documents.reading import text

AT: Final = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
WORDS: Final = load().words("zh_CN", ZoneInfo("Asia/Shanghai"), "那郎村")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def result(state: VoteState) -> VoteSheet:
    vote = Vote(
        id=1,
        matter_id=1,
        state=state,
        electorate=358,
        noticed_at=AT,
        opens_at=AT + timedelta(days=10),
        closes_at=AT + timedelta(days=13),
        quorum=Fraction(2, 3),
        majority=Fraction(1, 2),
        totals=Totals(250, 21, 19),
    )
    groups = tuple(
        SheetGroup(
            group,
            tuple(Participant(f"{group}-{place:03d}", f"样户{group}{place}") for place in range(1, 33)),
            40,
        )
        for group in range(1, 10)
    )
    question = Question(1, MatterNumber(2026, 3), "硬化二组到小学的路")
    return VoteSheet(question, "二组村口", vote, 290, 40, groups, ("王样乙",))


def test_the_sheet_says_what_has_to_be_signed(press: Press) -> None:
    said = text(press.pdf("vote", sheet(WORDS, result(VoteState.ADOPTED))))
    for words in (
        "358户",
        "11月20日",
        "290户",
        "应参加的2/3，即239户",
        "250",
        "村民监督人",
        "9-032",
        "王样乙",
    ):
        assert words in said, words


def test_a_quorum_that_was_missed_tells_no_count(press: Press) -> None:
    said = text(press.pdf("vote", sheet(WORDS, result(VoteState.SHORT))))
    assert "参加户数不够" in said
    assert "250" not in said
