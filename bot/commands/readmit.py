"""`lianxin readmit`: lets the next import take in whoever was forgotten and wants to come back."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.usecases.forgetting_by_clerk import NobodyMeantError
from bot.usecases.readmitting import Readmit, readmit

if TYPE_CHECKING:
    from cyclopts import App

    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="readmit")
    def readmit_(
        *, household: str, member: str | None = None, config: Path = Path("config.toml"), village: str = ""
    ) -> int:
        """退出过的人要回来：下次导入花名册就又有他。Let the next import take in who was forgotten.

        Parameters
        ----------
        household
            户号，如 2-005。A household's number.
        member
            姓名；不写就是全家。A name as the spreadsheet has it; all of the household without it.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        return 1 if settings is None else asyncio.run(_readmit(settings, Readmit(household, member)))


async def _readmit(settings: Settings, command: Readmit) -> int:
    async with open_office(settings) as office:
        try:
            found = await office.desk.perform(readmit, command)
        except NobodyMeantError:
            print(say("这一户没有这样退出过的人。", "Nobody of that household was forgotten."))
            return 1
    print(say(f"{found} 个人可以再导入了。", f"{found} may be imported again."))
    return 0
