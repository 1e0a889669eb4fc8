"""Printed documents: the whole village's cards, and the longest month's disclosure."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.documents.press import Press
from bot.texts.say_card import card_pages
from bot.texts.say_sheet import sheet_page
from tests.benchmarks.figures import Figure
from tests.documents.cards import stock
from tests.documents.months import long_month, village_words


async def documents() -> list[Figure]:
    """Measure how long setting takes, QR codes included, and how much of a core."""
    press = await asyncio.to_thread(Press)
    cards = {**asdict(card_pages(village_words(), stock())), "photos": {}}
    month = {**asdict(sheet_page(village_words(), long_month())), "form": "a4"}
    wanted = (
        ("358 wallet cards, both sides", "cards_wallet", cards, "< 3 s"),
        ("358 large-type cards, both sides", "cards_large", cards, "< 3 s"),
        ("the longest month (60 items), A4", "disclosure", month, "< 2 s"),
    )
    return [figure for what, name, data, aim in wanted for figure in _measured(press, what, name, data, aim)]


def _measured(press: Press, what: str, name: str, data: Mapping[str, Any], aim: str) -> list[Figure]:
    """Set it once: Typst remembers what it has set, and a second time would flatter it."""
    begun, core = time.perf_counter(), time.process_time()
    size = len(press.pdf(name, data))
    return [
        Figure(f"{what}: as long as it takes", time.perf_counter() - begun, "s", aim),
        Figure(f"{what}: of the processor", time.process_time() - core, "s"),
        Figure(f"{what}: the file", size / 1024 / 1024, "MB"),
    ]
