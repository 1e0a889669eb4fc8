"""Composing: a notice becomes the calls to Telegram that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.lengths import split
from bot.domain.notices.notice import Notice
from bot.domain.queues import OutboxDraft
from bot.telegram.drawing import to_draw, to_set, to_write
from bot.telegram.gallery import shared
from bot.telegram.media import Call, media_calls
from bot.telegram.uploads import upload
from bot.texts.render import render
from bot.usecases.composing import Composed

# Each of these registers what it says with `render`.
from bot.texts import (  # noqa: F401  isort: skip
    say_assigning,
    say_bulletins,
    say_cases,
    say_committing,
    say_deliberation,
    say_delivery,
    say_diary,
    say_disclosure,
    say_dialogues,
    say_custody,
    say_enrolling,
    say_hand_counts,
    say_household,
    say_item_questions,
    say_item_refusals,
    say_items,
    say_joining,
    say_learning,
    say_leaving,
    say_matter_lead,
    say_matter_work,
    say_matters,
    say_merging,
    say_operating,
    say_pairing,
    say_paper_refusals,
    say_photos,
    say_pairing_month,
    say_planning,
    say_practice,
    say_privacy,
    say_procedures,
    say_proxy_tasks,
    say_proposing,
    say_proxying,
    say_publishing,
    say_quick_answers,
    say_reachability,
    say_reactions,
    say_registering,
    say_reminders,
    say_replies,
    say_review,
    say_secrecy,
    say_secretary,
    say_seeing,
    say_speaking,
    say_strangers,
    say_task_lists,
    say_tasks,
    say_training,
    say_visit_refusals,
    say_visit_week,
    say_visiting,
    say_vote_days,
    say_vote_refusals,
    say_vote_sheet,
    say_voting,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.village import Village
    from bot.texts.screen import Screen
    from bot.texts.words import Languages
    from bot.usecases.composing import Envelope

NO_PREVIEW = {"is_disabled": True}


class TelegramComposer:
    """Fulfils `bot.usecases.composing.Composer` with the Bot API's methods."""

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    def compose(self, envelope: Envelope, village: Village, now: datetime) -> Composed:
        """Return the calls for a notice: the words first, then its media as replies to them."""
        words = self._languages.words(envelope.account.locale, village.zone, village.name)
        screen = render(envelope.notice, words)
        keyboard = _keyboard(screen, envelope.account.id, now)
        calls: list[Call] = [
            ("sendMessage", {"text": part, "link_preview_options": NO_PREVIEW}) for part in split(screen.text)
        ]
        if envelope.edits is not None and not screen.text:  # the message stays, under other buttons
            calls = [("editMessageReplyMarkup", {"message_id": envelope.edits})]
        parts = len(calls)
        markup = _markup(screen, keyboard)
        files = [to_set(screen.sheet)] if screen.sheet is not None else []
        files += [upload(screen.file)] if screen.file is not None else []
        files += [to_write(screen.workbook)] if screen.workbook is not None else []
        if files:
            first = {"caption": screen.text, "document": files[0]}
            calls = [("sendDocument", first), *(("sendDocument", {"document": file}) for file in files[1:])]
        if screen.shared is not None:
            calls = [(screen.shared.method, {"caption": screen.text, **shared(screen.shared)})]
        if markup is not None:
            method, payload = calls[0]
            calls[0] = (method, {**payload, "reply_markup": markup})
        if screen.below is not None:
            calls.append((screen.below.method, shared(screen.below)))
        if screen.picture is not None:
            calls.append(("sendPhoto", {"photo": to_draw(screen.picture)}))
        calls += media_calls(envelope.media)
        if envelope.edits is not None and screen.text:
            # What is too long for one message goes on below it.
            calls = [("editMessageText", {**calls[0][1], "message_id": envelope.edits}), *calls[1:parts]]
        elif (
            envelope.edits is None and isinstance(envelope.notice, Notice) and envelope.notice.protected
        ):  # an edit stays as it was
            calls = [(method, {**payload, "protect_content": True}) for method, payload in calls]
        drafts = [
            OutboxDraft(
                chat_id=envelope.account.telegram_id,
                method=method,
                payload=payload,
                priority=envelope.priority,
                account_id=envelope.account.id,
                case_id=envelope.case_id,
                keyboard=keyboard.token if keyboard is not None and place == 0 else None,
                follows=place > 0,
                key=f"{envelope.key}:{place}" if envelope.key is not None else None,
            )
            for place, (method, payload) in enumerate(calls)
        ]
        return Composed(drafts, keyboard)


def _keyboard(screen: Screen, account_id: int, now: datetime) -> Keyboard | None:
    actions = [button.action for row in screen.rows for button in row]
    return Keyboard(new_token(), account_id, actions, now) if actions else None


def _markup(screen: Screen, keyboard: Keyboard | None) -> Mapping[str, Any] | None:
    """Return what is shown under the message: its buttons, or else a new menu."""
    if keyboard is not None:
        return {"inline_keyboard": _inline(screen, keyboard.token)}
    if screen.share_phone is not None:
        share = {"text": screen.share_phone, "request_contact": True}
        return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
    if screen.menu is not None:
        rows = [[{"text": label} for label in row] for row in screen.menu]
        return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}
    return None


def _inline(screen: Screen, token: str) -> Sequence[Sequence[Mapping[str, str]]]:
    rows = []
    index = 0
    for row in screen.rows:
        shown = []
        for button in row:
            shown.append({"text": button.label, "callback_data": button_data(token, index)})
            index += 1
        rows.append(shown)
    return rows
