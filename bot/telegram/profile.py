"""The bot's profile on Telegram: commands and descriptions in every language, set when they have changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.telegram.failures import CallError
from bot.texts.profile import profile

if TYPE_CHECKING:
    from bot.domain.village import Village
    from bot.ports import Store
    from bot.telegram.api import BotApi
    from bot.texts.words import Languages

LOG = logging.getLogger(__name__)

FACT: Final = "profile"
"""Under it stands what was set last: Telegram minds when the same is set at each start."""

Call = tuple[str, Mapping[str, Any]]


async def introduce(api: BotApi, store: Store, languages: Languages, village: Village) -> None:
    """Tell Telegram how the bot calls itself and what it can do.

    Where Telegram doesn't take it the bot works all the same; the next start tries again.
    """
    calls = list(_calls(languages, village))
    mark = hashlib.sha256(json.dumps(calls, sort_keys=True).encode()).hexdigest()
    if await store.read(lambda records: records.facts.get(FACT)) == mark:
        return
    try:
        for method, parameters in calls:
            await api.call(method, parameters)
    except CallError as error:
        LOG.warning("the bot's profile was not set (%s)", error.name)
        return
    await store.transact(lambda records: records.facts.put(FACT, mark))


def _calls(languages: Languages, village: Village) -> Iterator[Call]:
    """Yield what to set: for everybody in the village's language, and for each phone that speaks another."""
    wanted = [(village.locale, ""), *((locale, locale.partition("_")[0]) for locale in languages.locales)]
    for locale, code in wanted:
        shown = profile(languages.words(locale, village.zone, village.name))
        for_whom = {"language_code": code} if code else {}
        commands = [{"command": name, "description": meaning} for name, meaning in shown.commands]
        yield "setMyCommands", {"commands": commands, **for_whom}
        yield "setMyDescription", {"description": shown.description, **for_whom}
        yield "setMyShortDescription", {"short_description": shown.short_description, **for_whom}
