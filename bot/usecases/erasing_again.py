"""Erasing again: what was erased after a backup was taken must not come back with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

from bot.domain.erased import Erased, ErasedKind
from bot.usecases import forgetting, forgetting_by_clerk, links
from bot.usecases.forgetting import Forgotten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.usecases.work import Work


async def erase_again(work: Work, erased: Sequence[Erased]) -> int:
    """Erase what was erased before, wherever it is here; return how many of them were.

    What was sent may quote any of it, so all of that goes too, as it does an hour after somebody has left.
    """
    count = 0
    for one in erased:
        count += await AGAIN[one.kind](work, one.subject_id)
    while count and await work.records.outbox.forget(work.now, forgetting.BATCH) == forgetting.BATCH:
        pass
    return count


async def _case(work: Work, case_id: int) -> bool:
    case = await work.records.cases.get(case_id)
    if case is None:
        return False
    await forgetting.forget_case(work, case, Forgotten())
    return True


async def _account(work: Work, account_id: int) -> bool:
    account = await work.records.accounts.get(account_id)
    if account is None:
        return False
    await forgetting.erase_account(work, account, Forgotten())
    return True


async def _identity(work: Work, account_id: int) -> bool:
    account = await work.records.accounts.get(account_id)
    if account is None:
        return False
    await work.records.erasure.identity(account.id, account.telegram_id)
    await work.records.erasures.note(ErasedKind.IDENTITY, account.id, work.now)
    return True


async def _member(work: Work, member_id: int) -> bool:
    member = await work.records.people.member(member_id)
    household = await work.records.people.household(member.household_id) if member is not None else None
    if household is None:
        return False
    await forgetting.forget_members(work, household, [member_id], Forgotten())
    return True


async def _household(work: Work, household_id: int) -> bool:
    if await work.records.people.household(household_id) is None:
        return False
    await forgetting_by_clerk.close_household(work, household_id)
    return True


async def _link(work: Work, link_id: int) -> bool:
    link = await work.records.links.get(link_id)
    if link is None:
        return False
    await links.revoke(work, link)
    return True


AGAIN: Final[Mapping[ErasedKind, Callable[[Work, int], Awaitable[bool]]]] = {
    ErasedKind.CASE: _case,
    ErasedKind.ACCOUNT: _account,
    ErasedKind.IDENTITY: _identity,
    ErasedKind.MEMBER: _member,
    ErasedKind.HOUSEHOLD: _household,
    ErasedKind.LINK: _link,
}
"""How each kind is erased."""
