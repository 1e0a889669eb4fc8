"""A small village, plainly invented, and shorthand for what tests do in it."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.centers import Center
from bot.domain.content import Content, ContentKind
from bot.domain.entry import Entry, NewEntry, Side
from bot.domain.people import Account, Cadre, Household, Member, MembershipState
from bot.domain.queues import InboxRow, OutboxDraft, OutboxRow, Priority, RawUpdate
from bot.domain.roster import HouseholdKind
from bot.domain.topic import Topic
from bot.ports import Records, Store

T = TypeVar("T")

NOW = datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
CHAT = 70_001


@dataclass(frozen=True)
class Sample:
    """Two households, two cadres, a villager who has joined and a cadre's account."""

    store: Store
    household: Household
    other_household: Household
    member: Member
    secretary: Cadre
    cadre: Cadre
    villager: Account
    officer: Account
    serials: itertools.count[int]

    async def do(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self.store.transact(unit)

    async def look(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        return await self.store.read(unit)

    def new_case(self, serial: int, **changes: Any) -> Case:
        """Return a case that the cadre is responsible for, with these changes, not yet stored."""
        case = Case(
            id=0,
            number=CaseNumber(2026, serial),
            reporter_id=self.villager.id,
            household_id=self.household.id,
            topic=Topic.SOCIAL,
            about_id=None,
            state=CaseState.ASSIGNED,
            responsible_id=self.cadre.id,
            opened_at=NOW,
            first_due_at=NOW + 7 * DAY,
            due_at=NOW + 7 * DAY,
        )
        return replace(case, **changes)

    async def case(self, **changes: Any) -> Case:
        """Open a case that the cadre is responsible for, with these changes."""
        case = self.new_case(next(self.serials), **changes)
        return await self.do(lambda records: records.cases.add(case))

    async def entry(self, text: str = "路灯坏了", **changes: Any) -> Entry:
        """Store what the villager wrote, with these changes."""
        content = Content(ContentKind.TEXT, text)
        entry = NewEntry(self.villager.id, Side.VILLAGER, content, CHAT, 1, NOW)
        return await self.do(lambda records: records.entries.add(replace(entry, **changes)))

    async def receive(self, *updates: tuple[int, int], at: datetime = NOW) -> int:
        """Put updates into the inbox, each an update id and a chat."""
        raw = [
            RawUpdate(update_id, chat, f'{{"update_id":{update_id}}}', readable=True)
            for update_id, chat in updates
        ]
        return await self.do(lambda records: records.inbox.put(raw, at))

    async def inbox(self, at: datetime = NOW, limit: int = 100) -> list[InboxRow]:
        return await self.look(lambda records: records.inbox.heads(at, limit))

    async def post(self, *drafts: OutboxDraft, at: datetime = NOW) -> None:
        await self.do(lambda records: records.outbox.put(drafts, at))

    async def outbox(self, at: datetime = NOW, limit: int = 100, **after: tuple[int, int]) -> list[OutboxRow]:
        return await self.look(lambda records: records.outbox.heads(at, limit, **after))


def draft(text: str = "收到了", chat_id: int = CHAT, **changes: Any) -> OutboxDraft:
    return replace(OutboxDraft(chat_id, "sendMessage", {"text": text}, Priority.WAITING), **changes)


async def settle(store: Store) -> Sample:
    """Let the sample village's people move in."""
    return await store.transact(lambda records: _settle(store, records))


async def _settle(store: Store, records: Records) -> Sample:
    people, accounts = records.people, records.accounts
    household = await people.add_household(Household(0, "2-005", 2, "王样一", HouseholdKind.ORDINARY))
    other = await people.add_household(Household(0, "2-006", 2, "王样二", HouseholdKind.LARGE_GROWER))
    member = await people.add_member(Member(0, household.id, "王样一", "13800000001"), 0)
    secretary = await people.add_cadre(
        Cadre(0, "李样书", "支部书记", "13800000011", is_secretary=True, position=0)
    )
    cadre = await people.add_cadre(
        Cadre(
            0, "李样干", "委员", None, frozenset({Center.SOCIAL}), frozenset({Center.SOCIAL}), 2, position=1
        )
    )
    villager = await accounts.add(CHAT, "zh_CN", NOW)
    await accounts.add_membership(villager.id, household.id, member.id, MembershipState.JOINED, NOW)
    officer = await accounts.add(CHAT + 1, "zh_CN", NOW)
    await accounts.bind_cadre(officer.id, cadre.id, NOW)
    return Sample(store, household, other, member, secretary, cadre, villager, officer, itertools.count(1))
