"""A village's inbox behind a webhook, in this process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from bot.clock import SystemClock
from bot.domain.notices.notice import Notice
from bot.domain.queues import InboxRow
from bot.domain.storing import StorageError
from bot.metrics.meter import Meter
from bot.ports import Records, Store
from bot.webhooks.app import WebhookApp
from bot.webhooks.keys import key_of
from bot.webhooks.mailbox import Mailbox
from storage import open_engine

T = TypeVar("T")

TOKEN = "10001:TESTTOKEN"
BIGGEST = 4096  # bytes
MOST = 3  # updates in flight


class Sick:
    """A store that fails until it is said to be well, or waits until it is let go on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.illness: Exception | None = None
        self.before: Callable[[], Awaitable[object]] | None = None

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        if self.before is not None:
            await self.before()
        if self.illness is not None:
            raise self.illness
        return await self._store.transact(unit)

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self._store.read(unit)


class Post:
    """The app with one village's box, and Telegram's hand."""

    def __init__(self, store: Store) -> None:
        self.store = Sick(store)
        self.rings = 0
        self.told: list[Notice] = []
        self.key = key_of(TOKEN)
        self.meter = Meter()
        self.app = WebhookApp(
            "/telegram/", self._is_well, self.meter.brought, in_flight=MOST, biggest=BIGGEST
        )
        box = Mailbox(self.store, SystemClock(), self._ring, self._tell)
        self.app.boxes[self.key.path] = (self.key, box)
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://lianxin.invalid"
        )

    @property
    def headers(self) -> dict[str, str]:
        return {"X-Telegram-Bot-Api-Secret-Token": self.key.secret}

    @property
    def path(self) -> str:
        return f"/telegram/{self.key.path}"

    async def bring(self, update: object) -> int:
        """Bring an update as Telegram does; return the status."""
        details: dict[str, Any] = {"content": update} if isinstance(update, bytes) else {"json": update}
        return (await self.client.post(self.path, headers=self.headers, **details)).status_code

    async def heads(self) -> list[InboxRow]:
        return await self.store.read(lambda records: records.inbox.heads(SystemClock().now(), 100))

    async def parked(self) -> list[InboxRow]:
        return await self.store.read(lambda records: records.inbox.parked())

    def _ring(self) -> None:
        self.rings += 1

    async def _tell(self, notice: Notice) -> None:
        self.told.append(notice)

    async def _is_well(self) -> bool:
        if isinstance(self.store.illness, StorageError):
            raise self.store.illness
        return True


def message(update_id: int, text: str = "路灯坏了", chat: int = 7) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"message_id": 1, "chat": {"id": chat}, "text": text}}


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        made = Post(engine.store(await engine.village("那郎村", "Asia/Shanghai", "zh_CN")))
        async with made.client:
            yield made
