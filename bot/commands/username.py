"""The bot's name on Telegram, of which the links are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.app import USERNAME
from bot.commands.language import say

if TYPE_CHECKING:
    from bot.app import Office
    from bot.config.settings import Settings
    from bot.ports import Records


async def username_or_tell(office: Office, settings: Settings) -> str | None:
    """Return the bot's username, or None after saying how to make it known."""

    async def known(records: Records) -> str | None:
        return await records.facts.get(USERNAME)

    found = await office.store.read(known)
    username = settings.telegram.username or found
    if not username:
        print(
            say(
                "还不知道机器人的用户名。请先运行一次 lianxin run，或在配置里写 [telegram] username。",
                "The bot's username isn't known yet. Run `lianxin run` once, or set [telegram] username.",
            )
        )
        return None
    return username
