"""`lianxin demo --play`: the main job on real input, with no token and no network."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from typing import TYPE_CHECKING, Final

from rich.console import Console

from bot.demo.story import play as play_story

if TYPE_CHECKING:
    from cyclopts import App

INTERRUPTED: Final = 130  # the shell's status for a program ended by Ctrl-C


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="demo")
    def demo(*, play: bool = False) -> int:
        """演示：在这台电脑上演一个村的一个月。Play a month of a village's life, on this machine alone.

        Parameters
        ----------
        play
            从头到尾演一遍，边演边打印对话。Play it through, printing the conversation as it happens.
        """
        if not play:
            print("请用 lianxin demo --play：从头演一遍，不用 token，也不用网络。")
            print("Use `lianxin demo --play`: it plays the whole story, with no token and no network.")
            return 2
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
