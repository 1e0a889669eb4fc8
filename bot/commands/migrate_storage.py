"""`lianxin migrate-storage`: moves a village's records into another database."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.app.moving import move
from bot.commands.breakdown import tell
from bot.commands.language import say, speaks_english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyclopts import App

LOOK_INTERVAL: Final = 0.5  # seconds between two looks whether the bot has stopped


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="migrate-storage")
    def migrate_storage(
        *,
        source: Annotated[str, Parameter(name="--from")],
        target: Annotated[str, Parameter(name="--to")],
    ) -> int:
        """把记录搬到另一个数据库；机器人照常运行，到最后停一会儿。Move the records into another database.

        The bot may go on running until you are asked to stop it, for what it has written meanwhile. Every
        row is compared at both ends. Broken off, it goes on when it is run again.

        Parameters
        ----------
        source
            从哪里。From where: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE.
        target
            到哪里；要空的。To where; it has to be empty.
        """
        try:
            return asyncio.run(_move(source, target))
        except KeyboardInterrupt:
            print(
                say(
                    "停下了，记录还在原来的数据库里。再运行一遍就接着搬。",
                    "Stopped: the records are where they were. Run it again, and it goes on.",
                )
            )
            return 1
        except Exception as error:  # noqa: BLE001 - said without the error's text
            return tell(error, sys.stderr, english=speaks_english(None, os.environ))


async def _move(source: str, target: str) -> int:
    with _bar() as bar:
        copied = await move(source, target, bar, bar.wait)
    print(
        say(
            f"搬好了：{copied.tables} 个表，{copied.rows} 行，一行一行对过，两边一样。\n"
            "请把 config.toml 里 [storage] url 改成新的地址，再启动机器人。\n"
            "机器人不会再用原来的；里面还有大家的话，看好了就把它删掉。",
            f"Moved: {copied.tables} tables, {copied.rows} rows, every one compared at both ends.\n"
            "Write the new address into [storage] url of config.toml and start the bot. No bot will "
            "run on the old database any more: it holds what people wrote, so delete it once all is well.",
        )
    )
    return 0


class _Bar:
    """Fulfils storage.copying.copier.Follower on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task(say("抄写", "copying"), total=None)
        self._has_asked = False

    def begin(self, rows: int) -> None:
        """So many rows are looked at from now on."""
        self._progress.reset(self._task, total=rows)

    def went_on(self, rows: int) -> None:
        """So many more of them are done."""
        self._progress.advance(self._task, rows)

    async def wait(self) -> None:
        """Ask for the bot to be stopped, once, and wait a moment."""
        if not self._has_asked:
            self._progress.console.print(
                say(
                    "抄好了。现在请停下机器人；停好以后几秒钟就搬完，中间村民写的不会丢。",
                    "Copied. Now stop the bot: a few seconds later all is moved, and nothing is lost that "
                    "villagers write meanwhile.",
                )
            )
            self._progress.update(self._task, description=say("等机器人停下", "waiting for the bot to stop"))
            self._has_asked = True
        await asyncio.sleep(LOOK_INTERVAL)


@contextmanager
def _bar() -> Iterator[_Bar]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console()) as progress:
        yield _Bar(progress)
