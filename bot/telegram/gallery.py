"""The gallery: pictures and documents that many people get. Each is made once and uploaded once.

A row in the outbox names one by its key. Whoever is sent it first uploads it; everybody behind him waits for
Telegram's id of it, and gets it by that. The id stands in the records: a restart uploads nothing again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from telegram import InputFile

from bot.documents.press import DocumentError
from bot.domain.storing import StorageError
from bot.traces import trace

if TYPE_CHECKING:
    from bot.ports import Store
    from bot.texts.screen import SharedFile

LOG = logging.getLogger(__name__)

Make = Callable[[str], Awaitable[bytes]]
"""Makes the file that a key names; raises DocumentError."""
SHARED: Final = "shared"
"""The key of a parameter that names a file of the gallery; no object of the Bot API has it."""
FIELDS: Final = {"sendPhoto": "photo", "sendDocument": "document"}
"""By method: the parameter that holds the file, and the field of the message that shows it (Bot API)."""
STALE: Final = ("wrong file identifier", "file_id", "wrong remote file")
"""Telegram's words, lower case, where it knows an id no more: another bot's, or one that it has dropped."""


def shared(file: SharedFile) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a file."""
    return {FIELDS[file.method]: {SHARED: file.key, "name": file.name}}


def wanted(method: str, parameters: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Return which file of the gallery a call wants, if it wants one."""
    value = parameters.get(FIELDS.get(method, ""))
    return value if isinstance(value, Mapping) and SHARED in value else None


class Gallery:
    """Fills the files in, and learns their ids."""

    def __init__(self, store: Store, make: Make) -> None:
        self._store = store
        self._make = make
        self._ids: dict[str, str] = {}
        self._uploading: dict[str, asyncio.Event] = {}
        self._uploaders: dict[str, int] = {}

    async def fill(
        self, row_id: int, method: str, parameters: Mapping[str, Any]
    ) -> tuple[str, Mapping[str, Any]]:
        """Return the call with its file: Telegram's id, or else the file itself to be uploaded.

        Where the file can't be made, its caption goes alone: the words say the same.
        """
        file = wanted(method, parameters)
        if file is None:
            return method, parameters
        key = file[SHARED]
        found = await self._id_or_turn(key, row_id)
        if found is not None:
            return method, {**parameters, FIELDS[method]: found}
        try:
            made = await self._make(key)
        except DocumentError as error:
            LOG.error("the file %s can't be made: %s", key, trace(error))  # noqa: TRY400
            self._done(key)
            if "caption" not in parameters:
                raise  # its words went ahead in a message of their own
            return _words_alone(method, parameters)
        except BaseException:
            self._done(key)
            raise
        return method, {**parameters, FIELDS[method]: InputFile(made, filename=file["name"])}

    async def learn(self, row_id: int, method: str, parameters: Mapping[str, Any], result: object) -> None:
        """Remember the id of what this row uploaded; `result` is Telegram's message, or None."""
        file = wanted(method, parameters)
        if file is None or self._uploaders.get(file[SHARED]) != row_id:
            return
        key = file[SHARED]
        try:
            file_id = _file_id(method, result)
            if file_id is not None:
                self._ids[key] = file_id
                await self._store.transact(lambda records: records.shared_files.put(key, file_id))
        except StorageError as error:  # it is uploaded once more after the next start
            LOG.warning("the id of %s can't be kept: %s", key, type(error).__name__)
        finally:
            self._done(key)

    async def doubt(self, method: str, parameters: Mapping[str, Any], words: str) -> bool:
        """Forget an id that Telegram refused; return whether that was what it refused."""
        file = wanted(method, parameters)
        if file is None or not any(phrase in words.lower() for phrase in STALE):
            return False
        key = file[SHARED]
        if self._ids.pop(key, None) is None:
            return False
        try:
            await self._store.transact(lambda records: records.shared_files.forget(key))
        except StorageError as error:
            LOG.warning("the id of %s can't be forgotten: %s", key, type(error).__name__)
        return True

    async def _id_or_turn(self, key: str, row_id: int) -> str | None:
        """Return Telegram's id, waiting for whoever uploads; None for the one whose turn it is to upload."""
        while True:
            if key in self._ids:
                return self._ids[key]
            if key in self._uploading:
                await self._uploading[key].wait()
                continue
            self._uploading[key] = asyncio.Event()
            try:
                stored = await self._store.read(lambda records: records.shared_files.get(key))
            except BaseException:
                self._done(key)
                raise
            if stored is None:
                self._uploaders[key] = row_id
                return None
            self._ids[key] = stored
            self._done(key)

    def _done(self, key: str) -> None:
        self._uploaders.pop(key, None)
        event = self._uploading.pop(key, None)
        if event is not None:
            event.set()


def _words_alone(method: str, parameters: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    rest = {name: value for name, value in parameters.items() if name not in {FIELDS[method], "caption"}}
    return "sendMessage", {**rest, "text": parameters["caption"]}


def _file_id(method: str, result: object) -> str | None:
    shown = result.get(FIELDS[method]) if isinstance(result, Mapping) else None
    largest = shown[-1] if isinstance(shown, list) and shown else shown
    file_id = largest.get("file_id") if isinstance(largest, Mapping) else None
    return file_id if isinstance(file_id, str) else None
