"""What whoever keeps the bot running is told, past everything else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class NothingStored(Notice):
    """Nothing can be stored, so no messages are taken; Telegram keeps them for 24 hours."""

    disk_full: bool


@dataclass(frozen=True, slots=True)
class StoredAgain(Notice):
    """Messages are taken again."""
