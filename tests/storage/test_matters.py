"""Matters of the village's deliberation, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.content import Content, ContentKind
from bot.domain.matter import Comment, CostLine, Matter, MatterEvent, MatterPart, Payer
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.matter_number import MatterNumber
from bot.ports import Records
from tests.storage.samples import DAY, NOW, SECOND, Sample

WORDS = Content(ContentKind.TEXT, "村口的路灯坏了三盏")
PICTURE = Content(ContentKind.PHOTO, "", {"file_id": "AgADlamp"})


async def matter(sample: Sample, **changes: Any) -> Matter:
    begun = Matter(0, MatterNumber(2026, 0), Stage.DRAFT, NOW, NOW, sample.villager.id, sample.household.id)
    return await sample.do(lambda records: records.matters.add(replace(begun, **changes)))


async def numbered(sample: Sample, **changes: Any) -> Matter:
    made = await matter(sample, **{"stage": Stage.PROPOSED, "title": "修路灯", "place": "村口", **changes})
    number = await sample.do(lambda records: records.matters.give_number(made.id, 2026))
    return replace(made, number=number)


async def said(sample: Sample, on: Matter, text: str, after: int = 0) -> Comment:
    content, at = Content(ContentKind.TEXT, text), NOW + after * SECOND
    who = (sample.villager.id, sample.household.id)
    return await sample.do(lambda records: records.matter_voices.comment(on.id, *who, content, at))


async def test_a_matter_comes_back_as_it_was(sample: Sample) -> None:
    made = await numbered(sample)
    whole = replace(
        made,
        stage=Stage.CARRIED_OUT,
        cost=30_000,
        payer=Payer.HOUSEHOLDS,
        lead_id=sample.cadre.id,
        noticed_at=NOW,
        opens_at=NOW + 10 * DAY,
        closes_at=NOW + 13 * DAY,
        extended=True,
        starts_on=date(2026, 12, 10),
        due_on=date(2027, 1, 20),
        ended_at=NOW + 60 * DAY,
        reason="",
    )
    await sample.do(lambda records: records.matters.save(whole))
    assert await sample.look(lambda records: records.matters.get(made.id)) == whole
    assert await sample.look(lambda records: records.matters.by_number(MatterNumber(2026, 1))) == whole


async def test_numbers_run_within_the_year_and_are_given_once(sample: Sample) -> None:
    draft = await matter(sample)
    assert not draft.is_public
    first, second = await numbered(sample), await numbered(sample)
    again = await sample.do(lambda records: records.matters.give_number(first.id, 2027))
    next_year = await sample.do(lambda records: records.matters.give_number(draft.id, 2027))
    assert [str(one) for one in (first.number, second.number, again, next_year)] == [
        "2026-01",
        "2026-02",
        "2026-01",
        "2027-01",
    ]


async def test_a_draft_is_in_nobody_s_list_but_its_writer_s(sample: Sample) -> None:
    draft, running = await matter(sample), await numbered(sample)
    over = await numbered(sample, stage=Stage.DROPPED, ended_at=NOW + DAY)
    look = sample.look
    assert await look(lambda records: records.matters.under_way()) == [running]
    assert await look(lambda records: records.matters.ended(5)) == [over]
    assert await look(lambda records: records.matters.ended_between(NOW, NOW + DAY)) == []
    assert await look(lambda records: records.matters.ended_between(NOW + DAY, NOW + 2 * DAY)) == [over]
    mine = await look(lambda records: records.matters.of_account(sample.villager.id))
    assert mine == [over, running, draft]


async def test_a_household_seconds_once_and_may_take_it_back(sample: Sample) -> None:
    made, own, other = await numbered(sample), sample.household.id, sample.other_household.id

    async def second(records: Records) -> None:
        for after, household in enumerate((own, own, other)):
            at = NOW + after * SECOND
            await records.matter_voices.second(made.id, household, sample.villager.id, at)

    await sample.do(second)
    voices = await sample.look(lambda records: records.matter_voices.seconds_of(sample.villager.id))
    assert voices == [(made.id, NOW + 2 * SECOND), (made.id, NOW)]
    await sample.do(lambda records: records.matter_voices.unsecond(made.id, own))
    assert await sample.look(lambda records: records.matter_voices.seconded_by(made.id)) == [other]


async def test_a_hidden_comment_stays_with_who_hid_it_and_why(sample: Sample) -> None:
    made = await numbered(sample)
    first, second = await said(sample, made, "先修学校门口那盏"), await said(sample, made, "骂人的话", 1)
    hidden = replace(second, hidden_by=sample.cadre.id, hidden_at=NOW, hidden_reason="骂人")
    await sample.do(lambda records: records.matter_voices.hide(hidden))
    assert await sample.look(lambda records: records.matter_voices.comments(made.id, 9)) == [hidden, first]
    page = await sample.look(lambda records: records.matter_voices.comments(made.id, 1, offset=1))
    assert page == [first]
    assert await sample.look(lambda records: records.matter_voices.get_comment(hidden.id)) == hidden
    assert await sample.look(lambda records: records.matter_voices.count_comments(made.id)) == 2


async def test_history_parts_and_costs_come_back_in_order(sample: Sample) -> None:
    made = await numbered(sample)
    events = [
        MatterEvent(
            made.id, MatterStep.CONSULT.value, NOW, sample.cadre.id, date(2026, 11, 23), "两委都同意"
        ),
        MatterEvent(made.id, MatterStep.DROP.value, NOW + DAY),
    ]
    parts = [MatterPart(WORDS, None, 5), MatterPart(PICTURE, "album", 6)]

    async def tell(records: Records) -> None:
        for event in events:
            await records.matters.record(event)
        for part in parts:
            await records.matters.add_part(made.id, part)
        await records.matters.set_costs(made.id, [CostLine("灯", 10_050)])
        await records.matters.set_costs(made.id, [CostLine("灯", 9_000), CostLine("人工", 4_500)])

    await sample.do(tell)
    assert await sample.look(lambda records: records.matters.history(made.id)) == events
    assert await sample.look(lambda records: records.matters.parts(made.id)) == parts
    costs = await sample.look(lambda records: records.matters.costs(made.id))
    assert [line.fen for line in costs] == [9_000, 4_500]


async def test_whoever_is_forgotten_leaves_a_title_that_the_village_has_taken_up(sample: Sample) -> None:
    early, taken_up = await numbered(sample), await numbered(sample, stage=Stage.VOTING)
    await said(sample, taken_up, "我来出工")

    async def leave(records: Records) -> list[Matter | None]:
        for made in (early, taken_up):
            await records.matters.add_part(made.id, MatterPart(WORDS))
        await records.matter_voices.second(taken_up.id, sample.household.id, sample.villager.id, NOW)
        await records.erasure.account(sample.villager.id)
        return [await records.matters.get(made.id) for made in (early, taken_up)]

    left = await sample.do(leave)
    assert [(one.title, one.account_id, one.household_id) for one in left if one is not None] == [
        ("", None, None),
        ("修路灯", None, None),
    ]
    look = sample.look
    assert await look(lambda records: records.matters.parts(taken_up.id)) == []
    assert await look(lambda records: records.matter_voices.comments(taken_up.id, 9)) == []
    assert await look(lambda records: records.matter_voices.seconded_by(taken_up.id)) == [sample.household.id]
    assert await look(lambda records: records.matter_voices.seconds_of(sample.villager.id)) == []


async def test_what_ended_long_ago_keeps_its_title_and_drafts_are_deleted(sample: Sample) -> None:
    draft, over = await matter(sample), await numbered(sample, stage=Stage.REJECTED, ended_at=NOW)
    await said(sample, over, "不同意")

    async def write(records: Records) -> None:
        for part in (MatterPart(WORDS), MatterPart(PICTURE)):
            for to in (draft, over):
                await records.matters.add_part(to.id, part)

    await sample.do(write)

    async def clean(drafts: int, media: int, words: int) -> None:
        begun, shown, told = (NOW + count * DAY for count in (drafts, media, words))
        while await sample.do(lambda records: records.erasure.matters(begun, shown, told, 100)):
            pass

    async def kept() -> tuple[list[str], int]:
        parts = await sample.look(lambda records: records.matters.parts(over.id))
        comments = await sample.look(lambda records: records.matter_voices.comments(over.id, 9))
        return [part.content.kind.value for part in parts], len(comments)

    await clean(0, 0, 0)
    assert await kept() == (["text", "photo"], 1)
    await clean(1, 1, 0)
    assert await kept() == (["text", "text"], 1)
    assert await sample.look(lambda records: records.matters.get(draft.id)) is None
    await clean(1, 1, 1)
    assert await kept() == ([], 0)
    assert await sample.look(lambda records: records.matters.get(over.id)) == over
