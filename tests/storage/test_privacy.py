"""What was erased is gone from the file too, not only from what queries return."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.content import Content, ContentKind
from bot.domain.entry import Waiting
from bot.domain.queues import Delivery, RawUpdate
from bot.domain.sheet import ItemKind
from bot.ports import Records
from storage import Engine, open_engine
from tests.storage.samples import NOW, SECOND, Sample, draft, settle

WORD = "某某人说的悄悄话"
LONG = WORD * 3_000  # spills over into pages of its own


def traces(folder: Path) -> list[str]:
    """Return the files of the database that have the word in them."""
    return sorted(file.name for file in folder.iterdir() if WORD.encode() in file.read_bytes())


async def of_entry(sample: Sample, text: str) -> None:
    entry = await sample.entry(text)
    await sample.do(lambda records: records.entries.erase([entry.id]))


async def of_media(sample: Sample, text: str) -> None:
    photo = Content(ContentKind.PHOTO, "", {"file_id": text})
    entry = await sample.entry(content=photo)
    await sample.do(lambda records: records.entries.erase([entry.id]))


async def of_stranger(sample: Sample, text: str) -> None:
    await sample.entry(text, waiting=Waiting.JOIN)
    await sample.do(lambda records: records.entries.erase_waiting(sample.villager.id, Waiting.JOIN))


async def of_inbox(sample: Sample, text: str) -> None:
    await sample.do(lambda records: records.inbox.put([RawUpdate(1, 1, text, readable=True)], NOW))
    (row,) = await sample.inbox()
    await sample.do(lambda records: records.inbox.settle(row.id, NOW))


async def of_dropped(sample: Sample, text: str) -> None:
    await sample.do(lambda records: records.inbox.put([RawUpdate(1, 1, text, readable=False)], NOW))
    (row,) = await sample.look(lambda records: records.inbox.parked())
    await sample.do(lambda records: records.inbox.drop(row.id))


async def of_outbox(sample: Sample, text: str) -> None:
    await sample.post(draft(text))
    (row,) = await sample.outbox()

    async def unit(records: Records) -> None:
        await records.outbox.claim([row.id])
        await records.outbox.sent([Delivery(row.id, [1])], NOW)

    await sample.do(unit)
    await sample.do(lambda records: records.outbox.forget(NOW + SECOND))


async def of_item(sample: Sample, text: str) -> None:
    item = await sample.do(
        lambda records: records.items.add(sample.officer.id, sample.cadre.id, ItemKind.OTHER, NOW)
    )
    await sample.do(lambda records: records.items.save(item.changed(title=text, words=text)))
    await sample.do(lambda records: records.items.save(item.withdrawn()))


WAYS = [of_entry, of_media, of_stranger, of_inbox, of_dropped, of_outbox, of_item]


@pytest.mark.parametrize("text", [WORD, LONG], ids=["short", "long"])
@pytest.mark.parametrize("erase", WAYS)
async def test_an_erased_word_is_nowhere_in_the_files(erase: object, text: str, tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        sample = await settle(engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN")))
        await sample.entry(WORD, message_id=9)
        kept = await sample.entry(WORD, message_id=10)
        assert traces(tmp_path) != []  # the search finds what is there
        await sample.do(lambda records: records.entries.erase([kept.id, kept.id - 1]))
        await erase(sample, text)  # type: ignore[operator]
        await engine.checkpoint()
        assert traces(tmp_path) == []


async def test_the_history_has_no_room_for_words(engine: Engine) -> None:
    """Its columns are numbers, but for the step's name."""
    store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))

    async def names(records: Records) -> list[str]:
        connection = records.cases.connection  # type: ignore[attr-defined]
        if hasattr(connection, "execute_fetchall"):
            rows = await connection.execute_fetchall(
                "SELECT name FROM pragma_table_info('case_events') WHERE type = 'TEXT'"
            )
        else:
            rows = await connection.fetch(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
                " AND table_name = 'case_events' AND data_type = 'text'"
            )
        return [row[0] for row in rows]

    assert await store.read(names) == ["step"]
