"""`lianxin parked`: updates that nobody could handle, to be tried once more or given up."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from cyclopts import App

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import speaks_english
from bot.domain.queues import InboxRow, InboxState
from bot.usecases.parked import drop_parked, retry_parked

CONFIG = Path("config.toml")


def register(app: App) -> None:
    """Add the commands."""
    parked = App(
        name="parked", help="处理不了的消息：列出、重试、放弃。Updates that failed: list, retry, drop."
    )
    app.command(parked)

    @parked.default
    def list_(*, config: Path = CONFIG, village: str = "") -> int:
        """列出处理不了的消息（不显示内容）。List the updates that failed, without what they say.

        Parameters
        ----------
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        return _with_office(config, village, _list)

    @parked.command(name="retry")
    def retry(row_id: int, *, config: Path = CONFIG, village: str = "") -> int:
        """再试一次；机器人在运行就马上试。Give one another round; a running bot tries at once.

        Parameters
        ----------
        row_id
            列表里的编号。Its number in the list.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        return _with_office(config, village, lambda office: _retry(office, row_id))

    @parked.command(name="drop")
    def drop(row_id: int, *, config: Path = CONFIG, village: str = "") -> int:
        """放弃一条，内容随即删除。Give one up for good; what it says is erased.

        Parameters
        ----------
        row_id
            列表里的编号。Its number in the list.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        return _with_office(config, village, lambda office: _drop(office, row_id))


def _with_office(config: Path, village: str, act: Callable[[Office], Awaitable[int]]) -> int:
    settings = load_or_tell(config, os.environ, sys.stdout, village)
    if settings is None:
        return 1

    async def carry_out() -> int:
        async with open_office(settings) as office:
            return await act(office)

    return asyncio.run(carry_out())


async def _list(office: Office) -> int:
    rows = await office.store.read(lambda records: records.inbox.parked())
    if not rows:
        print("No update is parked." if _english() else "没有处理不了的消息。")
    for row in rows:
        at = row.received_at.astimezone(office.village.zone).strftime("%Y-%m-%d %H:%M")
        print(
            f"{row.id}  {at}  {_state(row)}  {_kind(row)}  update {row.update_id}  {row.error or ''}".rstrip()
        )
    return 0


async def _retry(office: Office, row_id: int) -> int:
    state = await office.desk.perform(retry_parked, row_id)
    if state is InboxState.PARKED:
        print(f"{row_id} is tried again." if _english() else f"{row_id} 再试一次。")
        return 0
    if state is InboxState.QUARANTINED:
        print(
            f"{row_id} can't be read as an update, so trying again is no use; it can only be dropped."
            if _english()
            else f"{row_id} 读不出来，再试也没有用，只能放弃（lianxin parked drop {row_id}）。"
        )
        return 1
    return _unknown(row_id)


async def _drop(office: Office, row_id: int) -> int:
    if not await office.desk.perform(drop_parked, row_id):
        return _unknown(row_id)
    print(f"{row_id} is dropped." if _english() else f"{row_id} 已经放弃。")
    return 0


def _unknown(row_id: int) -> int:
    print(
        f"No update with number {row_id} is parked; `lianxin parked` lists them."
        if _english()
        else f"没有编号 {row_id}。用 lianxin parked 看有哪些。"
    )
    return 1


def _state(row: InboxRow) -> str:
    if row.state is InboxState.QUARANTINED:
        return "can't be read" if _english() else "读不出来"
    return f"failed {row.attempts} times" if _english() else f"试过 {row.attempts} 次"


def _kind(row: InboxRow) -> str:
    """Return the kind of update, by Telegram's name for it: it says what failed and quotes nobody."""
    try:
        update = json.loads(row.payload or "")
    except (ValueError, RecursionError):
        return "?"
    names = [name for name in update if name != "update_id"] if isinstance(update, dict) else []
    return names[0] if len(names) == 1 and names[0].isidentifier() and names[0].isascii() else "?"


def _english() -> bool:
    return speaks_english(None, os.environ)
