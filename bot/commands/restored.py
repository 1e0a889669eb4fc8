"""`lianxin restored`: sees to records that pg_restore has brought back."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.commands.restore import tell_of_erasures
from bot.domain.storing import AlreadyRunningError, BackupHereError, ServedElsewhereError
from bot.restoring import catch_up

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="restored")
    def restored(
        *,
        taken_at: datetime,
        send_again: bool = False,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """PostgreSQL 用 pg_restore 恢复以后、启动机器人以前运行。Run after pg_restore, before the bot.

        What was erased since the dump is erased again, and what was due then is not sent a second time.

        Parameters
        ----------
        taken_at
            pg_dump 是什么时候做的，当地时间。When the dump was taken, local time: 2026-11-24T03:30.
        send_again
            那一刻该发的消息也再发一次。Send once more what was due just then.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_restored(settings, taken_at, send_again=send_again))


async def _restored(settings: Settings, taken_at: datetime, *, send_again: bool) -> int:
    at = taken_at if taken_at.tzinfo else taken_at.replace(tzinfo=ZoneInfo(settings.village.timezone))
    try:
        done = await catch_up(settings, at, send_again=send_again)
    except BackupHereError:
        print(say("这里是 SQLite：请用 lianxin restore。", "This is SQLite: use `lianxin restore`."))
        return 1
    except (AlreadyRunningError, ServedElsewhereError):
        print(
            say(
                "机器人正在这个数据库上运行，先停下它。什么都没有改。",
                "A bot runs on this database: stop it first. Nothing was changed.",
            )
        )
        return 1
    tell_of_erasures(done)
    return 0
