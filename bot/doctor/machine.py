"""What the bot's machine has to give: room on the disk, fonts, the right time."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.doctor.finding import Finding, Grade, Sign
from bot.documents.press import DocumentError, Press

LOW: Final = 2**30  # bytes: below a gigabyte somebody should see to it
FULL: Final = 100 * 2**20  # bytes: a busy day and a backup may need as much
OFF: Final = timedelta(seconds=30)
"""Deadlines are days, but Telegram's connections are refused by clocks that are minutes off."""


def room(folder: Path) -> Finding:
    """Say how much room there is where the records lie."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    data: dict[str, str | int] = {"megabytes": free // 2**20}
    if free < FULL:
        return Finding(Sign.DISK_FULL, Grade.BAD, data)
    return Finding(Sign.DISK_LOW, Grade.MIND, data) if free < LOW else Finding(Sign.DISK_WELL, data=data)


def fonts() -> Finding:
    """Say whether Chinese can be set: one small picture is drawn."""
    try:
        Press().png("proof", {"words": "便民联心卡"})
    except (DocumentError, OSError):
        return Finding(Sign.FONTS_BROKEN, Grade.BAD)
    return Finding(Sign.FONTS_WELL)


def clock(ours: datetime, theirs: datetime) -> Finding:
    """Say how far this machine's time is from Telegram's."""
    off = ours - theirs
    data: dict[str, str | int] = {"seconds": round(abs(off.total_seconds()))}
    return Finding(Sign.CLOCK_OFF, Grade.BAD, data) if abs(off) > OFF else Finding(Sign.CLOCK_WELL)
