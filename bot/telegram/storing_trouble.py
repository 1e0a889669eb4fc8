"""Updates that can't be stored: said once when it begins and once when it is over."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.domain.notices.operating import NothingStored, StoredAgain
from bot.domain.storing import DiskFullError, StorageError

if TYPE_CHECKING:
    from bot.telegram.operator import TellOperator

LOG = logging.getLogger(__name__)

TRIES_BEFORE_ALARM = 4
"""Failed tries to store before the operator hears of it; of a full disk he hears at once."""


class StoringTrouble:
    """How often storing has failed in a row, and whether the operator knows."""

    def __init__(self, tell_operator: TellOperator | None) -> None:
        """Tell the operator, or the log alone."""
        self._tell_operator = tell_operator
        self._tries = 0
        self._told = False

    async def failed(self, error: StorageError) -> None:
        """Storing failed."""
        if self._tries == 0:
            LOG.error("no updates are taken: storing them fails (%s)", type(error).__name__)
        self._tries += 1
        full = isinstance(error, DiskFullError)
        if not self._told and (full or self._tries > TRIES_BEFORE_ALARM) and self._tell_operator is not None:
            self._told = True
            await self._tell_operator(NothingStored(full))

    async def over(self) -> None:
        """Storing worked."""
        if self._tries:
            LOG.warning("updates are taken again")
            self._tries = 0
        if self._told and self._tell_operator is not None:
            self._told = False
            await self._tell_operator(StoredAgain())
