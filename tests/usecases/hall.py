"""A village's records and its desk, without Telegram: what use cases say lies in the outbox."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.actions.action import Action
from bot.domain.centers import Center
from bot.domain.people import Account, Cadre, Person
from bot.domain.village import Village
from bot.ports import Records, Store
from bot.telegram.composer import TelegramComposer
from bot.texts.words import load
from bot.usecases.bells import Bells
from bot.usecases.desk import Desk
from bot.usecases.incoming import By
from bot.usecases.work import Work
from storage import open_engine
from tests.storage.samples import CHAT, NOW, Sample, settle

SECRETARY, OFFICER, LEAD, VILLAGER = CHAT + 2, CHAT + 1, CHAT + 3, CHAT
SETTINGS = {"telegram": {"token": "10001:TESTTOKEN"}, "village": {"name": "样村"}}


@dataclass
class Watch:
    """A clock that a test sets."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Hall:
    """The sample village with its secretary, a cadre and the health center's lead in the bot."""

    store: Store
    village: Village
    desk: Desk
    watch: Watch
    sample: Sample
    secretary: Cadre
    lead: Cadre
    seen: int = field(default=0)

    async def show(self, use_case: Callable[[Work, By], Awaitable[None]], telegram_id: int) -> list[Any]:
        """Let somebody ask for something; return the payloads that he is sent."""
        await self.desk.perform(use_case, By(telegram_id))
        return await self.sent()

    async def tap(
        self, use_case: Callable[[Work, Person, Any], Awaitable[None]], telegram_id: int, action: Action
    ) -> str:
        """Let somebody tap a button; return the text that he is sent."""

        async def tapped(work: Work, by: By) -> None:
            await use_case(work, await work.person(by), action)

        await self.desk.perform(tapped, By(telegram_id))
        return str((await self.sent())[0]["text"])

    async def sent(self) -> list[Any]:
        """Return the payloads that were put into the outbox since the last look."""
        rows = await self.store.read(lambda records: records.outbox.heads(self.watch.now(), 1000))
        new = [row for row in sorted(rows, key=lambda row: row.id) if row.id > self.seen]
        self.seen = max([self.seen, *(row.id for row in new)])
        return [row.payload for row in new]


@asynccontextmanager
async def open_hall(folder: Path) -> AsyncIterator[Hall]:
    async with open_engine(f"sqlite:///{folder / 'village.db'}") as engine:
        await engine.migrate()
        village = await engine.village("样村", "Asia/Shanghai", "zh_CN")
        store = engine.store(village)
        sample = await settle(store)
        lead = await store.transact(lambda records: _join(records, sample))
        rules = rules_of(Settings.model_validate(SETTINGS))
        watch = Watch()
        desk = Desk(store, watch, village, rules, TelegramComposer(load()), Bells())
        yield Hall(store, village, desk, watch, sample, sample.secretary, lead)


async def _join(records: Records, sample: Sample) -> Cadre:
    secretary: Account = await records.accounts.add(SECRETARY, "zh_CN", NOW)
    await records.accounts.bind_cadre(secretary.id, sample.secretary.id, NOW)
    health = frozenset({Center.HEALTH, Center.SOCIAL})
    lead = await records.people.add_cadre(
        Cadre(0, "韦样长", "主任", None, health, frozenset({Center.HEALTH}), position=2)
    )
    account = await records.accounts.add(LEAD, "zh_CN", NOW)
    await records.accounts.bind_cadre(account.id, lead.id, NOW)
    return lead
