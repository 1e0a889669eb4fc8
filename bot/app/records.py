"""Where a village's records and their backups lie."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.keeping.shelf import Shelf
from storage import database_file

if TYPE_CHECKING:
    from bot.config.settings import Settings


def records_file(settings: Settings) -> Path | None:
    """Return the file that the records are in; None where a server has them."""
    return database_file(settings.storage.url)


def shelf_of(settings: Settings) -> Shelf:
    """Return where backups lie, and for how long."""
    keep = timedelta(days=settings.backup.keep_days)
    file = records_file(settings)
    if file is None:
        return Shelf(Path(settings.backup.folder), "lianxin", keep)
    return Shelf(file.parent / settings.backup.folder, file.stem, keep)
