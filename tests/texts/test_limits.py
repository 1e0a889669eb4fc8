"""Nothing that the bot says exceeds Telegram's limits, not with the longest names that a roster may hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.domain.item_life import ItemState
from bot.domain.lengths import CAPTION_LIMIT, TEXT_LIMIT, utf16_length
from bot.domain.notices.items import ItemLine
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.notices.review import ReviewQueue
from bot.domain.notices.tasks import TaskButtons
from bot.domain.notices.voting import ChoiceTaken
from bot.domain.people import Account
from bot.domain.queues import Priority
from bot.domain.roster import NAME_LIMIT
from bot.domain.sheet import ItemKind
from bot.domain.village import Village
from bot.telegram.composer import TelegramComposer
from bot.texts.render import render
from bot.texts.words import load
from bot.usecases.composing import Envelope
from handlers.counter import MOST_OVER_A_BUTTON
from tests.texts.notices import notices, subclasses

if TYPE_CHECKING:
    from bot.domain.queues import OutboxDraft

LANGUAGES: Final = load()
COMPOSER: Final = TelegramComposer(LANGUAGES)
NOW: Final = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
LONGEST: Final = "𠮷" * NAME_LIMIT
"""A name of rare characters: each counts two of Telegram's units."""
VILLAGE: Final = Village(1, LONGEST, "Asia/Shanghai", "zh_CN")
CADRES: Final = 16
LISTS: Final = frozenset({"PapersStillOut"})
"""Refusals that name as many things as there are."""
BUTTONS_LIMIT: Final = 100  # under one message: Telegram cuts more of them off
DATA_LIMIT: Final = 64  # bytes: Bot API, InlineKeyboardButton
EXAMPLES: Final = settings(
    max_examples=2, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def lengthened(value: Any) -> Any:
    """Return the same with the longest name in the place of every text."""
    if type(value) is str:
        return LONGEST
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: lengthened(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.init
        }
        return dataclasses.replace(value, **changed)
    if type(value) in {tuple, list, frozenset, set}:
        longer = [lengthened(one) for one in value]
        # As many as a village has cadres, where it is a list of such things.
        listed = (
            len({type(one) for one in longer}) == 1
            and type(value) is tuple
            and not isinstance(longer[0], str)
        )
        return type(value)((longer * CADRES)[:CADRES] if listed else longer)
    if isinstance(value, dict):
        return {name: lengthened(one) for name, one in value.items()}
    return value


def exceeded(draft: OutboxDraft) -> Iterator[str]:
    """Yield what a call says more of than Telegram takes."""
    payload = draft.payload
    for name, limit in (("text", TEXT_LIMIT), ("caption", CAPTION_LIMIT)):
        if utf16_length(payload.get(name, "")) > limit:
            yield f"{name} of {utf16_length(payload[name])}"
    rows = payload.get("reply_markup", {}).get("inline_keyboard", ())
    buttons: list[Mapping[str, str]] = [button for row in rows for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        yield f"{len(buttons)} buttons"
    for button in buttons:
        if not 1 <= len(button["callback_data"].encode()) <= DATA_LIMIT:
            yield f"data {button['callback_data']}"


@pytest.mark.parametrize("locale", LANGUAGES.locales)
@pytest.mark.parametrize("kind", subclasses(Notice), ids=lambda kind: kind.__name__)
def test_a_message_with_the_longest_names_fits(kind: type[Notice], locale: str) -> None:
    @EXAMPLES
    @given(notices(kind))
    def check(notice: Notice) -> None:
        account = Account(1, 5001, locale, reachable=True)
        for edits in (7,) if kind is TaskButtons else (None, 7):  # only ever in the place of others
            envelope = Envelope(account, lengthened(notice), Priority.WAITING, edits=edits)
            drafts = COMPOSER.compose(envelope, VILLAGE, NOW).drafts
            assert [fault for draft in drafts for fault in exceeded(draft)] == []

    check()


@pytest.mark.parametrize("locale", LANGUAGES.locales)
@pytest.mark.parametrize("kind", [*subclasses(Refusal), ChoiceTaken], ids=lambda kind: kind.__name__)
def test_a_refusal_with_the_longest_names_fits_over_the_button(
    kind: type[Notice | Refusal], locale: str
) -> None:
    """Over a button there is room for 200 characters; `handlers.counter` says in a message what is longer."""
    words = LANGUAGES.words(locale, VILLAGE.zone, VILLAGE.name)

    @EXAMPLES
    @given(notices(kind))
    def check(refusal: Notice) -> None:
        for name, value in list(vars(refusal).items()) if isinstance(refusal, Refusal) else ():
            setattr(refusal, name, lengthened(value))
        room = TEXT_LIMIT if kind.__name__ in LISTS else MOST_OVER_A_BUTTON
        assert utf16_length(render(refusal, words).text) <= room

    check()


def test_a_list_without_pages_shows_so_many_that_telegram_takes_them_all() -> None:
    words = LANGUAGES.words("zh_CN", VILLAGE.zone, VILLAGE.name)
    line = ItemLine(1, ItemKind.MONEY, LONGEST, ItemState.UNDER_REVIEW)
    screen = render(ReviewQueue((line,) * 300, (line,) * 300, NOW.date()), words)
    assert "300" in screen.text
    assert 20 <= len(screen.rows) <= BUTTONS_LIMIT
