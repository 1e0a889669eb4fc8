"""`lianxin simulator`: the stand-in for Telegram alone, for any bot, with its page."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final

from bot.commands.language import speaks_english
from bot.demo.free_port import first_free
from bot.lifetime import stopped_by_signals
from bot.simulator.world import World

if TYPE_CHECKING:
    from cyclopts import App

PORT: Final = 8081


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="simulator")
    def simulator(*, token: str, port: int = PORT, username: str = "my_bot", limits: bool = False) -> int:
        """单独运行 Telegram 的替身，别的机器人也能用。Run the stand-in for Telegram alone, for any bot.

        Parameters
        ----------
        token
            机器人的 token，随便编一个，例如 1:A。The bot's token: make one up, such as 1:A.
        port
            端口；有人用就用下一个。The port; if it is taken, the next one.
        username
            机器人的用户名。The bot's username.
        limits
            照 Telegram 的限速来。Apply Telegram's rate limits.
        """
        return asyncio.run(_serve(token, port, username, limits=limits))


async def _serve(token: str, port: int, username: str, *, limits: bool) -> int:
    english = speaks_english(None, os.environ)
    world = World()
    world.limits.enabled = limits
    world.add_bot(token, username)
    stop = asyncio.Event()
    # Before the address is told: whoever knows it may end this at once.
    with stopped_by_signals(stop):
        async with first_free(world, port) as (address, taken):
            if port and taken != port:
                print(
                    f"Port {port} is taken; it is {taken} instead."
                    if english
                    else f"端口 {port} 有人用，改用 {taken}。"
                )
            print(
                f"Bot API: {address}/bot<token>/<method>"
                if english
                else f"Bot API：{address}/bot<token>/<方法>"
            )
            print(f"The page: {address}/" if english else f"网页：{address}/", flush=True)
            await stop.wait()
    return 0
