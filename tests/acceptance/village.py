"""A village for stories: its cadres have joined, and every test takes households that nobody used before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.demo.cast import Cast, choose
from bot.demo.stage import Stage, stage
from bot.domain.roster import RosterCadre
from bot.simulator.client import PersonHandle, SeenMessage, SimulatorClient
from tests.acceptance.database import records
from tests.warm import Warm

ALARMS = (" ERROR ", " CRITICAL ", "Traceback", "Warning:")
"""What the bot's log must not hold."""


async def more(cadre: PersonHandle, label: str, card: SeenMessage) -> tuple[str, SeenMessage]:
    """Tap 更多 under a task's card; return a button that stands behind it, with the card as it is then."""
    await cadre.tap("更多", card)
    async with asyncio.timeout(10):
        while True:  # other buttons under the same message: nothing new to expect
            shown = next(each for each in await cadre.chat() if each.id == card.id)
            if shown.button(label) is not None:
                return label, shown
            await asyncio.sleep(0.02)


class Village:
    def __init__(self, made: Stage) -> None:
        self.stage = made
        self.cast = Cast(made)
        self.officials: dict[str, PersonHandle] = {}
        self._taken: set[str] = set()
        self._log_seen = 0

    @property
    def simulator(self) -> SimulatorClient:
        return self.stage.simulator

    @property
    def secretary(self) -> PersonHandle:
        return self.officials[self.cast.secretary.name]

    @property
    def township(self) -> PersonHandle:
        return self.officials[self.cast.township.name]

    def paired(self, group: int) -> PersonHandle:
        return self.officials[self.cast.paired_with(group).name]

    async def official_joins(self, cadre: RosterCadre) -> PersonHandle:
        self.officials[cadre.name] = await self.cast.join_cadre(cadre.name)
        return self.officials[cadre.name]

    def household(self, group: int, members: int = 1) -> str:
        """Return the number of a household that no test has used yet."""
        number = next(
            h.number
            for h in self.stage.roster.households
            if h.group == group and len(h.members) >= members and h.number not in self._taken
        )
        self._taken.add(number)
        return number

    async def villager(self, group: int = 2) -> PersonHandle:
        """Return the head of a household, who has joined."""
        return await self.cast.join(self.household(group))

    async def matter(
        self, words: str, *, group: int = 2, center: str = "代办手续", by: PersonHandle | None = None
    ) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
        """Let somebody raise a matter; return him, the cadre who got it (the group's own), and the task."""
        villager, cadre = by or await self.villager(group), self.paired(group)
        await self.stage.settled()
        await cadre.skip()  # what other stories have left in his chat
        await villager.write(words)
        await choose(villager, center)
        await villager.expect("，由")
        return villager, cadre, await cadre.expect(words)

    async def seen_nowhere(self, words: str, *, but: tuple[PersonHandle, ...] = ()) -> None:
        """Assert that no official but these has these words anywhere in his chat, once all is done."""
        await self.stage.settled()
        for name, person in self.officials.items():
            if person not in but:
                shown = [message.text for message in await person.chat() if words in message.text]
                assert not shown, f"{name} saw {shown}"

    async def silent(self, person: PersonHandle, after: int) -> None:
        """Assert that the bot wrote nothing to this person below a message, once all is done."""
        await self.stage.settled()
        later = [m.text for m in await person.chat() if m.from_bot and m.id > after]
        assert not later

    async def told(self, person: PersonHandle, words: str) -> int:
        """Return how many of the bot's messages to this person hold these words, once all is done."""
        await self.stage.settled()
        return sum(1 for message in await person.chat() if message.from_bot and words in message.text)

    async def now(self) -> datetime:
        return (await self.simulator.clock()).astimezone(UTC)

    async def until(self, done: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait until something can be seen in the records; raise TimeoutError after so much real time."""
        async with asyncio.timeout(seconds):
            while not done():  # noqa: ASYNC110 - what happens in another process sets no event here
                await asyncio.sleep(0.005)

    def rows(self, query: str, **values: int | str) -> int:
        """Return the number that a query of the records gives."""
        return int(self.stage.glance.row(query, **values)[0])

    def case(self, condition: str, number: str, **values: str) -> bool:
        """Return whether the case with this number (2026-0153) fulfils a condition in SQL."""
        year, serial = map(int, number.split("-"))
        query = f"SELECT {condition} FROM cases WHERE year = :year AND serial = :serial"  # noqa: S608
        return bool(self.rows(query, year=year, serial=serial, **values))

    def alarms(self) -> list[str]:
        """Return the alarming lines that the bot logged since the last look."""
        lines = (self.stage.folder / "bot.log").read_text(encoding="utf-8").splitlines()
        new, self._log_seen = lines[self._log_seen :], len(lines)
        return [line for line in new if any(alarm in line for alarm in ALARMS)]


@asynccontextmanager
async def open_village(
    folder: Path,
    warm: Warm,
    *,
    joined: Callable[[RosterCadre], bool] = lambda _cadre: True,
    server: str = "",
    **details: Any,
) -> AsyncIterator[Village]:
    """Set the stage and let these officials join; `server` is the URL of one that has the records."""
    async with records(server) as place, stage(folder, launch=warm.launch, **place, **details) as made:
        village = Village(made)
        for cadre in made.roster.cadres:
            if joined(cadre):
                await village.official_joins(cadre)
        await made.settled()
        yield village
