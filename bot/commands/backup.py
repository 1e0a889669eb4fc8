"""`lianxin backup`: copies the records now, beside the running bot."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.domain.storing import BackupElsewhereError, BackupUnsoundError, StorageError

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="backup")
    def backup(*, config: Path = Path("config.toml"), village: str = "") -> int:
        """现在就备份一次；机器人可以照常运行。Copy the records now; the bot may go on running.

        The copy lies beside the nightly ones, is opened and counted, and is kept for as long as they are.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_back_up(settings))


async def _back_up(settings: Settings) -> int:
    try:
        async with open_office(settings) as office:
            backup = await office.keeper.back_up()
    except BackupElsewhereError:
        print(
            say(
                "PostgreSQL 请用它自己的 pg_dump 备份，见 docs/running.md。",
                "PostgreSQL is backed up by its own pg_dump: see docs/running.md.",
            )
        )
        return 1
    except (BackupUnsoundError, StorageError, OSError) as error:
        print(
            say(
                f"没有备份成（{type(error).__name__}）。请看磁盘还有没有地方、文件夹能不能写，再来一次。",
                f"No backup was made ({type(error).__name__}). Look whether the disk has room and the folder "
                "can be written to, then try again.",
            )
        )
        return 1
    rows, size = sum(backup.rows.values()), backup.size / 2**20
    print(
        say(
            f"备份好了：{backup.path}\n打开数过：{len(backup.rows)} 个表，{rows} 行，{size:.1f} MB。",
            f"Backed up: {backup.path}\nOpened and counted: {len(backup.rows)} tables, {rows} rows, "
            f"{size:.1f} MB.",
        )
    )
    return 0
