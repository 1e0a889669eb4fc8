"""`lianxin audit`: what privileged people did, with who and when."""

from __future__ import annotations

import asyncio
import csv as csv_format
import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import speaks_english
from bot.domain.audit import Act
from bot.domain.times import EPOCH, instant
from bot.usecases import auditing
from bot.usecases.auditing import AuditQuery, ToldEntry

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings

COLUMNS: Final = ("id", "at", "act", "who", "account", "case", "household", "about", "amount")


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="audit")
    def audit(
        *,
        since: str | None = None,
        who: str | None = None,
        act: Act | None = None,
        csv: Path | None = None,
        config: Path = Path("config.toml"),
    ) -> int:
        """谁什么时候动过什么：打开、转办、合并、换链接、导出、删除、导入。Who did what, and when.

        Parameters
        ----------
        since
            从哪天起，如 2026-11-01。From this day on.
        who
            干部姓名；不写就是所有人。A cadre's name; everybody without it.
        act
            只看一种。One kind of act only.
        csv
            写到 .csv 文件（UTF-8）。Write it to a .csv file.
        config
            配置文件。The configuration.
        """
        try:
            day = date.fromisoformat(since) if since is not None else None
        except ValueError:
            print(_say("日期要像 2026-11-01 这样写。", "Write the day like 2026-11-01."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout)
        if settings is None:
            return 1
        return asyncio.run(_audit(settings, day, who, act, csv))


async def _audit(
    settings: Settings, since: date | None, who: str | None, act: Act | None, csv: Path | None
) -> int:
    async with open_office(settings) as office:
        zone = office.village.zone
        begin = instant(since, time(0), zone) if since is not None else EPOCH
        query = AuditQuery(begin, datetime.now(UTC) + timedelta(days=36_500), act, who)
        try:
            told = await office.store.read(lambda records: auditing.find(records, query))
        except LookupError:
            print(_say(f"花名册上没有 {who}。", f"The roster has no {who}."))
            return 1
        if csv is not None:
            await office.desk.perform(auditing.exported, Act.EXPORTED_AUDIT)
    rows = [_row(office, one) for one in told]
    if csv is None:
        for row in rows:
            print("  ".join(part for part in row if part))
        if not rows:
            print(_say("没有记录。", "Nothing is noted."))
        return 0
    with csv.open("w", encoding="utf-8", newline="") as file:
        csv_format.writer(file).writerows([COLUMNS, *rows])
    print(csv)
    return 0


def _row(office: Office, told: ToldEntry) -> tuple[str, ...]:
    entry = told.entry
    at = entry.at.astimezone(office.village.zone).isoformat(sep=" ", timespec="seconds")
    numbers = (entry.account_id, entry.amount)
    account, amount = ("" if number is None else str(number) for number in numbers)
    who = told.who or _say("（村里电脑）", "(computer)") if entry.account_id is None else told.who
    return (str(entry.id), at, entry.act.value, who, account, told.case, told.household, told.about, amount)


def _say(chinese: str, english: str) -> str:
    return english if speaks_english(None, os.environ) else chinese
