"""Everything that can be said has words, in every language, within Telegram's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.lengths import TEXT_LIMIT, utf16_length
from bot.domain.notices.notice import Notice, Refusal
from bot.telegram import composer
from bot.texts.render import render
from bot.texts.words import load
from tests.texts.notices import notices, subclasses

if TYPE_CHECKING:
    from bot.texts.words import Words

LANGUAGES = load()
ZONE = ZoneInfo("Asia/Shanghai")
SPOKEN = [LANGUAGES.words(locale, ZONE, "那郎村") for locale in LANGUAGES.locales]
KINDS = [*subclasses(Notice), *subclasses(Refusal)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_words(kind: type) -> None:
    assert composer.TelegramComposer is not None  # importing it registers all there is
    assert render.dispatch(kind) is not render.dispatch(object)


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.locale)
@pytest.mark.parametrize("kind", subclasses(Notice), ids=lambda kind: kind.__name__)
def test_a_screen_has_text_and_its_buttons_have_labels(kind: type[Notice], words: Words) -> None:
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: st.DataObject) -> None:
        screen = render(data.draw(notices(kind)), words)
        assert screen.text.strip() or kind.__name__ == "TaskButtons"  # the card stays as it is
        assert all(button.label.strip() for row in screen.rows for button in row)
        # Longer than one message only where people's own words make it so: those are split, never cut.
        own_words = {
            "TaskCard",
            "TaskAddition",
            "CadreReply",
            "DisclosureSheet",
            "ItemLeaf",
            "UrgentItem",
            "PublicItem",
            "ReviewCard",
            "DraftSoFar",
            "OwnItem",
            "NumbersQuestion",
            "TableRead",
            "Corrected",
            "ContactCard",
            "BulletinMessage",
            "PairingReport",  # as long as the roster
        }
        assert kind.__name__ in own_words or utf16_length(screen.text) <= TEXT_LIMIT

    check()
