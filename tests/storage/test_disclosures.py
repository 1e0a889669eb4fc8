"""Disclosures, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.disclosure import Disclosure
from bot.domain.month import Month
from bot.domain.sheet_figures import Service
from tests.storage.disclosed import NOVEMBER
from tests.storage.samples import Sample


async def publish(sample: Sample, disclosure: Disclosure = NOVEMBER) -> Disclosure:
    return await sample.do(lambda records: records.disclosures.publish(disclosure))


async def test_a_disclosure_comes_back_as_it_was(sample: Sample) -> None:
    disclosure = await publish(sample)

    assert disclosure == replace(NOVEMBER, id=disclosure.id)
    assert await sample.look(lambda records: records.disclosures.get(disclosure.id)) == disclosure
    assert await sample.look(lambda records: records.disclosures.of_month(Month(2026, 11))) == disclosure
    assert await sample.look(lambda records: records.disclosures.of_month(Month(2026, 12))) is None


async def test_a_month_is_disclosed_once(sample: Sample) -> None:
    await publish(sample)

    with pytest.raises(Exception, match=r"(?i)unique"):
        await publish(sample)


async def test_the_newest_months_come_first_page_by_page(sample: Sample) -> None:
    months = (Month(2026, 9), Month(2027, 1), Month(2026, 12))
    for month in months:
        await publish(sample, replace(NOVEMBER, month=month))

    found = await sample.look(lambda records: records.disclosures.newest(2))
    assert [disclosure.month for disclosure in found] == [Month(2027, 1), Month(2026, 12)]
    rest = await sample.look(lambda records: records.disclosures.newest(2, offset=2))
    assert [disclosure.month for disclosure in rest] == [Month(2026, 9)]
    before = await sample.look(lambda records: records.disclosures.before(Month(2026, 12)))
    assert before is not None
    assert before.month == Month(2026, 9)
    assert await sample.look(lambda records: records.disclosures.before(Month(2026, 9))) is None


async def test_figures_stored_before_centers_were_counted_are_read(sample: Sample) -> None:
    disclosure = await publish(sample)
    old = '{"received":9,"answered_in_time":5,"answered_late":1,"open":3,"overdue":2}'
    await sample.do(
        lambda records: records.disclosures.connection.execute(  # type: ignore[attr-defined]
            f"UPDATE disclosures SET figures = '{old}'"  # noqa: S608 - the constant above
        )
    )

    found = await sample.look(lambda records: records.disclosures.get(disclosure.id))
    assert found is not None
    assert found.figures.total == Service(received=9, within_the_week=5, late=1, open=3)
    assert found.figures.centers == ()
