"""Cases, their history and the figures, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.topic import Topic
from bot.ports import Records
from tests.storage.disclosed import NOVEMBER
from tests.storage.samples import DAY, NOW, SECOND, Sample

FROM, TO = NOW, NOW + 30 * DAY


async def test_numbers_run_within_a_year(sample: Sample) -> None:
    async def next_one(year: int) -> CaseNumber:
        case = replace(sample.new_case(0), number=CaseNumber.next_of(year))
        return (await sample.do(lambda records: records.cases.add(case))).number

    assert await next_one(2026) == CaseNumber(2026, 1)
    await sample.do(lambda records: records.cases.add(sample.new_case(41)))
    assert await next_one(2026) == CaseNumber(2026, 42)
    assert await next_one(2027) == CaseNumber(2027, 1)


async def test_no_number_is_given_twice(sample: Sample) -> None:
    case = await sample.case()

    with pytest.raises(Exception, match=r"(?i)unique"):
        await sample.do(lambda records: records.cases.add(case))


async def test_a_case_comes_back_as_it_was_by_id_and_by_number(sample: Sample) -> None:
    case = await sample.case(topic=Topic.COMPLAINT, about_id=sample.secretary.id, due_at=NOW + DAY + SECOND)

    assert await sample.look(lambda records: records.cases.get(case.id)) == case
    assert await sample.look(lambda records: records.cases.by_number(case.number)) == case
    assert await sample.look(lambda records: records.cases.get(999)) is None


async def test_a_change_is_kept(sample: Sample) -> None:
    case = (await sample.case(topic=None)).answered(NOW + DAY)
    case = replace(case, topic=Topic.HEALTH, due_at=NOW + 9 * DAY, responsible_id=sample.secretary.id)
    await sample.do(lambda records: records.cases.save(case))

    assert await sample.look(lambda records: records.cases.get(case.id)) == case


async def test_a_reporter_sees_his_cases_newest_first_in_the_states_asked_for(sample: Sample) -> None:
    first = await sample.case()
    withheld = await sample.case(state=CaseState.WITHHELD, responsible_id=None)
    await sample.case(reporter_id=sample.officer.id)
    last = await sample.case()

    async def mine(*states: CaseState, limit: int = 100, offset: int = 0) -> list[Case]:
        reporter = sample.villager.id
        return await sample.look(lambda r: r.cases.of_reporter(reporter, states, limit=limit, offset=offset))

    assert await mine(CaseState.ASSIGNED) == [last, first]
    assert await mine(*CaseState) == [last, withheld, first]
    assert await mine(*CaseState, limit=1, offset=1) == [withheld]
    assert await mine() == []


async def test_a_cadre_sees_the_earliest_promised_date_first(sample: Sample) -> None:
    late = await sample.case(due_at=NOW + 9 * DAY)
    early = await sample.case(due_at=NOW + DAY)
    same = await sample.case(due_at=NOW + DAY)
    await sample.case(responsible_id=sample.secretary.id)

    async def his(limit: int = 100, offset: int = 0) -> list[Case]:
        states = (CaseState.ASSIGNED, CaseState.ANSWERED)
        return await sample.look(
            lambda r: r.cases.of_cadre(sample.cadre.id, states, limit=limit, offset=offset)
        )

    assert await his() == [early, same, late]
    assert await his(limit=2, offset=1) == [same, late]


async def test_what_nobody_has_got_is_found_oldest_first(sample: Sample) -> None:
    await sample.case()
    withheld = [await sample.case(state=CaseState.WITHHELD, responsible_id=None) for _ in range(2)]

    assert await sample.look(lambda records: records.cases.withheld()) == withheld


@pytest.mark.parametrize("tampering", ["UPDATE case_events SET step = 'x'", "DELETE FROM case_events"])
async def test_history_can_only_be_added_to(sample: Sample, tampering: str) -> None:
    case = await sample.case()
    await sample.do(lambda r: r.cases.record(case.id, "opened", NOW, account_id=sample.villager.id))

    with pytest.raises(Exception, match="history is append-only"):
        await sample.do(lambda records: records.cases.connection.execute(tampering))  # type: ignore[attr-defined]


async def test_a_case_is_counted_in_one_disclosure_whenever_it_was_written(sample: Sample) -> None:
    early, late = await sample.case(opened_at=FROM), await sample.case(opened_at=TO)
    disclosure = await sample.do(lambda records: records.disclosures.publish(NOVEMBER))

    async def uncounted(until: datetime) -> list[Case]:
        return await sample.look(lambda records: records.cases.uncounted(until))

    assert await uncounted(TO) == [early]
    await sample.do(lambda records: records.cases.count_in([early.id], disclosure.id))
    assert await uncounted(TO) == []
    stored_late = await sample.case(opened_at=TO - SECOND)
    assert await uncounted(TO + SECOND) == [stored_late, late]


async def test_what_was_answered_or_closed_since_an_instant_is_found(sample: Sample) -> None:
    await sample.case(first_answered_at=FROM - SECOND, closed_at=FROM - SECOND)
    answered = await sample.case(first_answered_at=FROM)
    closed = await sample.case(first_answered_at=FROM - SECOND, closed_at=FROM)

    assert await sample.look(lambda records: records.cases.answered_since(FROM)) == [answered]
    assert await sample.look(lambda records: records.cases.closed_since(FROM)) == [closed]


async def test_the_first_of_each_step_counts(sample: Sample) -> None:
    case = await sample.case()
    for seconds, step in enumerate(("raised", "answered", "answered")):
        at = NOW + seconds * SECOND
        await sample.do(lambda records, step=step, at=at: records.cases.record(case.id, step, at))  # type: ignore[misc]

    steps = await sample.look(lambda records: records.cases.steps_of([case.id]))
    assert steps == {case.id: {"raised": NOW, "answered": NOW + SECOND}}


async def test_the_history_tells_who_and_what_by_id(sample: Sample) -> None:
    case, entry = await sample.case(), await sample.entry()

    async def unit(records: Records) -> None:
        await records.cases.record(case.id, "opened", NOW, account_id=sample.villager.id, entry_id=entry.id)
        await records.cases.record(case.id, "routed", NOW + SECOND, cadre_id=sample.cadre.id)

    await sample.do(unit)
    rows = await sample.look(
        lambda r: rows_of(r, "SELECT step, account_id, cadre_id, entry_id FROM case_events ORDER BY id")
    )
    assert rows == [
        ("opened", sample.villager.id, None, entry.id),
        ("routed", None, sample.cadre.id, None),
    ]


async def rows_of(records: Records, query: str) -> list[tuple[object, ...]]:
    connection = records.cases.connection  # type: ignore[attr-defined]
    fetch = getattr(connection, "execute_fetchall", None) or connection.fetch
    return [tuple(row) for row in await fetch(query)]


async def test_first_steps_are_the_earliest_of_each_kind_for_cases_opened_in_the_time(sample: Sample) -> None:
    case, later = await sample.case(), await sample.case(opened_at=TO)
    for step, at in (("answered", NOW + 2 * DAY), ("answered", NOW + DAY), ("rated", NOW + 3 * DAY)):
        await sample.do(lambda r, step=step, at=at: r.cases.record(case.id, step, at))  # type: ignore[misc]
    await sample.do(lambda r: r.cases.record(later.id, "answered", TO))

    found = await sample.look(lambda records: records.cases.first_steps(FROM, TO))
    assert found == {case.id: {"answered": NOW + DAY, "rated": NOW + 3 * DAY}}
