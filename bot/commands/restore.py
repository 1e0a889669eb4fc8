"""`lianxin restore`: puts a backup into the place of the records."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.domain.storing import (
    AlreadyRunningError,
    BackupElsewhereError,
    BackupUnsoundError,
    SchemaTooNewError,
    StorageError,
)
from bot.restoring import Restored, restore

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="restore")
    def restore_(
        file: Path, *, send_again: bool = False, config: Path = Path("config.toml"), village: str = ""
    ) -> int:
        """用备份恢复；机器人要先停下。Restore a backup; the bot has to be stopped first.

        What was erased since the backup is erased again. The database that stood in its place is moved aside.

        Parameters
        ----------
        file
            备份文件。The backup.
        send_again
            备份那一刻该发的消息也再发一次。Send once more what was due just then.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_restore(settings, file, send_again=send_again))


async def _restore(settings: Settings, file: Path, *, send_again: bool) -> int:
    try:
        restored = await restore(settings, file, send_again=send_again)
    except (
        AlreadyRunningError,
        BackupElsewhereError,
        BackupUnsoundError,
        SchemaTooNewError,
        StorageError,
        OSError,
    ) as error:
        print(_refusal(error, file))
        return 1
    _tell(restored, settings)
    return 0


def _refusal(error: Exception, file: Path) -> str:
    if isinstance(error, AlreadyRunningError):
        return say(
            "机器人正在这个数据库上运行，先停下它再恢复。什么都没有改。",
            "A bot runs on this database: stop it first. Nothing was changed.",
        )
    if isinstance(error, BackupElsewhereError):
        return say(
            "PostgreSQL 请用它自己的 pg_restore 恢复，再运行 lianxin restored，见 docs/running.md。",
            "PostgreSQL is restored by its own pg_restore, and `lianxin restored` then: see docs/running.md.",
        )
    if isinstance(error, BackupUnsoundError):
        return say(
            f"{file} 不是完好的备份，换一个再来。什么都没有改。",
            f"{file} is no sound backup: take another one. Nothing was changed.",
        )
    if isinstance(error, SchemaTooNewError):
        return say(
            "这个备份是更新版本的程序做的，请先升级程序。什么都没有改。",
            "This backup was made by a newer version: upgrade the program first. Nothing was changed.",
        )
    return say(
        f"没有恢复成（{type(error).__name__}），原来的没有动。请看磁盘还有没有地方、文件夹能不能写。",
        f"Nothing was restored ({type(error).__name__}); the database is as it was. Look whether the disk "
        "has room and the folder can be written to.",
    )


def _tell(restored: Restored, settings: Settings) -> None:
    zone = ZoneInfo(settings.village.timezone)
    at = restored.backup.taken_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    rows = sum(restored.backup.rows.values())
    print(say(f"恢复到 {at}，{rows} 行。", f"Restored as of {at}, {rows} rows."))
    tell_of_erasures(restored)
    if restored.replaced is not None:
        print(
            say(
                f"原来的数据库放在 {restored.replaced}。", f"The former database lies at {restored.replaced}."
            )
        )
    print(
        say(
            "那以后村民写的话不在里面，请告诉他们再说一遍。",
            "What villagers have written since is not in it: have them told to write again.",
        )
    )


def tell_of_erasures(restored: Restored) -> None:
    """Say what was erased again, and what isn't sent again."""
    print(
        say(
            f"那以后删掉的 {restored.erased_again} 处又删了；那时该发的 {restored.held} 条已经发过，不再发。",
            f"{restored.erased_again} erasures made since were made again; {restored.held} messages that "
            "were due just then are not sent again.",
        )
    )
    if not restored.has_journal:
        print(
            say(
                f"没有找到 {restored.journal}：不知道那以后删过什么，请向村文书问清楚再运行。",
                f"There is no {restored.journal}: nobody can say what was erased since. Ask the clerk before "
                "you run the bot.",
            )
        )
