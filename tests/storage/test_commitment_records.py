"""What the commitment keeps beside its cases: who registered, whom words name, drafts and quick answers."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case_life import OPEN, CaseState
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.entry import Side
from bot.domain.quick_answer import QuickAnswer
from bot.ports import Records
from tests.storage.samples import NOW, Sample


async def test_a_registrar_finds_what_he_registered_and_is_open_newest_first(sample: Sample) -> None:
    first = await sample.case(registered_by=sample.cadre.id, reporter_id=None)
    await sample.case()
    await sample.case(registered_by=sample.cadre.id, reporter_id=None, state=CaseState.CLOSED)
    last = await sample.case(registered_by=sample.cadre.id, reporter_id=None)

    async def page(records: Records, offset: int = 0) -> list[int]:
        found = await records.cases.of_registrar(sample.cadre.id, tuple(OPEN), limit=1, offset=offset)
        return [case.id for case in found]

    assert await sample.look(page) == [last.id]
    assert await sample.look(lambda records: page(records, 1)) == [first.id]


async def test_that_words_name_a_cadre_is_kept_on_the_case(sample: Sample) -> None:
    case = replace(await sample.case(topic=None), names_cadre=True)
    await sample.do(lambda records: records.cases.save(case))
    assert await sample.look(lambda records: records.cases.get(case.id)) == case


async def test_an_entry_can_speak_for_the_other_side(sample: Sample) -> None:
    entry, other = await sample.entry("我家的事"), await sample.entry("别的", message_id=2)
    await sample.do(lambda records: records.entries.change_side([entry.id], Side.CADRE))
    assert await sample.look(lambda records: records.entries.get(entry.id)) == replace(entry, side=Side.CADRE)
    assert await sample.look(lambda records: records.entries.get(other.id)) == other


async def test_a_dialogue_keeps_what_the_next_message_is_added_to(sample: Sample) -> None:
    begun = Dialogue(sample.villager.id, DialogueKind.QUICK_START, 7, NOW, draft="已经派人去看")
    await sample.do(lambda records: records.dialogues.put(begun))
    assert await sample.look(lambda records: records.dialogues.get(sample.villager.id)) == begun
    plain = replace(begun, kind=DialogueKind.NEW_MATTER, draft="")
    await sample.do(lambda records: records.dialogues.put(plain))
    assert await sample.look(lambda records: records.dialogues.get(sample.villager.id)) == plain


async def test_ones_own_quick_answers_are_removed_and_nobody_elses(sample: Sample) -> None:
    async def unit(records: Records) -> tuple[list[QuickAnswer], bool, bool, list[QuickAnswer]]:
        for text in ("第一句", "第二句"):
            await records.quick_answers.add(sample.cadre.id, text)
        kept = await records.quick_answers.of_cadre(sample.cadre.id)
        by_another = await records.quick_answers.remove(sample.secretary.id, kept[0].id)
        by_himself = await records.quick_answers.remove(sample.cadre.id, kept[0].id)
        return kept, by_another, by_himself, await records.quick_answers.of_cadre(sample.cadre.id)

    kept, by_another, by_himself, left = await sample.do(unit)
    assert [answer.text for answer in kept] == ["第一句", "第二句"]
    assert (by_another, by_himself) == (False, True)
    assert [answer.text for answer in left] == ["第二句"]
