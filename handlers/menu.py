"""The menu at the foot of the chat: each label begins one conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.texts.menus import MenuItem, all_labels
from bot.usecases import (
    auditing,
    card,
    deliberating,
    diary,
    forgetting,
    item_drafting,
    leafing,
    leaving,
    matters,
    my_cases,
    my_data,
    pairing,
    registering,
    reviewing,
    showing,
    speaking,
    subscriptions,
    tasks,
    village_view,
    visiting,
)
from bot.usecases.incoming import By

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from bot.texts.words import Words
    from bot.usecases.reading import Reading, Seen
    from bot.usecases.work import Work
    from handlers.counter import Counter

BEGINS: Final[Mapping[MenuItem, Callable[[Work, By], Awaitable[None]]]] = {
    MenuItem.RAISE: matters.begin,
    MenuItem.MY_CASES: my_cases.show,
    MenuItem.CARD: card.show,
    MenuItem.DISCLOSURES: leafing.begin,
    MenuItem.DELIBERATION: deliberating.begin,
    MenuItem.MY_TASKS: tasks.show,
    MenuItem.VISITS: visiting.begin,
    MenuItem.DIARY: diary.begin,
    MenuItem.REGISTER: registering.ask,
    MenuItem.LEAVE: leaving.ask,
    MenuItem.VILLAGE_VIEW: village_view.show,
    MenuItem.SUBMIT_ITEM: item_drafting.begin,
    MenuItem.REVIEW: reviewing.begin,
    MenuItem.MY_DATA: my_data.begin,
    MenuItem.LEAVE_FOR_GOOD: forgetting.ask,
    MenuItem.LANGUAGE: speaking.ask,
    MenuItem.AUDIT: showing.audit,
    MenuItem.PAIRING: pairing.begin,
    MenuItem.LEARN: subscriptions.begin,
}

LOOKS: Final[Mapping[MenuItem, Callable[[Reading, By], Awaitable[Seen]]]] = {
    MenuItem.VILLAGE_VIEW: village_view.look,
    MenuItem.AUDIT: auditing.look,
}
"""What takes a while to be gathered: it is read beside the writer, so that nobody waits for it."""


def handlers(counter: Counter, spoken: list[Words]) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return one handler for each item, listening to its label in every language."""
    return [_handler(counter, item, all_labels(item, spoken)) for item in MenuItem]


def _handler(counter: Counter, item: MenuItem, labels: frozenset[str]) -> BaseHandler:  # type: ignore[type-arg]
    async def pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_user is not None
        by = By(update.effective_user.id)
        if item in LOOKS:
            await counter.show(LOOKS[item], by, by)
        else:
            await counter.serve(BEGINS[item], by, by)

    wanted = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.Text(list(labels))
    return MessageHandler(wanted, pressed)
