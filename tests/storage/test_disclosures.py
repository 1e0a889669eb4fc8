"""Disclosures and their items, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.disclosure import Disclosure, Figures, Item, Month
from tests.storage.samples import DAY, NOW, Sample

NOVEMBER = Disclosure(0, Month(2026, 11), NOW - 30 * DAY, NOW, NOW, Figures(9, 5, 1, 3, 2))


async def submit(sample: Sample, text: str) -> Item:
    return await sample.do(lambda records: records.disclosures.add_item(sample.officer.id, text, NOW))


async def publish(sample: Sample, disclosure: Disclosure = NOVEMBER) -> Disclosure:
    return await sample.do(lambda records: records.disclosures.publish(disclosure))


async def test_a_disclosure_takes_what_was_submitted_and_not_what_comes_later(sample: Sample) -> None:
    items = [await submit(sample, text) for text in ("修路账目", "低保名单")]
    assert await sample.look(lambda records: records.disclosures.unpublished()) == items
    disclosure = await publish(sample)
    later = await submit(sample, "水费")

    taken = [replace(item, disclosure_id=disclosure.id) for item in items]
    assert await sample.look(lambda records: records.disclosures.items(disclosure.id)) == taken
    assert await sample.look(lambda records: records.disclosures.unpublished()) == [later]
    assert await sample.look(lambda records: records.disclosures.item(items[0].id)) == taken[0]


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


async def test_the_newest_months_come_first(sample: Sample) -> None:
    months = (Month(2026, 9), Month(2027, 1), Month(2026, 12))
    for month in months:
        await publish(sample, replace(NOVEMBER, month=month))

    found = await sample.look(lambda records: records.disclosures.newest(2))
    assert [disclosure.month for disclosure in found] == [Month(2027, 1), Month(2026, 12)]


async def test_only_what_is_not_published_can_be_withdrawn(sample: Sample) -> None:
    published = await submit(sample, "修路账目")
    await publish(sample)
    item = await submit(sample, "水费")
    for each in (published, item):
        await sample.do(lambda records, i=each.id: records.disclosures.remove_item(i))  # type: ignore[misc]

    assert await sample.look(lambda records: records.disclosures.item(item.id)) is None
    assert await sample.look(lambda records: records.disclosures.item(published.id)) is not None
    assert (await submit(sample, "电费")).id > item.id  # an old button must not withdraw a new item
