"""Both ends: what the bot's records hold, and what people have on their phones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from bot.simulator.seen import SeenMessage
from tests.crash.place import Place


@dataclass(frozen=True, slots=True)
class BothEnds:
    """Read once everything has settled."""

    village: Place
    seen: dict[int, list[SeenMessage]]
    """What the bot wrote, by chat."""
    lives: dict[tuple[int, int], int]
    """In which of its lives the bot sent each message, by chat and message id."""

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return what a query of the records finds."""
        return rows_of(self.village, query)


def rows_of(village: Place, query: str) -> list[dict[str, Any]]:
    """Return what a query of the records finds, whether the bot lives or not."""
    uri = f"{village.database.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


async def look(village: Place) -> BothEnds:
    """Fetch what people see."""
    seen = {
        person.id: [message for message in (await person.look()).messages if message.from_bot]
        for person in village.people
    }
    return BothEnds(village, seen, await _lives(village))


async def _lives(village: Place) -> dict[tuple[int, int], int]:
    """A life begins with getMe.

    What the last one sent before it died may come in a moment later, but before the next one's.
    """
    found: dict[tuple[int, int], int] = {}
    last = life = 0
    while calls := await village.simulator.calls(after=last):
        last = calls[-1]["seq"]
        for call in calls:
            if village.bot is not None and call["bot"] != village.bot:
                continue
            life += call["method"] == "getMe"
            if call["ok"] and call["message_id"] is not None:
                # The first is the one that made the message; later ones edit it.
                found.setdefault((call["chat_id"], call["message_id"]), life)
    return found
