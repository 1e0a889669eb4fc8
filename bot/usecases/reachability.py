"""Who can be written to: only those who pressed start and didn't block the bot (Telegram's rule)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.notices.reachability import CadreOutOfReach, OutOfReach
from bot.domain.queues import Priority

if TYPE_CHECKING:
    from bot.domain.people import Account, Cadre, Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class UnreachableChat:
    """Telegram said that nothing can be delivered to this private chat."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class ChatMember:
    """A person blocked the bot, or unblocked it."""

    by: By
    reachable: bool


async def mark_unreachable(work: Work, command: UnreachableChat) -> None:
    """Remember that an account can't be written to, until it writes again."""
    account = await work.records.accounts.by_telegram_id(command.chat_id)
    if account is not None and account.reachable:
        await _lose(work, account)


async def change(work: Work, command: ChatMember) -> None:
    """Remember what Telegram says about an account that is known; others are nobody's business."""
    account = await work.records.accounts.by_telegram_id(command.by.telegram_id)
    if account is None or account.reachable == command.reachable:
        return
    if command.reachable:
        await work.records.accounts.set_reachable(account.id, reachable=True)
    else:
        await _lose(work, account)


async def _lose(work: Work, account: Account) -> None:
    """Mark an account, and tell whoever has to go there from now on; once, until it can be reached again."""
    person = await work.person_of(account)
    await work.records.accounts.set_reachable(account.id, reachable=False)
    directory = await work.records.people.directory()
    if person.cadre is not None and person.cadre != directory.secretary:
        await _tell(work, directory.secretary, CadreOutOfReach(person.cadre.name, person.cadre.phone))
    if person.household is not None:
        household = person.household
        members = await work.records.people.members(household.id)
        family = next((member.phone for member in members if member.phone), None)
        phone = person.member.phone if person.member and person.member.phone else family
        await _tell(work, await _whose_group(work, person), OutOfReach(household, person.name, phone))


async def _whose_group(work: Work, person: Person) -> Cadre | None:
    """Return the cadre paired with a person's group, or who stands in for him; never the person himself."""
    assert person.household is not None
    directory = await work.records.people.directory()
    for cadre in (*directory.paired_with(person.household.group), directory.secretary):
        here = directory.substitute(cadre, work.today) if cadre is not None else None
        if here is not None and here.id in directory.joined and here != person.cadre:
            return here
    return None


async def _tell(work: Work, cadre: Cadre | None, notice: OutOfReach | CadreOutOfReach) -> None:
    if cadre is not None:
        account = await work.records.accounts.of_cadre(cadre.id)
        await work.tell(account, notice, priority=Priority.TASK)
