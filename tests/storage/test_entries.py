"""What people wrote, on both databases."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.content import Content, ContentKind
from bot.domain.entry import Entry, Side, Waiting
from tests.storage.samples import CHAT, NOW, SECOND, Sample

PHOTO = Content(
    ContentKind.PHOTO, "门口<&>的\"坑\" '😀'", {"file_id": "AgACAg", "spoiler": True, "size": 1.5}
)


async def waiting(sample: Sample, why: Waiting = Waiting.JOIN) -> list[Entry]:
    return await sample.look(lambda records: records.entries.waiting(sample.villager.id, why))


async def test_every_field_comes_back_as_it_was(sample: Sample) -> None:
    case = await sample.case()
    first = await sample.entry()
    entry = await sample.entry(
        content=PHOTO,
        case_id=case.id,
        album="13579",
        replaces_id=first.id,
        side=Side.CADRE,
        chat_id=-100,
        message_id=7,
    )

    assert entry == Entry(
        entry.id, sample.villager.id, Side.CADRE, PHOTO, -100, 7, NOW, case.id, None, "13579", first.id
    )
    assert await sample.look(lambda records: records.entries.get(entry.id)) == entry
    assert await sample.look(lambda records: records.entries.of_case(case.id)) == [entry]


async def test_half_a_surrogate_pair_is_kept(sample: Sample) -> None:
    entry = await sample.entry("坏字 \ud83d 和 \u0000 零")

    found = await sample.look(lambda records: records.entries.get(entry.id))
    assert found is not None
    assert found.content is not None
    assert found.content.text == "坏字 \ud83d 和 \u0000 零"


async def test_the_newest_version_of_a_message_is_found(sample: Sample) -> None:
    first = await sample.entry("路灯坏了")
    edited = await sample.entry("路灯坏了三天", replaces_id=first.id)
    await sample.entry("别的", message_id=2)

    assert await sample.look(lambda records: records.entries.by_message(CHAT, 1)) == edited
    assert await sample.look(lambda records: records.entries.by_message(CHAT, 3)) is None


async def test_what_waits_is_told_where_it_belongs(sample: Sample) -> None:
    case = await sample.case()
    entries = [await sample.entry(waiting=Waiting.MATTER, message_id=number) for number in (1, 2)]
    await sample.entry(waiting=Waiting.JOIN)
    assert await waiting(sample, Waiting.MATTER) == entries

    await sample.do(lambda records: records.entries.settle([entry.id for entry in entries], case.id))
    assert await waiting(sample, Waiting.MATTER) == []
    assert len(await waiting(sample)) == 1
    settled = [replace(entry, case_id=case.id, waiting=None) for entry in entries]
    assert await sample.look(lambda records: records.entries.of_case(case.id)) == settled


async def test_an_albums_parts_are_found_for_their_writer(sample: Sample) -> None:
    parts = [await sample.entry(album="13579", message_id=number) for number in (2, 1)]
    await sample.entry(album="13579", account_id=sample.officer.id)
    await sample.entry(album="2468")

    found = await sample.look(lambda records: records.entries.of_album(sample.villager.id, "13579"))
    assert found == [parts[1], parts[0]]


async def test_when_somebody_last_wrote_on_a_case(sample: Sample) -> None:
    case = await sample.case()
    for seconds in (0, 5, 9):
        await sample.entry(case_id=case.id, written_at=NOW + seconds * SECOND)
    await sample.entry(case_id=case.id, written_at=NOW + 6 * SECOND, account_id=sample.officer.id)

    async def last(seconds: int) -> object:
        account, before = sample.villager.id, NOW + seconds * SECOND
        return await sample.look(lambda records: records.entries.last_written(case.id, account, before))

    assert await last(8) == NOW + 5 * SECOND
    assert await last(-1) is None


async def test_erased_words_are_gone_and_their_rows_stay(sample: Sample) -> None:
    entry, other = await sample.entry(), await sample.entry(message_id=2)
    await sample.do(lambda records: records.entries.erase([entry.id]))

    assert await sample.look(lambda records: records.entries.get(entry.id)) == replace(entry, content=None)
    assert await sample.look(lambda records: records.entries.get(other.id)) == other


async def test_what_was_never_placed_is_deleted_with_its_versions_and_its_ids_never_come_again(
    sample: Sample,
) -> None:
    first = await sample.entry(waiting=Waiting.JOIN)
    edited = await sample.entry(waiting=Waiting.JOIN, replaces_id=first.id)
    kept = await sample.entry(waiting=Waiting.JOIN, account_id=sample.officer.id)
    await sample.entry(waiting=Waiting.MATTER)

    async def erase() -> int:
        return await sample.do(lambda r: r.entries.erase_waiting(sample.villager.id, Waiting.JOIN))

    assert [await erase(), await erase()] == [2, 0]
    assert await waiting(sample) == []
    assert await sample.look(lambda records: records.entries.get(edited.id)) is None
    assert await sample.look(lambda records: records.entries.get(kept.id)) == kept
    await sample.do(lambda r: r.entries.erase_waiting(sample.villager.id, Waiting.MATTER))
    await sample.do(lambda r: r.entries.erase_waiting(sample.officer.id, Waiting.JOIN))
    assert (await sample.entry()).id > kept.id + 1
