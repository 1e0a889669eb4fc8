"""Buttons under messages: what each action does. A test asks that every action has its row here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.domain.actions.diary import GetDiary, ShowDiary
from bot.domain.actions.own_data import GetMyData
from bot.domain.actions.seeing import ShowCenter
from bot.telegram.attempt import current_attempt
from bot.usecases import center_view, diary_months, my_data, tapping
from bot.usecases.incoming import By
from handlers.buttons import (
    absence,
    commitment,
    contact,
    deliberation,
    diary,
    disclosure,
    hand_counts,
    joining,
    learning,
    matter,
    matter_lead,
    matter_work,
    own_data,
    pairing,
    practice,
    proxy,
    quick_answers,
    registering,
    secrecy,
    secretary,
    seeing,
    speaking,
    task,
    training,
    visiting,
    voting,
)
from handlers.counter import answer

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from handlers.counter import Counter

TAPS: Final[tapping.Taps] = {
    **joining.TAPS,
    **matter.TAPS,
    **task.TAPS,
    **commitment.TAPS,
    **secrecy.TAPS,
    **secretary.TAPS,
    **absence.TAPS,
    **registering.TAPS,
    **quick_answers.TAPS,
    **seeing.TAPS,
    **speaking.TAPS,
    **own_data.TAPS,
    **proxy.TAPS,
    **contact.TAPS,
    **disclosure.TAPS,
    **pairing.TAPS,
    **practice.TAPS,
    **learning.TAPS,
    **training.TAPS,
    **visiting.TAPS,
    **diary.TAPS,
    **deliberation.TAPS,
    **matter_lead.TAPS,
    **voting.TAPS,
    **hand_counts.TAPS,
    **matter_work.TAPS,
}

LOOKS: Final[tapping.Looks] = {
    ShowCenter: center_view.look,
    GetMyData: my_data.look,
    ShowDiary: diary_months.look,
    GetDiary: diary_months.look_all,
}
"""What takes a while to be gathered: it is read beside the writer, so that nobody waits for it."""


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the handler of all buttons."""

    async def tapped(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        said = await counter.serve_tap(tapping.Tapped(_tap(query), TAPS, LOOKS))
        # Beside the lane of this chat: what the person writes next need not wait for it.
        counter.beside(answer(query, said))

    return [CallbackQueryHandler(tapped)]


def _tap(query: CallbackQuery) -> tapping.Tap:
    message = query.message if isinstance(query.message, Message) else None
    data = query.data or ""
    attempt = current_attempt.get()
    return tapping.Tap(
        by=By(query.from_user.id),
        data=data,
        chat_id=query.from_user.id,
        message_id=message.message_id if message is not None else None,
        text=(message.text or "") if message is not None else "",
        label=_label(message, data),
        at=attempt.row.received_at if attempt is not None else None,
    )


def _label(message: Message | None, data: str) -> str:
    """Return what the tapped button says."""
    markup = message.reply_markup if message is not None else None
    rows = markup.inline_keyboard if markup is not None else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), "")
