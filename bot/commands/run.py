"""`lianxin run`: the bot itself, by long polling."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot import app as bot_app
from bot.commands.breakdown import log_path, tell
from bot.commands.check import read_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.config.watching import Watched
from bot.logfile import LogFile, formatter

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="run")
    def run(*, config: Path = Path("config.toml")) -> int:
        """运行机器人，直到让它停下；几个村就一起运行。Run the bots of all villages until told to stop.

        Parameters
        ----------
        config
            配置文件。The configuration (LIANXIN_CONFIG wins over it).
        """
        return run_bot(config)


def run_bot(config: Path, out: TextIO = sys.stderr) -> int:
    """Run the bot and return the exit status: 0 after SIGTERM or SIGINT, 1 if it failed."""
    found = read_or_tell(config, os.environ, out)
    if found is None or not found[1].villages:
        return 1
    configuration, settings = found[0], found[1].base
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
        asyncio.run(bot_app.run_all(Watched(configuration).read))
    except Exception as error:  # noqa: BLE001 - said there without the error's text, which may quote people
        return tell(error, out, english=english)
    return 0


def _log_to(settings: Settings, config: Path, out: TextIO) -> list[logging.Handler]:
    """Return what writes the log: a file of its own, or the terminal."""
    if not settings.log.file:
        return [logging.StreamHandler(out)]
    file = LogFile(log_path(settings, config), settings.privacy.log_days)
    file.probe()
    return [file]
