"""`lianxin disclosure visits`: the households that a disclosure reaches only on paper, by group."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, say
from bot.domain.audit import Act
from bot.texts import words
from bot.texts.say_delivery import BOM, visit_table
from bot.usecases import auditing
from bot.usecases.delivery_reports import visits as to_visit

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(disclosure: App) -> None:
    """Add the command to those of the disclosure."""

    @disclosure.command(name="visits")
    def visits(*, csv: Path, config: Path = Path("config.toml"), village: str = "") -> int:
        """公示在手机上收不到的户，按组列出来，带着公示单上门。Households to visit with the printed sheet.

        Parameters
        ----------
        csv
            要写的表，Excel 能打开。A table to write; Excel opens it.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_write(settings, csv))


async def _write(settings: Settings, path: Path) -> int:
    async with open_office(settings) as office:
        lines = tuple(await office.store.read(to_visit))
        village = office.village
        spoken = words.load().words(village.locale, village.zone, village.name)
        table = BOM + visit_table(spoken, lines)
        try:
            await asyncio.to_thread(path.write_text, table, encoding="utf-8", newline="")
        except OSError:
            print(cannot_write(path))
            return 1
        await office.desk.perform(auditing.exported, Act.EXPORTED_VISITS)
    print(say(f"{path}：{len(lines)} 户。", f"{path}: {len(lines)} households."))
    return 0
