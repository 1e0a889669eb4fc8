"""The records: whether they can be read, keep up, and lie in a backup."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.roster_gaps import gaps
from bot.doctor.troubles import TROUBLES
from bot.doctor.webhook import rivals
from bot.domain.storing import BackupUnsoundError
from bot.telegram.conflict import conflict_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.app import Office
    from bot.domain.backup import Backup
    from bot.domain.vitals import Vitals
    from bot.keeping.shelf import Shelf

OLD: Final = timedelta(hours=49)
"""Two nights and an hour: one that failed is taken again the next."""
BEHIND: Final = timedelta(minutes=5)


async def look_into(office: Office) -> list[Finding]:
    """Return what the records tell: whether they are sound, keep up, and what the roster lacks."""
    if not await office.engine.is_sound():
        return [Finding(Sign.RECORDS_BROKEN, Grade.BAD)]
    now = office.now()
    vitals = await office.store.read(lambda records: records.vitals.at(now))
    directory = await office.store.read(lambda records: records.people.directory())
    households = await office.store.read(lambda records: records.people.households())
    met = await office.store.read(lambda records: conflict_now(records, now))
    return [Finding(Sign.RECORDS_WELL), *rivals(met, now), *queues(vitals, now), *gaps(directory, households)]


def trouble(error: Exception) -> Finding:
    """Say why the records can't be looked into."""
    kind = next(each for each in TROUBLES if isinstance(error, each))
    return Finding(Sign.RECORDS_GONE, Grade.BAD, {"trouble": kind.__name__})


async def size(office: Office) -> Finding:
    """Say how much room the records take on a server."""
    return Finding(Sign.RECORDS_SIZE, data={"megabytes": round(await office.engine.size() / 2**20)})


def queues(vitals: Vitals, now: datetime) -> list[Finding]:
    """Say whether anything waits for too long, or for somebody to look at it."""
    found = []
    if vitals.parked:
        found.append(Finding(Sign.PARKED, Grade.MIND, {"count": vitals.parked}))
    since = [at for at in (vitals.unsettled_since, vitals.unsent_since, vitals.late_since) if at is not None]
    if since and now - min(since) > BEHIND:
        minutes = round((now - min(since)).total_seconds() / 60)
        found.append(Finding(Sign.BEHIND, Grade.BAD, {"minutes": minutes}))
    return found or [Finding(Sign.QUEUES_WELL)]


async def newest_backup(shelf: Shelf, verify: Callable[[Path], Backup], now: datetime) -> Finding:
    """Say how old the newest backup is, and open it."""
    backups = await asyncio.to_thread(shelf.backups)
    if not backups:
        return Finding(Sign.BACKUP_NONE, Grade.MIND, {"folder": str(shelf.folder)})
    taken_at, path = backups[-1]
    try:
        await asyncio.to_thread(verify, path)
    except BackupUnsoundError:
        return Finding(Sign.BACKUP_UNSOUND, Grade.BAD, {"file": path.name})
    age = now - taken_at
    data: dict[str, str | int] = {"hours": round(age.total_seconds() / 3600), "file": path.name}
    return Finding(Sign.BACKUP_OLD, Grade.MIND, data) if age > OLD else Finding(Sign.BACKUP_WELL, data=data)
