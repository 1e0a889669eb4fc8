"""A small town in one process: the real use cases on a real SQLite file, and a clock that is set by hand.

Nothing is sent to Telegram: what would be sent is read from the outbox, and marked as sent.
"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.case import Case
from bot.domain.notices.notice import Refusal
from bot.domain.people import MembershipState
from bot.domain.queues import Delivery, OutboxRow
from bot.domain.reminder import Reminder
from bot.domain.roster import Roster
from bot.domain.village import Village
from bot.ports import Records, Store
from bot.telegram.composer import TelegramComposer
from bot.texts import words
from bot.usecases.bells import Bells
from bot.usecases.desk import Desk
from bot.usecases.incoming import By
from bot.usecases.refusing import Refused, refuse
from bot.usecases.reminding import fire, plan
from bot.usecases.roster_import import import_roster
from storage import open_engine
from tests.usecases.people import CADRES, ROSTER
from tests.usecases.phone import Got, Phone

T = TypeVar("T")
C = TypeVar("C")

START: Final = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)  # a Monday, 8:30 in the village
LANGUAGES: Final = words.load()


@dataclass
class HandClock:
    """Says what time it is, and is told so."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at


class Town:
    def __init__(self, store: Store, village: Village, clock: HandClock, desk: Desk) -> None:
        self.store = store
        self.village = village
        self.clock = clock
        self.desk = desk
        self.phones: dict[str, Phone] = {}
        self.message_ids = itertools.count(1)
        self.fired: list[Reminder] = []
        self._telegram_ids = itertools.count(5001)
        self._taken: set[int] = set()
        self._turned: dict[int, dict[str, Any]] = {}

    async def do(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self.store.transact(unit)

    async def look(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self.store.read(unit)

    async def serve(self, use_case: Callable[[Any, C], Awaitable[object]], command: C, by: By) -> None:
        """Carry out a command as the counter does: a refusal is said in a message."""
        try:
            await self.desk.perform(use_case, command)
        except Refusal as refusal:
            await self.desk.perform(refuse, Refused(by, refusal))
        await self.deliver()

    async def try_(self, use_case: Callable[[Any, C], Awaitable[object]], command: C) -> Refusal | None:
        """Carry out a command behind a button; return what it was refused with."""
        try:
            await self.desk.perform(use_case, command)
        except Refusal as refusal:
            return refusal
        await self.deliver()
        return None

    async def deliver(self) -> list[Got]:
        """Bring what is in the outbox to the phones; return it."""
        brought: list[Got] = []
        while rows := await self.look(lambda records: records.outbox.heads(self.clock.at, 500)):
            brought += await self._send(rows)
        for got in brought:
            if got.row.method == "editMessageReplyMarkup" and "reply_markup" in got.row.payload:
                self._turned[got.row.payload["message_id"]] = got.row.payload["reply_markup"]
                continue  # the same message, under other buttons
            if "message_id" in got.row.payload:
                self._taken.add(got.row.payload["message_id"])
            for phone in self.phones.values():
                if phone.telegram_id == got.row.chat_id:
                    phone.got.append(got)
        return brought

    def forget(self, got: Got) -> None:
        """Nobody taps again what was refused."""
        self._taken.update(got.message_ids)

    async def _send(self, rows: Sequence[OutboxRow]) -> list[Got]:
        """Send calls as the sender does, and tell the records what came of them."""
        sent = []
        for row in rows:
            items = row.payload.get("media")
            count = len(items) if isinstance(items, list) else 1
            ids = tuple(next(self.message_ids) for _ in range(count))
            sent.append(Got(row, ids, self._taken, self._turned))
        await self.do(lambda records: records.outbox.claim([row.id for row in rows]))
        deliveries = [Delivery(got.row.id, got.message_ids) for got in sent]
        await self.do(lambda records: records.outbox.sent(deliveries, self.clock.at))
        return sent

    async def firings(self) -> AsyncIterator[tuple[Reminder, list[Got]]]:
        """Fire what is due, one by one, and yield each with what it sent."""
        while due := await self.look(lambda records: records.reminders.due(self.clock.at, 1)):
            await self.desk.perform(fire, due[0])
            self.fired.append(due[0])
            yield due[0], await self.deliver()

    async def pass_(self, **amount: float) -> None:
        """Let time pass; everything fires at its own time."""
        until = self.clock.at + timedelta(**amount)
        while True:
            following = await self.look(lambda records: records.reminders.next_due())
            if following is None or following > until:
                break
            self.clock.at = max(self.clock.at, following)
            async for _ in self.firings():
                pass
        self.clock.at = until

    async def case(self, number: str = "") -> Case:
        """Return a case by its number, or else the newest."""
        cases = await self.look(
            lambda records: records.cases.opened_between(
                START - timedelta(days=9), self.clock.at + timedelta(days=1)
            )
        )
        return next(case for case in reversed(cases) if not number or str(case.number) == number)

    async def import_(self, roster: Roster) -> None:
        await self.desk.perform(import_roster, roster)
        await self.deliver()

    async def cadre_joins(self, name: str, phone: Phone | None = None) -> Phone:
        cadres = await self.look(lambda records: records.people.cadres())
        cadre = next(cadre for cadre in cadres if cadre.name == name)
        phone = phone or await self._phone(name)
        await self.do(lambda records: records.accounts.bind_cadre(phone.account_id, cadre.id, self.clock.at))
        return phone

    async def villager_joins(self, number: str, place: int | None = 0, phone: Phone | None = None) -> Phone:
        household = await self.look(lambda records: records.people.household_by_number(number))
        assert household is not None
        members = await self.look(lambda records: records.people.members(household.id))
        member = members[place] if place is not None else None
        phone = phone or await self._phone(f"{number}/{place}")
        account_id = phone.account_id
        await self.do(
            lambda records: records.accounts.add_membership(
                account_id,
                household.id,
                member.id if member else None,
                MembershipState.JOINED,
                self.clock.at,
            )
        )
        return phone

    async def _phone(self, name: str) -> Phone:
        telegram_id = next(self._telegram_ids)
        account = await self.do(lambda records: records.accounts.add(telegram_id, "zh_CN", self.clock.at))
        self.phones[name] = Phone(self, account.id, telegram_id, name)
        return self.phones[name]


@asynccontextmanager
async def open_town(
    folder: Path, *, joined: Sequence[str] = tuple(cadre.name for cadre in CADRES), **sections: Any
) -> AsyncIterator[Town]:
    """Open a town whose cadres have joined."""
    settings = Settings.model_validate(
        {"telegram": {"token": "10001:IN-TOWN-made-up-token-of-nobody-00"}, "village": {"name": "样村"}}
        | sections
    )
    async with open_engine(f"sqlite:///{folder / 'town.db'}") as engine:
        await engine.migrate()
        village = await engine.village("样村", "Asia/Shanghai", "zh_CN")
        clock = HandClock()
        store = engine.store(village)
        desk = Desk(store, clock, village, rules_of(settings), TelegramComposer(LANGUAGES), Bells())
        town = Town(store, village, clock, desk)
        await desk.perform(import_roster, ROSTER)
        await desk.perform(plan, None)
        for name in joined:
            await town.cadre_joins(name)
        yield town
