"""`lianxin links`: personal links are revoked and made anew."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import App

from bot.app import open_office
from bot.commands.check import load_or_tell
from bot.commands.language import say
from bot.commands.username import username_or_tell
from bot.domain.link import url
from bot.usecases import links
from bot.usecases.links import NobodyOfThatNameError, Reissue

if TYPE_CHECKING:
    from bot.config.settings import Settings


def register(app: App) -> None:
    """Add the command."""
    links_app = App(name="links", help="专用链接：作废、换新。Personal links: revoke and make anew.")
    app.command(links_app)

    @links_app.command(name="reissue")
    def reissue(
        *,
        household: str | None = None,
        cadre: str | None = None,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """作废旧链接，换一个新的。Revoke a link and make a new one: the old card stops working.

        Parameters
        ----------
        household
            户号，如 2-005。A household's number.
        cadre
            干部姓名。A cadre's name.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        if (household is None) == (cadre is None):
            print(say("请写 --household 户号 或 --cadre 姓名。", "Give either --household or --cadre."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        if settings is None:
            return 1
        return asyncio.run(_reissue(settings, Reissue(household, cadre)))


async def _reissue(settings: Settings, command: Reissue) -> int:
    async with open_office(settings) as office:
        username = await username_or_tell(office, settings)
        if username is None:
            return 1
        try:
            line = await office.desk.perform(links.reissue, command)
        except NobodyOfThatNameError as error:
            print(say(f"花名册上没有 {error.wanted}。", f"The roster has no {error.wanted}."))
            return 1
    print(url(username, line.token))
    return 0
