"""`lianxin run`: the bot itself, by long polling."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from bot import app as bot_app
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.config.loading import config_path
from bot.domain.storing import AlreadyRunningError, DatabaseGoneError, SchemaTooNewError, UnknownUrlError
from bot.logfile import LogFile, formatter
from bot.metrics.server import PortTakenError
from bot.telegram.connection import TokenRejectedError
from bot.traces import trace

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings

LOG = logging.getLogger(__name__)

SENTENCES: Final[Mapping[type[Exception], tuple[str, str]]] = {
    TokenRejectedError: (
        "Telegram 不认这个 token，请向 BotFather 要正确的。",
        "Telegram doesn't know this token: ask BotFather for the right one.",
    ),
    AlreadyRunningError: (
        "机器人已经在这个数据库上运行了，不能再开一个。",
        "A bot is running on this database already: there can't be a second one.",
    ),
    SchemaTooNewError: (
        "这个数据库是更新版本的程序建的，请先升级程序。",
        "This database was made by a newer version: upgrade the program first.",
    ),
    UnknownUrlError: (
        "不认识这个数据库地址，要写 sqlite:/// 或 postgresql://。",
        "No such kind of database: the address begins with sqlite:/// or postgresql://.",
    ),
    PortTakenError: (
        "[health] listen 写的端口用不了：别的程序占着，或者这台机器没有这个地址。请换一个。",
        "The port in [health] listen is taken, or no address of this machine: choose another.",
    ),
    DatabaseGoneError: (
        "打不开数据库，请检查 [storage] url 写的地方在不在、能不能写。",
        "The database can't be opened: check that the place in [storage] url is there and can be written to.",
    ),
}
"""What the operator can put right, in Chinese and English."""


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="run")
    def run(*, config: Path = Path("config.toml")) -> int:
        """运行机器人，直到让它停下。Run the bot until it is told to stop.

        Parameters
        ----------
        config
            配置文件。The configuration (LIANXIN_CONFIG wins over it).
        """
        return run_bot(config)


def run_bot(config: Path, out: TextIO = sys.stderr) -> int:
    """Run the bot and return the exit status: 0 after SIGTERM or SIGINT, 1 if it failed."""
    settings = load_or_tell(config, os.environ, out)
    if settings is None:
        return 1
    try:
        handlers = _log_to(settings, config, out)
    except OSError:
        print(cannot_write(Path(settings.log.file)), file=out)
        return 1
    for handler in handlers:
        handler.setFormatter(formatter(settings.log.format))
    logging.basicConfig(level=logging.INFO, handlers=handlers)
    english = speaks_english(settings.village.locale, os.environ)
    try:
        asyncio.run(bot_app.run(settings))
    except tuple(SENTENCES) as error:
        print(SENTENCES[type(error)][english], file=out)
        return 1
    except Exception as error:  # noqa: BLE001 - said here without the error's text, which may quote people
        LOG.critical("the bot broke down: %s", trace(error))
        return 1
    return 0


def _log_to(settings: Settings, config: Path, out: TextIO) -> list[logging.Handler]:
    """Return what writes the log: a file of its own, or the terminal."""
    if not settings.log.file:
        return [logging.StreamHandler(out)]
    path = config_path(config, os.environ).parent / settings.log.file
    path.open("ab").close()  # whether it can be written is better known now than at the first line
    return [LogFile(path, settings.privacy.log_days)]
