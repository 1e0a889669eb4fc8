"""`lianxin forget`: erases what is kept of a household, a member or an account, on their word."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import speaks_english
from bot.usecases.forgetting_by_clerk import (
    Forget,
    NobodyMeantError,
    Plan,
    SeveralMeantError,
    forget,
    plan,
)

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="forget")
    def forget_(
        *,
        household: str | None = None,
        member: str | None = None,
        telegram_id: int | None = None,
        yes: bool = False,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """删掉一户、一个人或一个账号的话、姓名和电话；不加 --yes 只说要删什么。Erase on request.

        Erase the words, name and phone of a household, a member or an account; without --yes it only says
        what would be erased.

        Parameters
        ----------
        household
            户号，如 2-005；不写 --member 就是全家。A household's number; all of it unless a member is named.
        member
            姓名，和花名册上一字不差；有重名要再写户号。A member's name, exactly as in the roster.
        telegram_id
            Telegram 的账号编号。Telegram's user id.
        yes
            真的删。Do it.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        named = household is not None or member is not None
        if named == (telegram_id is not None):
            print(
                _say(
                    "请写 --household 户号、--member 姓名 或 --telegram-id 编号。",
                    "Give --household, --member, or --telegram-id.",
                )
            )
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        if settings is None:
            return 1
        return asyncio.run(_forget(settings, Forget(household, member, telegram_id), sure=yes))


async def _forget(settings: Settings, command: Forget, *, sure: bool) -> int:
    async with open_office(settings) as office:
        try:
            meant = await office.desk.perform(plan, command)
        except NobodyMeantError:
            print(_say("花名册上没有。", "The records have no such."))
            return 1
        except SeveralMeantError as several:
            where = ", ".join(several.households)
            print(
                _say(
                    f"有几个人叫这个名字，户号是 {where}。请再写上 --household。",
                    f"Several have this name, in {where}. Give --household too.",
                )
            )
            return 1
        print(_counted(meant))
        if not sure:
            print(_say("什么都没有删。确定要删，再加上 --yes。", "Nothing was erased. Add --yes to do it."))
            return 0
        done = await office.desk.perform(forget, command)
        await office.engine.checkpoint()
    print(
        _say(
            f"删好了：{done.members} 个姓名，{done.accounts} 个账号，"
            f"{done.cases} 件事的 {done.words} 条话。\n正在运行的机器人一小时后再清一遍。"
            "花名册里还有名字的话，下次导入会再进来，请也从表里删掉。",
            f"Erased: {done.members} names, {done.accounts} accounts, {done.words} messages of {done.cases} "
            "matters.\nThe running bot goes over it once more in an hour. A name that is still in the "
            "spreadsheet comes back with the next import: take it out there too.",
        )
    )
    return 0


def _counted(meant: Plan) -> str:
    homes = meant.household.number if meant.household is not None else ""
    names = "、".join(member.name for member in meant.members)
    members, accounts, cases = len(meant.members), len(meant.accounts), len(meant.cases)
    running = sum(case.closed_at is None for case in meant.cases)
    return _say(
        f"{homes} {names}：{members} 个姓名，{accounts} 个账号，{cases} 件事（{running} 件没办完，会撤回）。",
        f"{homes} {names}: {members} names, {accounts} accounts, {cases} matters ({running} still open).",
    ).strip()


def _say(chinese: str, english: str) -> str:
    return english if speaks_english(None, os.environ) else chinese
