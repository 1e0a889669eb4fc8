"""`lianxin webhook`: what Telegram is told of where to bring messages, set, taken away and looked at."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyclopts import App

from bot.app import telegram_of, wanted_of
from bot.commands.check import load_or_tell, read_or_tell
from bot.commands.language import speaks_english
from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.webhook import deliveries
from bot.doctor.wording import sentence
from bot.telegram.failures import CallError, RefusedError
from bot.telegram.webhook import look, put_up, take_away

if TYPE_CHECKING:
    from bot.config.settings import Settings
    from bot.telegram.api import BotApi

CONFIG: Final = Path("config.toml")
MARKS: Final = {Grade.WELL: "✓", Grade.MIND: "!", Grade.BAD: "✗"}
UNKNOWN: Final = (401, 404)  # what Telegram answers to a token that it doesn't know

Said = tuple[str, str]
"""A sentence in Chinese and English."""
POLLS: Final[Said] = (
    '配置里写的是 mode = "polling"：先改成 "webhook"，不然机器人一启动就取消它。',
    'The configuration says mode = "polling": write "webhook" first, or the bot takes it away at start.',
)
SET_AGAIN: Final[Said] = (
    '取消了，等着的消息都还在。运行中的机器人会再设：要先把配置改成 mode = "polling"，再重新启动。',
    'Taken away; what waits is kept. A bot that runs sets it again: write mode = "polling", start it anew.',
)
TAKEN_AWAY: Final[Said] = (
    "取消了，等着的消息都还在；机器人自己去取。",
    "Taken away; what waits is kept, and the bot asks for it.",
)


class NotDoneError(Exception):
    """It can't be done like this."""

    def __init__(self, said: Said) -> None:
        super().__init__(said[1])
        self.said = said


Act = Callable[["BotApi", "Settings"], Awaitable[Sequence[Said | Finding]]]


def register(app: App) -> None:
    """Add the commands."""
    webhook = App(
        name="webhook", help="Telegram 把消息送到哪里：设、取消、看看。Where Telegram brings messages."
    )
    app.command(webhook)

    @webhook.command(name="set")
    def set_(*, config: Path = CONFIG, village: str = "") -> int:
        """告诉 Telegram 送到哪里；机器人启动时自己会设。Tell Telegram where; a bot does so at its start.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            只办这个村，写它的代号。The key of the one village; without it, all of them.
        """
        return _each(config, village, _set)

    @webhook.command(name="delete")
    def delete(*, config: Path = CONFIG, village: str = "") -> int:
        """不要再送，等着的消息不会丢。Have none brought any more; what waits is kept.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            只办这个村，写它的代号。The key of the one village; without it, all of them.
        """
        return _each(config, village, _delete)

    @webhook.command(name="info")
    def info(*, config: Path = CONFIG, village: str = "") -> int:
        """看 Telegram 送到哪里、等着几条、最近为什么没送到。Show where, how many wait, what failed.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            只看这个村，写它的代号。The key of the one village; without it, all of them.
        """
        return _each(config, village, _info)


async def _set(api: BotApi, settings: Settings) -> Sequence[Said | Finding]:
    wanted = wanted_of(settings)
    if wanted is None:
        raise NotDoneError(POLLS)
    try:
        await put_up(api, wanted)
    except RefusedError as error:
        if error.code in UNKNOWN:
            raise
        why = wanted.without_path(error.description)
        raise NotDoneError((f"Telegram 不接受：{why}", f"Telegram doesn't take it: {why}")) from error
    return await _info(api, settings)


async def _delete(api: BotApi, settings: Settings) -> Sequence[Said | Finding]:
    await take_away(api)
    return [TAKEN_AWAY if wanted_of(settings) is None else SET_AGAIN]


async def _info(api: BotApi, settings: Settings) -> Sequence[Said | Finding]:
    return deliveries(await look(api), wanted_of(settings), datetime.now(UTC))


def _each(config: Path, village: str, act: Act) -> int:
    """Do it for one village or for all of them; return the exit status: 1 where anything is amiss."""
    if village:
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        villages = [] if settings is None else [settings]
        status = 1 if settings is None else 0
    else:
        found = read_or_tell(config, os.environ, sys.stdout)
        villages = [] if found is None else list(found[1].villages.values())
        status = 1 if found is None or found[1].broken else 0
    for settings in villages:
        status |= _one(settings, act, named=len(villages) > 1)
    return status


def _one(settings: Settings, act: Act, *, named: bool) -> int:
    english = speaks_english(settings.village.locale, os.environ)
    name = f"{settings.key} {settings.village.name}: " if named else ""
    grade, lines = asyncio.run(_done(settings, act))
    for line in lines:
        said = line[english] if isinstance(line, tuple) else sentence(line, english=english)
        mark = MARKS[line.grade if isinstance(line, Finding) else grade]
        print(f"{mark} {name}{said}")
    return 1 if grade is Grade.BAD else 0


async def _done(settings: Settings, act: Act) -> tuple[Grade, Sequence[Said | Finding]]:
    opened = telegram_of(settings)
    try:
        await opened.application.bot.request.initialize()
        lines = await act(opened.api, settings)
    except NotDoneError as error:
        return Grade.BAD, [error.said]
    except CallError as error:
        if isinstance(error, RefusedError) and error.code in UNKNOWN:
            return Grade.BAD, [Finding(Sign.TOKEN_REJECTED, Grade.BAD)]
        return Grade.BAD, [Finding(Sign.TELEGRAM_UNREACHABLE, Grade.BAD, {"why": error.name})]
    finally:
        await opened.close()
    return max((line.grade for line in lines if isinstance(line, Finding)), default=Grade.WELL), lines
