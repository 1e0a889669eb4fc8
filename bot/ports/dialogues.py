"""What the use cases need of storage: dialogues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.dialogue import Dialogue


class Dialogues(Protocol):
    """Half-finished dialogues; one per account."""

    async def get(self, account_id: int) -> Dialogue | None: ...
    async def put(self, dialogue: Dialogue) -> None: ...
    async def clear(self, account_id: int) -> None: ...
