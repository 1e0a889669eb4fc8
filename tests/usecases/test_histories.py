"""Weeks of a village in which anybody does anything at any time: what holds throughout.

Every history runs through the real use cases on a real SQLite file. After each step the watch compares the
records and the outbox with what `access` says, as it was before or after the step.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.lives import CHOICES, Choice, History
from tests.usecases.town import Town, open_town
from tests.usecases.watch import Watch, snapshot

HISTORIES: Final = int(os.environ.get("LIANXIN_HISTORIES", "25"))
STEPS: Final = 40
SENT: Final[list[int]] = []
"""How many messages each history sent."""


async def _populate(town: Town) -> None:
    for number in ("1-001", "1-002", "2-001", "2-002", "3-001"):
        await town.villager_joins(number)
    await town.villager_joins("1-001", 1)  # another account of a household
    await town.villager_joins("1-003", phone=town.phones["王样乙"])  # a cadre who is a villager too
    await town.villager_joins("2-003", phone=town.phones["李样甲"])  # and the secretary


async def _live(choices: list[Choice]) -> int:
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        async with open_town(
            Path(folder), quick_answers={"social": ["已经派人去看"], "deliberation": ["下次会议议"]}
        ) as town:
            await _populate(town)
            watch = Watch(town, await snapshot(town))
            history = History(town, watch)
            for choice in choices:
                await history.take(choice)
            await history.wait(7)
            return watch.sent


@settings(
    max_examples=HISTORIES,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(CHOICES, min_size=STEPS // 2, max_size=STEPS))
def test_whatever_people_do_for_weeks_everybody_gets_what_is_his_and_nothing_else(
    choices: list[Choice],
) -> None:
    SENT.append(asyncio.run(_live(choices)))


def test_how_many_histories_were_lived_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(
            f"\nhistories: {len(SENT)} of at most {STEPS} steps, {sum(SENT)} messages looked at\n"
        )
