"""`lianxin village`: the villages of a deployment, while it runs."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyclopts import App

from bot.app import PAUSED, open_office
from bot.commands.check import load_or_tell, read_or_tell
from bot.commands.language import say
from bot.commands.village_add import Given, add_village

if TYPE_CHECKING:
    from bot.ports import Records

CONFIG: Final = Path("config.toml")


NOTHING: Final = Given()


def register(app: App) -> None:
    """Add the commands."""
    village = App(name="village", help="各村：添加、暂停、继续、列出。Villages: add, pause, resume, list.")
    app.command(village)

    @village.command(name="add")
    def add(key: str, *, given: Given = NOTHING, config: Path = CONFIG) -> int:
        """添加一个村；在运行就几秒钟管起来。Add a village; a running process serves it within seconds.

        What isn't given is asked for. The token goes into a file of its own that only you can read.

        Parameters
        ----------
        key
            村的代号，像 nalang 这样，以后不能改。Its short name, such as nalang; it can't be changed later.
        given.name
            村名。The village's name.
        given.token_file
            装着令牌的文件；不写就问。A file with the token; without it you are asked.
        given.timezone
            时区。The time zone.
        given.language
            语言。The language.
        given.roster
            花名册。The roster's .xlsx.
        config
            配置文件。The configuration.
        """
        found = read_or_tell(config, os.environ, sys.stdout)
        return 1 if found is None else add_village(key, given, *found)

    @village.command(name="pause")
    def pause(key: str, *, config: Path = CONFIG) -> int:
        """暂停一个村：来的消息等继续以后再办。Pause a village; what people write waits.

        Parameters
        ----------
        key
            村的代号。The village's key.
        config
            配置文件。The configuration.
        """
        return _mark(key, config, datetime.now(UTC).isoformat(timespec="seconds"))

    @village.command(name="resume")
    def resume(key: str, *, config: Path = CONFIG) -> int:
        """让暂停的村继续。Have a village that was paused go on.

        Parameters
        ----------
        key
            村的代号。The village's key.
        config
            配置文件。The configuration.
        """
        return _mark(key, config, "")

    @village.command(name="list")
    def list_(*, config: Path = CONFIG) -> int:
        """列出各村：代号、村名、数据库。List the villages: key, name, database. More: lianxin status.

        Parameters
        ----------
        config
            配置文件。The configuration.
        """
        found = read_or_tell(config, os.environ, sys.stdout)
        if found is None:
            return 1
        for key, settings in found[1].villages.items():
            url = settings.storage.url
            # A server's address may hold a password.
            where = url.removeprefix("sqlite:///") if url.startswith("sqlite:") else "PostgreSQL"
            print(f"{key}  {settings.village.name}  {where}")
        for key in found[1].broken:
            print(f"{key}  {say('设置写错了', 'its settings are wrong')}")
        return 1 if found[1].broken else 0


def _mark(key: str, config: Path, paused_at: str) -> int:
    settings = load_or_tell(config, os.environ, sys.stdout, key)
    if settings is None:
        return 1

    async def carry_out() -> None:
        async def mark(records: Records) -> None:
            await records.facts.put(PAUSED, paused_at)

        async with open_office(settings) as office:
            await office.store.transact(mark)

    asyncio.run(carry_out())
    if paused_at:
        print(
            say(
                f"{key} 暂停了：来的消息留在 Telegram（最多 24 小时），lianxin village resume {key} 就继续。",
                f"{key} is paused: what people write stays with Telegram (for 24 hours at most). "
                f"`lianxin village resume {key}` has it go on.",
            )
        )
    else:
        print(say(f"{key} 几秒钟以后继续。", f"{key} goes on within seconds."))
    return 0
