"""`lianxin audit`: what privileged people did, with who and when."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, say
from bot.commands.tables import write_csv, write_json, write_xlsx
from bot.domain.audit import Act
from bot.domain.times import EPOCH, instant
from bot.texts import words
from bot.texts.say_privacy import act_name
from bot.usecases import auditing
from bot.usecases.auditing import AuditQuery, ToldEntry

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings

COLUMNS: Final = ("id", "at", "act", "what", "who", "account", "case", "household", "about", "amount")
COMPUTER: Final = frozenset({"电脑", "computer"})
"""With --who: whatever was done by a command."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of it is wanted, and where to."""

    since: date | None
    until: date | None
    """The last day, in the village."""
    who: str | None
    act: Act | None
    csv: Path | None
    xlsx: Path | None
    json: Path | None


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="audit")
    def audit(
        *,
        since: str | None = None,
        until: str | None = None,
        who: str | None = None,
        act: Act | None = None,
        csv: Path | None = None,
        xlsx: Path | None = None,
        json: Path | None = None,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """谁什么时候动过什么：打开、转办、合并、换链接、导出、删除、导入。Who did what, and when.

        Parameters
        ----------
        since
            从哪天起，如 2026-11-01。From this day on.
        until
            到哪天为止，这一天也算。Up to this day, itself included.
        who
            干部姓名；写“电脑”就是用命令做的；不写就是所有人。A cadre's name; `computer` for what was done by
            a command; everybody without it.
        act
            只看一种。One kind of act only.
        csv
            写到 .csv 文件（UTF-8）。Write it to a .csv file.
        xlsx
            写到 Excel 文件。Write it to an Excel file.
        json
            写到 .json 文件。Write it to a .json file.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        try:
            first, last = (date.fromisoformat(day) if day is not None else None for day in (since, until))
        except ValueError:
            print(say("日期要像 2026-11-01 这样写。", "Write the day like 2026-11-01."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        if settings is None:
            return 1
        return asyncio.run(_audit(settings, Asked(first, last, who, act, csv, xlsx, json)))


async def _audit(settings: Settings, asked: Asked) -> int:
    async with open_office(settings) as office:
        try:
            told = await office.store.read(lambda records: auditing.find(records, _query(office, asked)))
        except LookupError:
            print(say(f"花名册上没有 {asked.who}。", f"The roster has no {asked.who}."))
            return 1
        village = office.village
        spoken = words.load().words(say("zh_CN", "en"), village.zone, village.name)
        rows = [_row(one, spoken) for one in told]
        if asked.csv is None and asked.xlsx is None and asked.json is None:
            for row in rows:
                print("  ".join(part for part in row if part))
            if not rows:
                print(say("没有记录。", "Nothing is noted."))
            return 0
        await office.desk.perform(auditing.exported, Act.EXPORTED_AUDIT)
    return _write(asked, rows)


def _write(asked: Asked, rows: list[tuple[str, ...]]) -> int:
    for path, write in ((asked.csv, write_csv), (asked.xlsx, write_xlsx), (asked.json, write_json)):
        if path is None:
            continue
        try:
            write(path, COLUMNS, rows)
        except OSError:
            print(cannot_write(path))
            return 1
        print(path)
    return 0


def _query(office: Office, asked: Asked) -> AuditQuery:
    zone = office.village.zone
    begin = instant(asked.since, time(0), zone) if asked.since is not None else EPOCH
    end = datetime.now(UTC) + timedelta(days=36_500)  # a simulated clock may be far ahead
    if asked.until is not None:
        end = instant(asked.until + timedelta(days=1), time(0), zone)
    computer = asked.who in COMPUTER
    return AuditQuery(begin, end, asked.act, None if computer else asked.who, at_the_computer=computer)


def _row(told: ToldEntry, spoken: words.Words) -> tuple[str, ...]:
    entry = told.entry
    at = entry.at.astimezone(spoken.zone).isoformat(sep=" ", timespec="seconds")
    numbers = (entry.account_id, entry.amount)
    account, amount = ("" if number is None else str(number) for number in numbers)
    who = told.who or say("（村里电脑）", "(computer)") if entry.account_id is None else told.who
    return (
        *(str(entry.id), at, entry.act.value, act_name(spoken, entry.act), who),
        *(account, told.case, told.household, told.about, amount),
    )
