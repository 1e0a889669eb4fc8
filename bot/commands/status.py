"""`lianxin status`: every village at a glance, for whoever keeps them running."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from bot.app import Phase, Sight, survey
from bot.commands.check import read_or_tell
from bot.commands.language import speaks_english

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cyclopts import App

WIDE: Final = 140
"""Columns of a terminal that isn't one: a file or a pipe."""
COLUMNS: Final = (
    ("村", "village"), ("谁在管", "served by"), ("情况", "state"), ("来信", "inbox"), ("待发", "outbox"),
    ("卡住", "parked"), ("超期", "overdue"), ("备份", "backup"),
)  # fmt: skip
STATES: Final = {
    Phase.STARTING: ("正在开始", "starting"),
    Phase.SERVED: ("正常", "well"),
    Phase.ELSEWHERE: ("别的进程在管", "served elsewhere"),
    Phase.PAUSED: ("暂停", "paused"),
    Phase.FAILED: ("出错，在重试", "failed, tried again"),
    Phase.MISWRITTEN: ("设置写错了", "settings are wrong"),
}
NOBODY: Final = ("没有在运行", "not running")
HOUR: Final = 3600.0  # seconds


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="status")
    def status(*, json_: bool = False, config: Path = Path("config.toml")) -> int:
        """各村的情况：谁在管、积压、超期、备份。Every village: who serves it, what waits, the last backup.

        Nothing is changed. The exit status is 1 where a village isn't served as it ought to be.

        Parameters
        ----------
        json_
            给程序看。For programs.
        config
            配置文件。The configuration.
        """
        found = read_or_tell(config, os.environ, sys.stderr)
        if found is None:
            return 1
        sights = asyncio.run(survey(found[1]))
        if json_:
            print(json.dumps([_plain(sight) for sight in sights], ensure_ascii=False, indent=2))
        else:
            english = speaks_english(found[1].base.village.locale, os.environ)
            _show(sights, english=english)
        return 0 if all(map(_is_well, sights)) else 1


def _show(sights: Sequence[Sight], *, english: bool) -> None:
    table = Table()
    for names in COLUMNS:
        table.add_column(names[english], overflow="fold")
    for sight in sights:
        table.add_row(*_row(sight, english=english), style=None if _is_well(sight) else "red")
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


def _row(sight: Sight, *, english: bool) -> list[str]:
    signs = sight.vitals
    if signs is None:
        waiting = ["?"] * 4 if sight.has_records else ["-"] * 4
    else:
        waiting = [
            _waiting(signs.unsettled, signs.unsettled_since, sight.now, english=english),
            _waiting(signs.unsent, signs.unsent_since, sight.now, english=english),
            str(signs.parked),
            str(signs.overdue_cases),
        ]
    return [
        f"{sight.key} {sight.name}".rstrip(), sight.process or "-", _state(sight, english=english), *waiting,
        _ago(sight.backed_up_at, sight.now, english=english),
    ]  # fmt: skip


def _state(sight: Sight, *, english: bool) -> str:
    if sight.miswritten:
        return STATES[Phase.MISWRITTEN][english]
    if sight.paused:
        return STATES[Phase.PAUSED][english]
    if sight.condition is None:
        said = STATES[Phase.SERVED][english] if sight.is_held else NOBODY[english]
        return f"{said} ({sight.trouble})" if sight.trouble else said
    said = STATES[sight.condition.phase][english]
    trouble = sight.condition.trouble or sight.trouble
    return f"{said} ({trouble})" if trouble else said


def _waiting(number: int, since: datetime | None, now: datetime, *, english: bool) -> str:
    """Return how many wait, and for how many seconds the oldest does."""
    if since is None:
        return str(number)
    seconds = max(0.0, (now - since).total_seconds())
    return f"{number} ({seconds:.0f} s)" if english else f"{number}（{seconds:.0f} 秒）"


def _ago(at: datetime | None, now: datetime, *, english: bool) -> str:
    if at is None:
        return "-"
    hours = max(0.0, (now - at).total_seconds()) / HOUR
    return f"{hours:.0f} h ago" if english else f"{hours:.0f} 小时前"


def _is_well(sight: Sight) -> bool:
    if sight.miswritten or sight.trouble:
        return False
    return sight.paused or sight.is_held or (sight.condition is not None and sight.condition.phase in {
        Phase.SERVED, Phase.ELSEWHERE, Phase.STARTING,
    })  # fmt: skip


def _plain(sight: Sight) -> dict[str, object]:
    """Return a village's state as plain values; lags in seconds, None where nothing is known."""
    signs, condition = sight.vitals, sight.condition
    phase = "miswritten" if sight.miswritten else "paused" if sight.paused else None
    told: dict[str, object] = {
        "key": sight.key,
        "name": sight.name,
        "served_by": sight.process or None,
        "state": phase or _known_state(sight),
        "trouble": (condition.trouble if condition is not None else "") or sight.trouble or None,
        "tries": condition.tries if condition is not None else 0,
        "since": condition.since.isoformat() if condition is not None else None,
        "last_backup": sight.backed_up_at.isoformat() if sight.backed_up_at is not None else None,
    }
    if signs is not None:
        told |= {
            "inbox": signs.unsettled,
            "inbox_seconds": _seconds(signs.unsettled_since, sight.now),
            "parked": signs.parked,
            "outbox": signs.unsent,
            "outbox_seconds": _seconds(signs.unsent_since, sight.now),
            "reminders_late": signs.late_reminders,
            "overdue": signs.overdue_cases,
        }
    return told


def _known_state(sight: Sight) -> str:
    if sight.condition is not None:
        return str(sight.condition.phase)
    return str(Phase.SERVED) if sight.is_held else "not running"


def _seconds(since: datetime | None, now: datetime) -> float:
    return round(max(0.0, (now - since).total_seconds()), 1) if since is not None else 0.0
