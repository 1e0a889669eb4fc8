"""The log's files: one for each day, deleted when their days are over."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.commands.run import run_bot
from bot.logfile import LogFile
from tests.config.files import written

START = datetime(2026, 11, 16, 10, tzinfo=UTC)
DAYS = 5


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    handler = LogFile(tmp_path / "lianxin.log", DAYS)
    yield handler
    handler.close()


def say(log: LogFile, words: str, after: timedelta = timedelta()) -> None:
    record = logging.makeLogRecord({"name": "bot", "levelname": "INFO", "msg": words})
    record.created = (START + after).timestamp()
    log.handle(record)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_each_day_has_its_file_and_after_its_days_it_is_gone(log: LogFile, tmp_path: Path) -> None:
    for day in range(8):
        say(log, f"day {day}", timedelta(days=day))
        say(log, f"day {day} again", timedelta(days=day, hours=1))
    assert files(tmp_path) == [
        "lianxin.log",
        *(f"lianxin.log.2026-11-{day}" for day in (18, 19, 20, 21, 22)),
    ]
    assert (tmp_path / "lianxin.log").read_text().count("day 7") == 2
    assert b"day 1" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_quiet_weeks_keep_no_old_file(log: LogFile, tmp_path: Path) -> None:
    say(log, "long ago")
    say(log, "today", timedelta(days=40))
    assert files(tmp_path) == ["lianxin.log"]
    assert "long ago" not in (tmp_path / "lianxin.log").read_text()


def test_what_an_earlier_run_wrote_is_put_aside_under_its_own_day(tmp_path: Path) -> None:
    path = tmp_path / "lianxin.log"
    path.write_text("yesterday's\n", encoding="utf-8")
    yesterday = (START - timedelta(days=1)).timestamp()
    os.utime(path, (yesterday, yesterday))
    log = LogFile(path, DAYS)
    say(log, "today's")
    log.close()
    assert (tmp_path / "lianxin.log.2026-11-15").read_text() == "yesterday's\n"
    assert "today's" in path.read_text()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(log: LogFile, tmp_path: Path) -> None:
    say(log, "a line")
    assert (tmp_path / "lianxin.log").stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    config = written(
        tmp_path, '[telegram]\ntoken = "10001:TESTTOKEN"\n[village]\nname = "样村"\n[log]\nfile = "no/such"\n'
    )
    out = io.StringIO()
    assert run_bot(config, out) == 1
    assert "no/such" in out.getvalue()
