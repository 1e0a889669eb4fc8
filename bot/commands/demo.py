"""`lianxin demo`: a village to try in the browser, or played through; with no token and no network."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import TYPE_CHECKING, Final

from rich.console import Console

from bot.commands.browser import show_in_browser
from bot.commands.language import speaks_english
from bot.demo.keeper import WillNotRunError
from bot.demo.open_house import PORT, open_house
from bot.demo.story import play as play_story
from bot.lifetime import stopped_by_signals

if TYPE_CHECKING:
    from cyclopts import App

INTERRUPTED: Final = 130  # the shell's status for a program ended by Ctrl-C


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="demo")
    def demo(*, play: bool = False, port: int = PORT, browser: bool = True) -> int:
        """演示：在浏览器里当村民、干部和支书。Be villager, cadre and secretary in the browser.

        Parameters
        ----------
        play
            不开网页，从头到尾演一遍，边演边打印对话。No page: play it through, printing the conversation.
        port
            网页的端口；有人用就用下一个。The page's port; if it is taken, the next one.
        browser
            打开浏览器。Open the browser.
        """
        if not play:
            return asyncio.run(_shown(port, browser=browser))
        try:
            return asyncio.run(_played())
        except (KeyboardInterrupt, asyncio.CancelledError):
            print("演示停了。Stopped.")
            return INTERRUPTED


async def _played() -> int:
    task = asyncio.current_task()
    assert task is not None
    # Ended by SIGTERM it takes down what it started, as with Ctrl-C. (Windows knows no such signal.)
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await play_story(Console(highlight=False, soft_wrap=True))


async def _shown(port: int, *, browser: bool) -> int:
    english = speaks_english(None, os.environ)
    stop = asyncio.Event()
    with stopped_by_signals(stop):
        async with open_house(port) as house:
            if port and house.port != port:
                print(
                    f"Port {port} is taken; it is {house.port} instead."
                    if english
                    else f"端口 {port} 有人用，改用 {house.port}。"
                )
            address = f"{house.address}/"
            print(f"The village is open: {address}" if english else f"村子开门了：{address}")
            if browser and not await show_in_browser(address):
                print("Open this address in a browser." if english else "请在浏览器里打开这个地址。")
            print("Ctrl-C ends it." if english else "按 Ctrl-C 结束。", flush=True)
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait((stopping, house.ended), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            if not house.ended.done():
                return 0
            try:
                await house.ended
            except WillNotRunError as error:
                print(f"The bot can't be kept running:\n{error}" if english else f"机器人启动不了：\n{error}")
    return 1
