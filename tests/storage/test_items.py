"""Items for disclosure with all that belongs to them, on both databases."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.content import Content, ContentKind
from bot.domain.item import Consent, Item, ItemCorrection, Reading
from bot.domain.item_life import ItemState
from bot.domain.ledger import Ledger, LedgerRow, RowKind
from bot.domain.sheet import ItemKind
from tests.storage.disclosed import NOVEMBER
from tests.storage.samples import NOW, SECOND, Sample

LEDGER = Ledger((LedgerRow(2, RowKind.ENTRY, "水泥", None, 120_000, None, "10月2日"),))


async def begin(sample: Sample, kind: ItemKind = ItemKind.MONEY) -> Item:
    return await sample.do(lambda records: records.items.add(sample.officer.id, sample.cadre.id, kind, NOW))


async def save(sample: Sample, item: Item) -> Item:
    await sample.do(lambda records: records.items.save(item))
    found = await sample.look(lambda records: records.items.get(item.id))
    assert found == item
    return item


async def test_an_item_comes_back_as_it_was_in_every_state(sample: Sample) -> None:
    item = await save(sample, (await begin(sample)).changed(title="路灯", words="三盏"))
    assert await sample.look(lambda records: records.items.of_author(sample.officer.id, 5)) == [item]
    item = await save(sample, item.submitted(shows_numbers=True))
    assert await sample.look(lambda records: records.items.in_state(ItemState.UNDER_REVIEW)) == [item]
    item = await save(sample, item.returned("写清楚"))
    item = await save(sample, replace(item.submitted(shows_numbers=False).approved(), shows_names=True))
    disclosure = await sample.do(lambda records: records.disclosures.publish(NOVEMBER))
    item = await save(sample, item.published(NOW))
    assert await sample.look(lambda records: records.items.between_months()) == [item]
    item = await save(sample, replace(item, disclosure_id=disclosure.id))
    assert await sample.look(lambda records: records.items.between_months()) == []
    assert await sample.look(lambda records: records.items.of_disclosure(disclosure.id)) == [item]
    assert await sample.look(lambda records: records.items.of_author(sample.officer.id, 5)) == []


async def test_a_file_is_read_once_and_its_table_stays_with_it(sample: Sample) -> None:
    item = await begin(sample)
    content = Content(ContentKind.DOCUMENT, "账", {"file_id": "f1"})
    for name, reading in (("账.xlsx", Reading.WAITING), ("图.jpg", Reading.NOT_NEEDED)):
        await sample.do(
            lambda records, n=name, r=reading: records.items.attach(item.id, content, n, r)  # type: ignore[misc]
        )
    (waiting,) = await sample.look(lambda records: records.items.to_read())
    assert (waiting.name, waiting.content) == ("账.xlsx", content)
    await sample.do(lambda records: records.items.set_reading(waiting.id, Reading.READ, LEDGER))

    assert await sample.look(lambda records: records.items.to_read()) == []
    kept = await sample.look(lambda records: records.items.attachments(item.id))
    assert [one.ledger for one in kept] == [LEDGER, None]
    assert await sample.look(lambda records: records.items.attachment(waiting.id)) == kept[0]
    assert await sample.do(lambda records: records.items.drop_attachments(item.id)) == 2


async def test_corrections_stand_in_their_order(sample: Sample) -> None:
    item = await begin(sample)
    for words in ("一", "二"):
        await sample.do(
            lambda records, w=words: records.items.correct(item.id, sample.cadre.id, w, NOW)  # type: ignore[misc]
        )
    found = await sample.look(lambda records: records.items.corrections(item.id))
    assert found == [ItemCorrection(item.id, "一", NOW), ItemCorrection(item.id, "二", NOW)]


async def test_a_question_is_found_by_item_case_and_asker_until_it_is_erased(sample: Sample) -> None:
    item, case = await begin(sample), await sample.case()
    question = await sample.do(
        lambda records: records.item_questions.add(item.id, sample.villager.id, "为什么", NOW)
    )
    asked = replace(question, consent=Consent.NAMED, case_id=case.id, answer="因为", answered_at=NOW + SECOND)
    await sample.do(lambda records: records.item_questions.save(asked))

    assert await sample.look(lambda records: records.item_questions.get(question.id)) == asked
    assert await sample.look(lambda records: records.item_questions.of_item(item.id)) == [asked]
    assert await sample.look(lambda records: records.item_questions.of_case(case.id)) == asked
    assert await sample.look(lambda records: records.item_questions.of_account(sample.villager.id)) == [asked]
    await sample.do(lambda records: records.erasure.account(sample.villager.id))
    found = await sample.look(lambda records: records.item_questions.get(question.id))
    assert found == replace(asked, words="", answer="", consent=Consent.NOTHING)
