"""A server is backed up by pg_dump, as docs/running.md says; `lianxin restored` sees to what came back."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import app
from bot.config.settings import Settings
from bot.domain.erased import ErasedKind
from bot.domain.queues import OutboxDraft, Priority
from bot.domain.storing import BackupElsewhereError, BackupHereError, ServedElsewhereError
from bot.ports import Records
from bot.restoring import catch_up, restore
from tests.own_server import OwnServer, own_server
from tests.storage.samples import settle


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with own_server() as made:
        yield made


def settings(url: str, folder: Path) -> Settings:
    return Settings.model_validate(
        {
            "telegram": {"token": "10001:TESTTOKEN"},
            "village": {"name": "样村"},
            "storage": {"url": url},
            "backup": {"folder": str(folder)},
        }
    )


def tool(server: OwnServer, name: str, *arguments: str) -> None:
    subprocess.run([str(server.programs / name), *arguments, "--dbname", server.url], check=True, timeout=60)


async def test_a_dump_is_restored_without_what_was_erased_and_sent_since(
    server: OwnServer, tmp_path: Path
) -> None:
    here = settings(server.url, tmp_path)
    async with app.open_office(here) as office:
        with pytest.raises(BackupElsewhereError):
            await office.keeper.back_up()

        sample = await settle(office.store)
        member = sample.member.id
        draft = OutboxDraft(4711, "sendMessage", {"text": "那时该发的"}, Priority.TASK)
        await office.store.transact(lambda records: records.outbox.put([draft], office.now()))
    dump = tmp_path / "lianxin.dump"
    tool(server, "pg_dump", "--format=custom", "--exclude-table-data=ballots", f"--file={dump}")
    taken_at = datetime.now(UTC) + timedelta(seconds=1)

    async with app.open_office(here) as office:

        async def forget(records: Records) -> None:
            await records.erasure.member(member, 7)
            await records.erasures.note(ErasedKind.MEMBER, member, office.now())

        await office.store.transact(forget)
    assert (tmp_path / "lianxin.erasures.jsonl").exists()

    tool(server, "pg_restore", "--clean", "--if-exists", str(dump))
    async with app.open_office(here) as office, office.engine.serve(office.village):
        back = await office.store.read(lambda records: records.people.members(sample.household.id))
        assert sample.member.name in {one.name for one in back}
        with pytest.raises(ServedElsewhereError):
            await catch_up(here, taken_at)
    done = await catch_up(here, taken_at)
    assert (done.erased_again, done.held, done.has_journal) == (1, 1, True)
    async with app.open_office(here) as office:
        back = await office.store.read(lambda records: records.people.members(sample.household.id))
        assert sample.member.name not in {one.name for one in back}


async def test_each_kind_is_restored_in_its_own_way(server: OwnServer, tmp_path: Path) -> None:
    with pytest.raises(BackupElsewhereError):
        await restore(settings(server.url, tmp_path), tmp_path / "x.backup")
    with pytest.raises(BackupHereError):
        await catch_up(settings(f"sqlite:///{tmp_path / 'a.db'}", tmp_path), datetime.now(UTC))
