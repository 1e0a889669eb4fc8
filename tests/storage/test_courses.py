"""Courses and who takes part, on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.course import Course, CourseState, Seat
from tests.storage.samples import CHAT, DAY, NOW, SECOND, Sample


async def course(sample: Sample, **changes: Any) -> Course:
    made = Course(0, sample.cadre.id, "甘蔗间种", CourseState.ANNOUNCED, NOW, NOW + 5 * DAY, "村委会", 2)
    return await sample.do(lambda records: records.courses.add(replace(made, **changes)))


async def enrol(sample: Sample, to: Course, account_id: int, seat: Seat, after: int = 0) -> None:
    await sample.do(lambda records: records.courses.enrol(to.id, account_id, seat, NOW + after * SECOND))


async def test_a_course_comes_back_as_it_was(sample: Sample) -> None:
    begun = await course(sample, state=CourseState.DRAFT, starts_at=None, place="", seats=None)
    assert await sample.look(lambda records: records.courses.get(begun.id)) == begun
    whole = replace(begun, state=CourseState.ANNOUNCED, starts_at=NOW + DAY, place="村委会", seats=30)
    await sample.do(lambda records: records.courses.save(whole))
    assert await sample.look(lambda records: records.courses.get(begun.id)) == whole


async def test_what_is_to_come_is_found_the_earliest_first(sample: Sample) -> None:
    late, early = await course(sample), await course(sample, starts_at=NOW + DAY)
    await course(sample, starts_at=NOW - DAY)
    await course(sample, state=CourseState.CALLED_OFF)
    await course(sample, state=CourseState.DRAFT, starts_at=None)
    found = await sample.look(lambda records: records.courses.starting(NOW, NOW + 9 * DAY))
    assert found == [early, late]


async def test_the_line_is_by_when_somebody_signed_up_last(sample: Sample) -> None:
    to = await course(sample)
    other = (await sample.do(lambda records: records.accounts.add(CHAT + 9, "zh_CN", NOW))).id
    own = sample.villager.id
    await enrol(sample, to, own, Seat.SEATED)
    await enrol(sample, to, other, Seat.WAITING, 1)
    await enrol(sample, to, own, Seat.WAITING, 2)
    line = await sample.look(lambda records: records.courses.enrolments(to.id))
    assert [(one.account_id, one.seat) for one in line] == [(other, Seat.WAITING), (own, Seat.WAITING)]
    came = replace(line[0], seat=Seat.SEATED, came=True)
    await sample.do(lambda records: records.courses.save_enrolment(came))
    assert (await sample.look(lambda records: records.courses.enrolments(to.id)))[0] == came
    assert await sample.look(lambda records: records.courses.of_account(other)) == [(to, came)]


async def test_whoever_is_forgotten_leaves_a_number_and_no_name(sample: Sample) -> None:
    to = await course(sample)
    await enrol(sample, to, sample.villager.id, Seat.WAITING)
    await sample.do(lambda records: records.subscriptions.add(sample.villager.id, "甘蔗", NOW))
    await sample.do(lambda records: records.erasure.account(sample.villager.id))
    (left,) = await sample.look(lambda records: records.courses.enrolments(to.id))
    assert (left.account_id, left.seat) == (None, Seat.CANCELLED)
    assert await sample.look(lambda records: records.subscriptions.of(sample.villager.id)) == []


async def test_who_took_part_long_ago_is_forgotten_and_drafts_are_deleted(sample: Sample) -> None:
    to = await course(sample)
    await enrol(sample, to, sample.villager.id, Seat.SEATED)
    begun = await course(sample, state=CourseState.DRAFT, starts_at=None)

    async def clean(days: int) -> int:
        before = NOW + days * DAY
        return await sample.do(lambda records: records.erasure.courses(before, before, 100))

    assert await clean(0) == 0
    assert await clean(6) == 1
    assert await sample.look(lambda records: records.courses.get(begun.id)) is None
    (left,) = await sample.look(lambda records: records.courses.enrolments(to.id))
    assert (left.account_id, left.seat) == (None, Seat.SEATED)
