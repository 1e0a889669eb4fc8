"""`lianxin doctor`: looks at everything that the bot needs, and says what to do."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.app import open_office, records_file, shelf_of, telegram_of, wanted_of
from bot.commands.check import load_or_tell, read_or_tell
from bot.commands.language import speaks_english
from bot.doctor import machine, records, telegram
from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.troubles import TROUBLES
from bot.doctor.wording import sentence

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings

MARKS: Final = {Grade.WELL: "✓", Grade.MIND: "!", Grade.BAD: "✗"}


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="doctor")
    def doctor(*, config: Path = Path("config.toml"), village: str = "") -> int:
        """检查一遍：配置、时间、磁盘、数据库、token、字体、花名册、备份，并说怎么办。Look at everything.

        ✓ is well, ! is to be seen to, ✗ keeps the bot from its work: then the exit status is 1. It changes
        nothing, and may run beside the bot.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            只看这个村，写它的代号。The key of the one village to look at; without it, all of them.
        """
        if village:
            settings = load_or_tell(config, os.environ, sys.stdout, village)
            return 1 if settings is None else _examine(settings)
        found = read_or_tell(config, os.environ, sys.stdout)
        if found is None:
            return 1
        villages = found[1].villages
        status = 1 if found[1].broken else 0
        for settings in villages.values():
            if len(villages) > 1:
                print(f"── {settings.key} {settings.village.name}")
            status |= _examine(settings)
        return status


def _examine(settings: Settings) -> int:
    """Say how it stands with one village; return the exit status."""
    english = speaks_english(settings.village.locale, os.environ)
    findings = [Finding(Sign.CONFIG_WELL), *asyncio.run(_look(settings))]
    for finding in findings:
        print(MARKS[finding.grade], sentence(finding, english=english))
    return 1 if any(finding.grade is Grade.BAD for finding in findings) else 0


async def _look(settings: Settings) -> list[Finding]:
    opened = telegram_of(settings)
    try:
        await opened.application.bot.request.initialize()
        found = await telegram.account(opened.api, wanted_of(settings))
    finally:
        await opened.close()
    if settings.clock.source == "system":
        found += await telegram.time_there(settings.telegram.base_url, settings.telegram.proxy)
    return [*found, *await _records(settings), machine.fonts()]


async def _records(settings: Settings) -> list[Finding]:
    file = records_file(settings)
    if file is not None and not file.exists():
        return [machine.room(file.parent), Finding(Sign.ROSTER_EMPTY, Grade.BAD)]
    shelf = shelf_of(settings)
    # A server's disk is not this machine's.
    found = [machine.room(shelf.folder)] if file is not None else []
    try:
        async with open_office(settings) as office:
            found += await records.look_into(office)
            if file is None:
                return [*found, await records.size(office), Finding(Sign.BACKUP_ELSEWHERE)]
            return [*found, await records.newest_backup(shelf, office.engine.verify, office.now())]
    except tuple(TROUBLES) as error:
        return [*found, records.trouble(error)]
