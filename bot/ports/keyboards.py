"""What the use cases need of storage: keyboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.keyboard import Keyboard


class Keyboards(Protocol):
    """Buttons shown to people."""

    async def add(self, keyboard: Keyboard) -> None: ...
    async def get(self, token: str) -> Keyboard | None: ...
    async def use(self, token: str, now: datetime) -> None: ...
    async def remove(self, token: str) -> None:
        """Erase what buttons meant: nobody can find it out any more."""
