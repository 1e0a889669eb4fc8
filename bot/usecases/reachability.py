"""Who can be written to: only those who pressed start and didn't block the bot (Telegram's rule)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        await work.records.accounts.set_reachable(account.id, reachable=False)


async def change(work: Work, command: ChatMember) -> None:
    """Remember what Telegram says about an account that is known; others are nobody's business."""
    account = await work.records.accounts.by_telegram_id(command.by.telegram_id)
    if account is not None and account.reachable != command.reachable:
        await work.records.accounts.set_reachable(account.id, reachable=command.reachable)
