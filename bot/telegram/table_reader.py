"""The table reader: fetches the .xlsx files that authors attached, reads them, and hands in what came of it.

What is still to be read stands in the records, so that a crash forgets none.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from telegram.error import BadRequest, TelegramError

from bot.domain.storing import StorageError
from bot.ledgers import reader
from bot.roster.faults import Fault, FaultCode, SpreadsheetFaults
from bot.roster.wording import sentence
from bot.telegram.backoff import Backoff
from bot.traces import trace
from bot.usecases.tables import TableOutcome
from bot.waits import rung

if TYPE_CHECKING:
    from telegram import Bot

    from bot.domain.item import Attachment
    from bot.domain.ledger import Ledger
    from bot.ports import Store

LOG = logging.getLogger(__name__)

Fetch = Callable[[str], Awaitable[bytes]]
"""Returns the content of the file with this id; raises TelegramError."""
Take = Callable[[TableOutcome], Awaitable[object]]
LOOK_INTERVAL: Final = 30.0  # seconds between looks without being rung for
RETRY: Final = (1.0, 60.0)  # seconds between tries while Telegram or the storage fails, first and at most


async def fetched(bot: Bot, file_id: str) -> bytes:
    """Return the content of a file, at most 20 MB (Bot API, getFile); raise TelegramError."""
    file = await bot.get_file(file_id)
    return bytes(await file.download_as_bytearray())


class TableReader:
    """Reads one file after another."""

    def __init__(self, fetch: Fetch, store: Store, bell: asyncio.Event, take: Take, locale: str) -> None:
        """`take` keeps what came of it; faults are said in `locale`."""
        self._fetch = fetch
        self._store = store
        self._bell = bell
        self._take = take
        self._locale = locale
        self._failing = Backoff(*RETRY)
        self._given_up: set[int] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Read until told to stop (and rung)."""
        while not stop.is_set():
            self._bell.clear()
            try:
                for attachment in await self._store.read(lambda records: records.items.to_read()):
                    await self._read_one(attachment)
                self._failing.reset()
            except (TelegramError, StorageError) as error:
                LOG.warning("a table can't be fetched yet (%s)", type(error).__name__)
                await rung(self._bell, self._failing.next())
            else:
                await rung(self._bell, LOOK_INTERVAL)

    async def _read_one(self, attachment: Attachment) -> None:
        if attachment.id in self._given_up:
            return
        try:
            await self._take(await self._read(attachment))
        except (TelegramError, StorageError):
            raise
        except Exception as error:  # noqa: BLE001 - one file must not end the others
            self._given_up.add(attachment.id)
            LOG.error("attachment %d can't be taken: %s", attachment.id, trace(error))  # noqa: TRY400

    async def _read(self, attachment: Attachment) -> TableOutcome:
        try:
            content = await self._fetch(str(attachment.content.media.get("file_id", "")))
        except BadRequest:
            # Telegram doesn't have it any more, or doesn't give out what is so large.
            return self._refused(attachment, Fault(FaultCode.FILE_MISSING, value=attachment.name))
        try:
            ledger = await asyncio.to_thread(_ledger, content, attachment.name)
        except SpreadsheetFaults as error:
            return self._refused(attachment, *error.faults)
        except Exception as error:  # noqa: BLE001 - whatever a file of somebody's makes a library do
            LOG.error("attachment %d can't be read: %s", attachment.id, trace(error))  # noqa: TRY400
            return self._refused(attachment, Fault(FaultCode.FILE_BROKEN, value=attachment.name))
        return TableOutcome(attachment.id, ledger)

    def _refused(self, attachment: Attachment, *faults: Fault) -> TableOutcome:
        return TableOutcome(attachment.id, None, tuple(sentence(one, self._locale) for one in faults))


def _ledger(content: bytes, name: str) -> Ledger:
    return reader.read(content, name)
