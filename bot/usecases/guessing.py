"""Guessing and flooding: an account that errs often within an hour is answered less."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.notices.joining import StrangerHint

if TYPE_CHECKING:
    from bot.domain.people import Account
    from bot.usecases.work import Work

WITHIN: Final = timedelta(hours=1)
WRONG_LINKS: Final = 5  # an hour, for each account
ANSWERS_TO_STRANGERS: Final = 10  # an hour, for each account: a flood costs no place in the outbox
_LINK: Final = "link"
_ANSWER: Final = "answer"


async def may_try_a_link(work: Work, account: Account) -> bool:
    """Whether this account has not tried too many wrong links within the last hour."""
    tried = await work.records.tries.count(account.id, _LINK, work.now - WITHIN)
    return tried < WRONG_LINKS


async def count_wrong_link(work: Work, account: Account) -> None:
    """Count a link that let nobody in."""
    await work.records.tries.add(account.id, _LINK, work.now)


async def hint(work: Work, account: Account) -> None:
    """Tell a stranger how to join, unless he has been answered often enough within this hour."""
    if await may_be_answered(work, account):
        await work.tell(account, StrangerHint())


async def may_be_answered(work: Work, account: Account) -> bool:
    """Whether a stranger gets another answer within this hour; counts it if so."""
    answered = await work.records.tries.count(account.id, _ANSWER, work.now - WITHIN)
    if answered >= ANSWERS_TO_STRANGERS:
        return False
    await work.records.tries.add(account.id, _ANSWER, work.now)
    return True
