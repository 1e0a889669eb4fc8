"""Restoring a backup into the place of the database, without what was erased since."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.app import open_office, shelf_of
from bot.domain.backup import Backup
from bot.domain.storing import BackupElsewhereError, BackupHereError, StorageError, StorageSetupError
from bot.keeping import journal
from bot.keeping.shelf import STAMP
from bot.usecases.erasing_again import erase_again
from storage import database_file
from storage.backup import unpack, verify
from storage.filelock import locked

if TYPE_CHECKING:
    from bot.app import Office
    from bot.config.settings import Settings
    from bot.domain.erased import Erased
    from bot.keeping.shelf import Shelf
    from bot.usecases.work import Work

OVERLAP: Final = timedelta(hours=1)
"""An erasure bears the time at which its transaction began: it may be older than a backup that lacks it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored."""

    backup: Backup
    erased_again: int
    """Erasures since the backup, made again."""
    held: int
    """Messages that were due or being sent when the backup was taken: they are not sent a second time."""
    replaced: Path | None
    """Where the database now lies that stood in its place."""
    journal: Path
    has_journal: bool
    """Without it nobody can say what was erased since."""


async def restore(settings: Settings, file: Path, *, send_again: bool = False) -> Restored:
    """Put a backup into the place of the database; with `send_again` what was due then is sent.

    Nothing is touched before all is done: whatever stops it, the old database still stands. Raises
    BackupElsewhereError, BackupUnsoundError, AlreadyRunningError, StorageError and OSError.
    """
    path = database_file(settings.storage.url)
    if path is None:
        raise BackupElsewhereError
    backup = await asyncio.to_thread(verify, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.with_name(path.name + ".lock")):
        written_down = path.exists() and await _last_erasures(settings)
        # On the same disk, and under the same name: its backups and journal are those of the database.
        with TemporaryDirectory(dir=path.parent, prefix=".restoring-") as workplace:
            part = Path(workplace, path.name)
            await asyncio.to_thread(unpack, file, part)
            erased_again, held = await _mend(_at(settings, part), settings, backup, send_again=send_again)
            replaced = await asyncio.to_thread(_put_in_place, part, path)
    place = shelf_of(settings).journal
    return Restored(backup, erased_again, held, replaced, place, place.exists() or written_down)


async def catch_up(settings: Settings, taken_at: datetime, *, send_again: bool = False) -> Restored:
    """See to records that PostgreSQL's own tools have restored from a dump taken at an instant.

    What was erased since is erased again, and what was due then isn't sent a second time. Raises
    BackupHereError on SQLite, StorageError, and StorageSetupError where a bot serves the village.
    """
    if database_file(settings.storage.url) is not None:
        raise BackupHereError
    shelf = shelf_of(settings)
    dump = Backup(Path(), taken_at, {}, 0)
    async with open_office(settings) as office, office.engine.serve(office.village):
        erased_again, held = await _catch_up(office, shelf, dump, send_again=send_again)
    return Restored(dump, erased_again, held, None, shelf.journal, shelf.journal.exists())


async def _last_erasures(settings: Settings) -> bool:
    """Write down what the present database knows of erasures, where it can still be read."""
    try:
        async with open_office(settings):
            return True  # the keeper writes down what is left when the office closes
    except (StorageError, StorageSetupError, OSError):
        return False  # it is restored because it is broken


async def _mend(at: Settings, settings: Settings, backup: Backup, *, send_again: bool) -> tuple[int, int]:
    async with open_office(at) as office:
        return await _catch_up(office, shelf_of(settings), backup, send_again=send_again)


async def _catch_up(office: Office, shelf: Shelf, backup: Backup, *, send_again: bool) -> tuple[int, int]:
    since = backup.taken_at - OVERLAP
    known = await office.store.read(lambda records: records.erasures.since(since))
    wanted = journal.since(shelf.journal, office.village.id, since)
    erased = [one for one in wanted if one not in set(known)]
    held = 0 if send_again else await office.desk.perform(_hold, backup)
    again = await office.desk.perform(_erase_again, erased)
    await office.engine.checkpoint()
    return again, held


async def _hold(work: Work, backup: Backup) -> int:
    """Hold what was on its way: a call may leave before its claim, so what was due then counts as sent."""
    held = await work.records.outbox.hold_sending()
    return held + (await work.records.outbox.hold_due(backup.taken_at) if backup.served else 0)


async def _erase_again(work: Work, erased: list[Erased]) -> int:
    return await erase_again(work, erased)


def _at(settings: Settings, path: Path) -> Settings:
    storage = settings.storage.model_copy(update={"url": f"sqlite:///{path}"})
    backup = settings.backup.model_copy(update={"folder": str(shelf_of(settings).folder)})
    return settings.model_copy(update={"storage": storage, "backup": backup})


def _put_in_place(part: Path, path: Path) -> Path | None:
    """Move the present database aside, its log with it, and the restored one into its place."""
    aside = None
    if path.exists():
        stamp = datetime.now(UTC).strftime(STAMP)
        aside = path.with_name(f"{path.name}.replaced-{stamp}")
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).replace(aside.with_name(aside.name + suffix))
    part.replace(path)
    return aside
