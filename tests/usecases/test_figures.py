"""The figures that nobody can hold back: what counts, once, in which month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.content import Content, ContentKind
from bot.domain.rates import Rate
from bot.domain.served import Span
from bot.domain.sheet_figures import Service, SheetFigures
from bot.domain.topic import Topic
from bot.usecases.figures import gather
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from bot.usecases.work import Work
from tests.storage.disclosed import NOVEMBER
from tests.usecases.branch import PUBLICATION, month_end, until
from tests.usecases.town import Town

DAY, WEEK, SECOND = timedelta(days=1), timedelta(days=7), timedelta(seconds=1)
SINCE = PUBLICATION - timedelta(days=14)
OPENED = PUBLICATION - timedelta(days=10)


async def figures(town: Town, *cases: Case, span: Span | None = None) -> SheetFigures:
    """Store cases and count; all of it is undone."""

    async def unit(work: Work, _command: None) -> SheetFigures:
        for serial, case in enumerate(cases, start=700):
            await work.records.cases.add(replace(case, number=CaseNumber(2026, serial)))
        return (await gather(work, span or Span(SINCE, PUBLICATION))).figures

    return await town.desk.perform(unit, None)


async def home(town: Town) -> int:
    household = await town.look(lambda records: records.people.household_by_number("2-001"))
    assert household is not None
    return household.id


async def case(town: Town, opened: datetime = OPENED, **changes: object) -> Case:
    plain = Case(
        id=0,
        number=CaseNumber(2026, 1),
        reporter_id=None,
        household_id=await home(town),
        topic=Topic.SOCIAL,
        about_id=None,
        state=CaseState.ASSIGNED,
        responsible_id=2,
        opened_at=opened,
        first_due_at=opened + WEEK,
        due_at=opened + WEEK,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def answered(at: datetime, **changes: Any) -> dict[str, Any]:
    return {"state": CaseState.ANSWERED, "answered_at": at, "first_answered_at": at, **changes}


async def test_each_kind_of_service_is_counted_once(town: Town) -> None:
    found = await figures(
        town,
        await case(town),
        await case(town, PUBLICATION - DAY),
        await case(town, **answered(OPENED + DAY, on_the_spot=True)),
        await case(town, **answered(OPENED + DAY)),
        await case(town, **answered(OPENED + WEEK + SECOND)),
    )
    assert found.total == Service(received=5, on_the_spot=1, within_the_week=1, late=2, explained=0, open=2)


async def test_complaints_what_was_withheld_and_what_was_taken_back_stand_in_no_figure(town: Town) -> None:
    found = await figures(
        town,
        await case(town, topic=Topic.COMPLAINT),
        await case(town, topic=Topic.QUESTION, about_id=1),
        await case(town, state=CaseState.WITHHELD, responsible_id=None),
        await case(town, state=CaseState.WITHDRAWN, closed_at=OPENED + DAY),
        await case(town, state=CaseState.ERASED, responsible_id=None),
    )
    assert found.total == Service()
    assert found.resolution == Rate(0, 0)


async def test_a_case_of_last_month_that_was_answered_late_is_late_this_month_and_not_received(
    town: Town,
) -> None:
    before = SINCE - timedelta(days=3)
    counted = await case(town, before, **answered(before + WEEK + DAY))

    async def unit(work: Work, _command: None) -> Service:
        await work.records.cases.add(replace(counted, number=CaseNumber(2026, 700)))
        last = await gather(work, Span(SINCE - timedelta(days=30), SINCE))
        assert last.figures.total == Service(received=1, open=1)
        await work.records.cases.count_in(last.received, await disclosure(work))
        return (await gather(work, Span(SINCE, PUBLICATION))).figures.total

    assert await town.desk.perform(unit, None) == Service(late=1)


async def disclosure(work: Work) -> int:
    """Publish an empty month; return its id."""
    return (await work.records.disclosures.publish(NOVEMBER)).id


async def test_a_message_written_before_the_hour_and_stored_after_it_counts_in_the_next_month(
    town: Town,
) -> None:
    villager = await town.villager_joins("2-001")
    await until(town, PUBLICATION - SECOND)
    written = town.clock.at
    await month_end(town)
    by = By(villager.telegram_id)
    content = Content(ContentKind.TEXT, "写得早，存得晚")
    await town.serve(receive, Incoming(by, villager.telegram_id, 9001, content, written), by)
    await villager.tap("社会事务服务中心")
    await month_end(town, PUBLICATION + timedelta(days=31))
    november, december = (await town.look(lambda records: records.disclosures.newest(2)))[::-1]
    assert (november.figures.total.received, december.figures.total.received) == (0, 1)


async def test_what_waits_for_its_center_at_the_hour_counts_in_the_next_month(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await until(town, PUBLICATION - timedelta(minutes=2))
    await villager.write("还没选中心")
    await month_end(town)
    await villager.tap("社会事务服务中心")
    await month_end(town, PUBLICATION + timedelta(days=31))
    found = await town.look(lambda records: records.disclosures.newest(2))
    assert [one.figures.total.received for one in found] == [1, 0]


async def test_centers_with_few_cases_are_merged(town: Town) -> None:
    many = [await case(town, topic=Topic.SOCIAL) for _ in range(6)]
    few = [await case(town, topic=topic) for topic in (Topic.HEALTH, Topic.PROXY, Topic.PROXY)]
    found = await figures(town, *many, *few)
    assert all(row.service.received >= 5 for row in found.centers)
    assert sum(row.service.received for row in found.centers) == 9


async def test_what_was_registered_for_somebody_is_counted_apart(town: Town) -> None:
    found = await figures(town, await case(town), await case(town, registered_by=2))
    assert (found.total.received, found.registered) == (1, 1)
