"""A matter's life: nothing happens that the table has not, in whatever order things are tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliberation_rules import STAGES_OF, DeliberationRules, Mode
from bot.domain.matter import Matter
from bot.domain.matter_life import (
    BEFORE_NOTICE,
    ENDED,
    PREPARING,
    RUNNING,
    TRANSITIONS,
    MatterStep,
    MatterStepError,
    Stage,
    leads_on,
)
from bot.domain.matter_number import MatterNumber

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ORDER = (Stage.DRAFT, *BEFORE_NOTICE)


def begun(**changes: object) -> Matter:
    matter = Matter(1, MatterNumber(2026, 3), Stage.DRAFT, NOW, NOW, account_id=1, household_id=1)
    return replace(matter, **changes)  # type: ignore[arg-type]


def taken(matter: Matter, step: MatterStep, at: datetime, asked_for: tuple[Stage, ...]) -> Matter:
    if step is MatterStep.NOTICE:
        return matter.announced(at, at + HOUR, at + 2 * HOUR, asked_for)
    if step is MatterStep.DROP:
        return matter.dropped(at, "不办了")
    return matter.stepped(step, at, asked_for)


stages_asked_for = st.sets(st.sampled_from(tuple(PREPARING))).map(
    lambda chosen: tuple(stage for stage in PREPARING if stage in chosen)
)


@given(asked_for=stages_asked_for, tried=st.lists(st.sampled_from(MatterStep), max_size=60))
def test_whatever_is_tried_in_whatever_order_a_matter_goes_by_its_table(
    asked_for: tuple[Stage, ...], tried: list[MatterStep]
) -> None:
    matter, extensions = begun(), 0
    for hours, step in enumerate(tried, 1):
        at = NOW + hours * HOUR
        if not matter.can(step, asked_for):
            with pytest.raises(MatterStepError) as refused:
                taken(matter, step, at, asked_for)
            assert (refused.value.stage, refused.value.step) == (matter.stage, step)
            continue
        after = taken(matter, step, at, asked_for)
        assert TRANSITIONS[matter.stage, step] is after.stage
        assert matter.stage not in ENDED, "nothing leads on from an end"
        assert (after.ended_at is not None) is (after.stage in ENDED)
        assert after.runs is (after.stage in RUNNING)
        if matter.stage in ORDER and after.stage in ORDER:
            assert ORDER.index(after.stage) > ORDER.index(matter.stage), "none is gone back to"
        if after.stage in BEFORE_NOTICE:
            assert after.stage is Stage.PROPOSED or after.stage in asked_for
        if step is MatterStep.NOTICE:
            extensions = 0
            skipped = [stage for stage in asked_for if ORDER.index(stage) > _place(matter.stage)]
            assert matter.stage is Stage.UNDECIDED or skipped == []
        extensions += step is MatterStep.EXTEND
        assert extensions <= 1, "a vote is extended once"
        matter = after


def _place(stage: Stage) -> int:
    return ORDER.index(stage) if stage in ORDER else -1


@pytest.mark.parametrize("mode", Mode)
def test_each_mode_leads_from_the_proposal_to_the_end(mode: Mode) -> None:
    asked_for, matter, gone = STAGES_OF[mode], begun(stage=Stage.PROPOSED), []
    while (step := leads_on(matter.stage, asked_for)) is not None:
        matter = taken(matter, step, NOW + HOUR, asked_for)
        gone.append(matter.stage)
    assert gone == [*asked_for, Stage.NOTICED]
    for step in (MatterStep.OPEN, MatterStep.ADOPT, MatterStep.CARRY_OUT):
        matter = matter.stepped(step, NOW + HOUR, asked_for)
    assert matter.stage is Stage.CARRIED_OUT


def test_a_village_that_changes_its_stages_meanwhile_goes_on_from_where_it_is() -> None:
    consulted = begun(stage=Stage.CONSULTED)
    assert leads_on(consulted.stage, STAGES_OF[Mode.SIMPLE]) is MatterStep.DISCUSS
    assert leads_on(consulted.stage, STAGES_OF[Mode.FOUR_STEPS]) is MatterStep.REVIEW
    assert leads_on(consulted.stage, ()) is MatterStep.NOTICE


@pytest.mark.parametrize("stage", [Stage.DRAFT, *RUNNING])
def test_it_may_be_dropped_with_a_reason_at_any_stage(stage: Stage) -> None:
    dropped = begun(stage=stage).dropped(NOW + HOUR, "县里来修了")
    assert (dropped.stage, dropped.reason, dropped.ended_at) == (Stage.DROPPED, "县里来修了", NOW + HOUR)


@pytest.mark.parametrize(("opens", "closes"), [(0, 2), (-1, 2), (1, 1), (2, 1)])
def test_a_vote_opens_after_its_notice_and_closes_after_it_opens(opens: int, closes: int) -> None:
    ready = begun(stage=Stage.DISCUSSED)
    with pytest.raises(ValueError, match="2026"):
        ready.announced(NOW, NOW + opens * HOUR, NOW + closes * HOUR, ())


@pytest.mark.parametrize(
    ("took_part", "electorate", "enough"),
    [(238, 358, False), (239, 358, True), (2, 3, True), (0, 0, False), (240, 360, True), (239, 360, False)],
)
def test_two_thirds_of_the_households_are_counted_exactly(
    took_part: int,
    electorate: int,
    enough: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert DeliberationRules().reaches_quorum(took_part, electorate) is enough


@pytest.mark.parametrize(
    ("in_favour", "took_part", "more"), [(120, 240, False), (121, 240, True), (1, 1, True), (0, 0, False)]
)
def test_half_of_those_who_take_part_is_no_majority(
    in_favour: int,
    took_part: int,
    more: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert DeliberationRules().is_majority(in_favour, took_part) is more


def test_a_share_is_what_the_village_set() -> None:
    rules = DeliberationRules(quorum=Fraction(1, 2), majority=Fraction(2, 3))
    assert rules.reaches_quorum(179, 358)
    assert not rules.reaches_quorum(178, 358)
    assert not rules.is_majority(2, 3)
    assert rules.is_majority(201, 300)


@pytest.mark.parametrize("text", ["议2026-03", "2026-3", " 议 2026—03 ", "2026-003"])
def test_a_number_is_known_however_it_is_said(text: str) -> None:
    assert MatterNumber.parse(text) == MatterNumber(2026, 3)


@pytest.mark.parametrize("text", ["2026-0003", "议03", "2026", "议2026-03号"])
def test_a_case_s_number_is_not_a_matter_s(text: str) -> None:
    assert MatterNumber.parse(text) is None


def test_a_number_stands_as_people_say_it() -> None:
    assert [str(MatterNumber(2026, serial)) for serial in (3, 12, 123)] == ["2026-03", "2026-12", "2026-123"]
