"""What a command says when it can't go on: one sentence, and a reference that the log has too.

The error's own text is never shown, nor logged: it may quote people.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from bot.commands.language import speaks_english
from bot.config.faults import ConfigError
from bot.config.loading import config_path, load
from bot.doctor.troubles import TROUBLES
from bot.listening import PortTakenError
from bot.logfile import LogFile, formatter
from bot.telegram.connection import TokenRejectedError
from bot.traces import trace

if TYPE_CHECKING:
    from bot.config.settings import Settings

LOG = logging.getLogger(__name__)

SENTENCES: Final[Mapping[type[Exception], tuple[str, str]]] = {
    TokenRejectedError: (
        "Telegram 不认这个 token，请向 BotFather 要正确的。",
        "Telegram doesn't know this token: ask BotFather for the right one.",
    ),
    PortTakenError: (
        "[health] 或 [webhook] listen 写的端口用不了：别的程序占着，或者这台机器没有这个地址。请换一个。",
        "The port in [health] or [webhook] listen is taken, or no address of this machine: choose another.",
    ),
    **TROUBLES,
}
"""What can be put right, in Chinese and English."""
ANY: Final = (
    "没有办成。请再试一次；还不行，就把编号告诉管程序的人。",
    "That didn't work. Try again; if it fails once more, tell whoever looks after the program the reference.",
)


def tell(error: Exception, out: TextIO, *, english: bool) -> int:
    """Say what is the matter, log where it happened under the same reference; return the exit status."""
    reference = f"C-{secrets.token_hex(3).upper()}"
    LOG.critical("reference %s: %s", reference, trace(error))
    sentence = next((said for kind, said in SENTENCES.items() if isinstance(error, kind)), ANY)[english]
    print(f"{sentence} ({reference})" if english else f"{sentence}（编号 {reference}）", file=out)
    return 1


def break_down(error: Exception, arguments: Sequence[str], out: TextIO) -> int:
    """Tell of an error that no command expected; into the bot's own log where the configuration names one."""
    settings = _settings(arguments)
    english = speaks_english(settings.village.locale if settings is not None else None, os.environ)
    if settings is None or not settings.log.file:
        return tell(error, out, english=english)
    handler = LogFile(log_path(settings, _config(arguments)), settings.privacy.log_days)
    handler.setFormatter(formatter(settings.log.format))
    LOG.addHandler(handler)
    try:
        return tell(error, out, english=english)
    finally:
        LOG.removeHandler(handler)
        handler.close()


def log_path(settings: Settings, config: Path) -> Path:
    """Return where the log's file is: relative to the configuration's folder."""
    return config_path(config, os.environ).parent / settings.log.file


def _config(arguments: Sequence[str]) -> Path:
    for place, argument in enumerate(arguments):
        if argument.startswith("--config="):
            return Path(argument.partition("=")[2])
        if argument == "--config" and place + 1 < len(arguments):
            return Path(arguments[place + 1])
    return Path("config.toml")


def _settings(arguments: Sequence[str]) -> Settings | None:
    try:
        return load(config_path(_config(arguments), os.environ), os.environ)
    except ConfigError:
        return None
