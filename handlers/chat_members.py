"""Blocking and unblocking: Telegram says so, and the bot knows who can be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ChatMember, Update
from telegram.constants import ChatType
from telegram.ext import ChatMemberHandler, ContextTypes

from bot.usecases import reachability
from bot.usecases.incoming import By

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from handlers.counter import Counter


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the handler of the bot's own membership in chats."""

    async def changed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        change = update.my_chat_member
        assert change is not None
        if change.chat.type != ChatType.PRIVATE:
            await counter.pass_over()
            return
        by = By(change.from_user.id)
        reachable = change.new_chat_member.status != ChatMember.BANNED
        await counter.serve(reachability.change, reachability.ChatMember(by, reachable), by)

    return [ChatMemberHandler(changed, ChatMemberHandler.MY_CHAT_MEMBER)]
