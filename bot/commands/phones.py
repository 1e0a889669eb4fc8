"""`lianxin phones`: which phones speak for a household, and taking out one that is lost."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.usecases.forgetting_by_clerk import NobodyMeantError
from bot.usecases.phones import TakeOut, phones, take_out

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

CONFIG = Path("config.toml")


def register(app: App) -> None:
    """Add the commands."""
    group = App(name="phones", help="一户用哪些手机；丢了的移出去。A household's phones: list, remove.")
    app.command(group)

    @group.default
    def list_(*, household: str, config: Path = CONFIG, village: str = "") -> int:
        """列出一户在用的手机。List a household's phones.

        Parameters
        ----------
        household
            户号，如 2-005。A household's number.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        return _with_office(config, village, lambda office: _list(office, household))

    @group.command(name="remove")
    def remove(phone: int, *, household: str, config: Path = CONFIG, village: str = "") -> int:
        """移出一部丢了的手机：这一户的事不再发给它。Take a lost phone out of its household.

        Parameters
        ----------
        phone
            列表里的编号。Its number in the list.
        household
            户号，如 2-005。A household's number.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        return _with_office(config, village, lambda office: _remove(office, TakeOut(household, phone)))


def _with_office(config: Path, village: str, act: Callable[[Office], Awaitable[int]]) -> int:
    settings = load_or_tell(config, os.environ, sys.stdout, village)
    if settings is None:
        return 1

    async def carry_out() -> int:
        async with open_office(settings) as office:
            try:
                return await act(office)
            except NobodyMeantError:
                print(say("没有这一户，或者没有这部手机。", "There is no such household or phone."))
                return 1

    return asyncio.run(carry_out())


async def _list(office: Office, household: str) -> int:
    found = await office.desk.perform(phones, household)
    for phone in found:
        name = phone.name or say("全家共用", "shared by the family")
        waits = say("  还没有人同意", "  not let in yet") if phone.waits else ""
        print(f"{phone.membership_id}  {phone.since.isoformat()}  {name}{waits}")
    if not found:
        print(say("这一户还没有手机加入。", "No phone of this household has joined."))
    return 0


async def _remove(office: Office, command: TakeOut) -> int:
    await office.desk.perform(take_out, command)
    print(
        say(
            "移出去了。换了新手机，再扫一次联系卡就能加入；卡也丢了，就换一个链接（lianxin links reissue）。",
            "Taken out. A new phone joins by the card; if that is lost too, `lianxin links reissue`.",
        )
    )
    return 0
