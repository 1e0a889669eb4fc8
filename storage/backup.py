"""Backups of a SQLite file: a consistent copy taken beside the running bot, and what makes one trustworthy.

The copy is made in one step of SQLite's backup API, from one reading transaction: with WAL nobody who writes
waits for it, and a step that let others write in between would begin anew at each of their commits.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.domain.backup import Backup
from bot.domain.storing import BackupUnsoundError
from bot.domain.times import from_micros, to_micros

LABEL: Final = (
    "CREATE TABLE backup_label (taken_at BIGINT NOT NULL, served SMALLINT NOT NULL, counts TEXT NOT NULL)"
)
BALLOTS: Final = {
    "ballots": "DELETE FROM ballots",
    # Taps that are not handled yet: what their buttons mean stands in the copy too.
    "inbox": (
        "DELETE FROM inbox WHERE state IN ('new', 'parked') AND EXISTS (SELECT 1 FROM keyboards"
        """ WHERE keyboards.actions LIKE '%"do":"CastVote"%' AND instr(inbox.payload, keyboards.token) > 0)"""
    ),
}
"""What tells which household chose what."""
PRIVATE: Final = 0o600
"""A backup holds what people wrote: its owner alone reads it."""


def take(source: Path, target: Path, now: datetime, *, served: bool) -> Backup:
    """Copy a database into a new file, verify the copy, and return it.

    `served`: whether a bot runs on it. Nothing stands at `target` before the copy is whole and on the disk.
    Raises sqlite3.Error and OSError (no room), and BackupUnsoundError where the copy doesn't hold what was
    counted.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=PRIVATE)
    try:
        with closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, isolation_level=None)) as live:
            live.execute("BEGIN")
            counts = _counts(live)
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                live.backup(copy)
                for table, left_out in _without_ballots(copy).items():
                    counts[table] -= left_out
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
                copy.execute(LABEL)
                label = (to_micros(now), served, json.dumps(counts))
                copy.execute("INSERT INTO backup_label VALUES (?, ?, ?)", label)
            live.execute("ROLLBACK")
        _sync(part)
        verified = verify(part)
        part.replace(target)
        _sync(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return replace(verified, path=target)


def verify(path: Path) -> Backup:
    """Open a backup, check it and count its rows; raise BackupUnsoundError where anything is amiss."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            label = copy.execute("SELECT taken_at, served, counts FROM backup_label").fetchone()
            taken_at, served, counts = label
            sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = _counts(copy)
    except (sqlite3.Error, TypeError) as error:
        raise BackupUnsoundError(path.name) from error
    if not sound or json.loads(counts) != rows:
        raise BackupUnsoundError(path.name)
    return Backup(path, from_micros(taken_at), rows, path.stat().st_size, served=bool(served))


def unpack(backup: Path, target: Path) -> None:
    """Copy a backup to where a database is to be, without its label."""
    target.touch(mode=PRIVATE)
    with (
        closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("DROP TABLE backup_label")
    _sync(target)


def _without_ballots(copy: sqlite3.Connection) -> dict[str, int]:
    """Leave out of a copy what households chose in a vote that is open; return how many rows of each table.

    A copy outlives the vote's close, where all of it is erased. Whoever had voted is asked again after a
    restoring (bot.usecases.vote_calling): `electors` says who had.
    """
    if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'ballots'").fetchone() is None:
        return {}  # a copy of records that are older than votes
    copy.execute("PRAGMA secure_delete = ON")
    return {table: copy.execute(delete).rowcount for table, delete in BALLOTS.items()}


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    tables = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'backup_label' ORDER BY name"
    ).fetchall()
    return {name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608 - the schema's own names


def _sync(path: Path) -> None:
    """Have the disk hold a file, or what a folder lists; Windows opens no folders, and needs it less."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
