"""Apologising: what somebody sent could not be handled. He gets one sentence and a reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.notices.privacy import NotHandled

if TYPE_CHECKING:
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class NotHandledFor:
    """An update of this person was parked."""

    by: By
    reference: str
    """Stands in the log and in `lianxin parked` too."""


async def tell_not_handled(work: Work, command: NotHandledFor) -> None:
    """Tell whoever is known; a stranger's own words are held for him anyway."""
    account = await work.records.accounts.by_telegram_id(command.by.telegram_id)
    await work.tell(account, NotHandled(command.reference))
