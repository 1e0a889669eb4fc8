"""Delivery reports: whom a broadcast reached, and which households are to be visited with a printed sheet."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.notices.delivery import (
    DeliveryReport,
    GroupToVisit,
    PrintedSheet,
    VisitLine,
    VisitList,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.queues import Priority
from bot.usecases import auditing
from bot.usecases.reviewing import must_be_secretary, secretary_account
from bot.usecases.shared_keys import sheet_key
from bot.usecases.sheets import Audience, sheet_of

if TYPE_CHECKING:
    from bot.domain.actions.delivery import GetVisitList
    from bot.domain.broadcast import Broadcast
    from bot.domain.people import Person
    from bot.ports import Records
    from bot.usecases.work import Work

FORBIDDEN: Final = "403"
"""Telegram's code where somebody stopped the bot."""


def chat_key(broadcast: Broadcast) -> str:
    """Return the key of what goes to the village's group or channel."""
    return f"group:{broadcast.id}"


async def tell(work: Work, broadcast: Broadcast) -> None:
    """Tell the secretary whom it reached."""
    account = await secretary_account(work)
    failures = await work.records.broadcasts.failures(broadcast.key)
    lost = set(await work.records.accounts.lost())
    blocked = {one for one, error in failures.items() if error == FORBIDDEN} | (lost - set(failures))
    disclosure = await work.records.disclosures.get(broadcast.disclosure_id or 0)
    notice = DeliveryReport(
        broadcast_id=broadcast.id,
        month=disclosure.month if disclosure is not None else None,
        delivered=broadcast.recipients - len(failures),
        blocked=len(blocked),
        unreachable=len(set(failures) - blocked),
        groups=_by_group(await visits(work.records)),
        chat=await _chat(work, broadcast),
    )
    await work.tell(account, notice, priority=Priority.REMINDER)


async def give_visits(work: Work, person: Person, action: GetVisitList) -> None:
    """Send the list of households to visit, and the sheet to print."""
    must_be_secretary(person)
    broadcast = await work.records.broadcasts.get(action.broadcast_id)
    if broadcast is None:
        raise NothingPending
    lines = tuple(await visits(work.records))
    await auditing.note(work, Act.EXPORTED_VISITS, by=person, amount=len(lines))
    await work.tell(person.account, VisitList(f"visits-{work.today.isoformat()}.csv", lines))
    disclosure = await work.records.disclosures.get(broadcast.disclosure_id or 0)
    if disclosure is not None:
        sheet = await sheet_of(work.records, work.village, disclosure)
        key = sheet_key(disclosure.id, Audience.VILLAGERS, "a4", sheet)
        await work.tell(person.account, PrintedSheet(sheet, key))


async def visits(records: Records) -> list[VisitLine]:
    """Return the households that the bot reaches in no way, by group and number."""
    reached = await records.accounts.households_reached()
    joined = await records.accounts.households_joined()
    phones: dict[int, str] = {}
    for member in await records.people.all_members():
        if member.active and member.phone:
            phones.setdefault(member.household_id, member.phone)
    lines = [
        VisitLine(home.group, home.number, home.head, phones.get(home.id, ""), home.id in joined)
        for home in await records.people.households()
        if home.active and home.id not in reached
    ]
    return sorted(lines, key=lambda line: (line.group, line.number))


def _by_group(lines: list[VisitLine]) -> tuple[GroupToVisit, ...]:
    groups = []
    for group, of_group in groupby(lines, key=lambda line: line.group):
        homes = list(of_group)
        unreachable = sum(home.joined for home in homes)
        groups.append(GroupToVisit(group, len(homes) - unreachable, unreachable))
    return tuple(groups)


async def _chat(work: Work, broadcast: Broadcast) -> bool | None:
    """Return whether the village's group got it; None where there is none."""
    if not work.rules.disclosure.chat_id:
        return None
    return await work.records.outbox.message_of(f"{chat_key(broadcast)}:0") is not None
