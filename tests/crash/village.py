"""The village that the harness torments: the sample roster, everybody joined, nothing written yet."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.app import open_office
from bot.config.loading import load
from bot.demo.glance import Glance
from bot.domain.people import MembershipState
from bot.ports import Records
from bot.roster.sample import sample_roster
from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.spawn import simulator_process
from bot.usecases.roster_import import import_roster
from tests.crash.nursery import Nursery, nursery

TOKEN = "10001:TESTTOKEN"
START = datetime(2026, 11, 30, 10, 50, tzinfo=UTC)  # ten minutes before the disclosure
WRITERS = 16  # villagers with a part of their own, of as many households
PATIENCE = 90.0  # seconds for everything to settle
LOOK_INTERVAL = 0.05  # seconds between looks


@dataclass(slots=True)
class Village:
    """Both ends: the simulator with its people, and the bot with its records."""

    folder: Path
    simulator: SimulatorClient
    nursery: Nursery
    villagers: Sequence[PersonHandle] = ()
    cadres: Sequence[PersonHandle] = ()
    audience: Sequence[PersonHandle] = ()
    """Those who only get the disclosure."""
    kills: int = 0

    @property
    def database(self) -> Path:
        """Where the bot's records are."""
        return self.folder / "lianxin.db"

    @property
    def log(self) -> Path:
        """Where the bot logs to, over all its lives."""
        return self.folder / "bot.log"

    @property
    def people(self) -> list[PersonHandle]:
        """Everybody who has joined."""
        return [*self.villagers, *self.cadres, *self.audience]

    async def start(self, crash_at: str = "") -> None:
        """Give the bot a life."""
        await self.nursery.birth(self.folder / "config.toml", self.log, crash_at)

    async def kill(self) -> None:
        """End it with kill -9."""
        await self.nursery.kill()
        self.kills += 1

    async def died(self) -> int:
        """Wait until it has killed itself at a crash point; return its exit status."""
        status = await self.nursery.death()
        self.kills += 1
        return status

    async def settled(self, patience: float = PATIENCE) -> None:
        """Wait until nothing is left to do at this moment of the simulated time."""
        glance, deadline = Glance(self.database), time.monotonic() + patience
        while True:
            unconfirmed = (await self.simulator.stats())["updates_pending"]
            waiting = glance.waiting(await self.simulator.clock())
            if not unconfirmed and waiting.nothing:
                return
            assert self.nursery.pid is not None, "nobody is there to do it"
            assert await self.nursery.status() is None, f"the bot ended by itself\n{self.log_tail()}"
            late = f"{unconfirmed} unconfirmed, {waiting} left\n{self.log_tail()}"
            assert time.monotonic() < deadline, late
            await asyncio.sleep(LOOK_INTERVAL)

    def log_tail(self, lines: int = 20) -> str:
        """Return the last lines of the log."""
        return "\n".join(self.log.read_text(encoding="utf-8").splitlines()[-lines:])


@asynccontextmanager
async def village(
    folder: Path, *, per_second: float = 100, writers: int = WRITERS, audience: int | None = None
) -> AsyncIterator[Village]:
    """Found a village; the bot has not begun to live. `per_second` is the sender's rate, 0 for no limit."""
    async with simulator_process(TOKEN, start=START.isoformat()) as simulator, nursery() as births:
        made = Village(folder, simulator, births)
        _write_config(folder, simulator.bot_api_url, per_second)
        await _people(made, writers, audience)
        yield made


def _write_config(folder: Path, base_url: str, per_second: float) -> None:
    sections: dict[str, dict[str, object]] = {
        "telegram": {
            "token": TOKEN, "base_url": base_url,
            "messages_per_second": per_second, "messages_per_second_per_chat": 0,
        },
        "village": {"name": "那郎村"},
        "storage": {"url": f"sqlite:///{(folder / 'lianxin.db').as_posix()}"},
        "clock": {"source": "simulator"},
    }  # fmt: skip
    lines = []
    for name, keys in sections.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    (folder / "config.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


async def _people(made: Village, writers: int, audience: int | None) -> None:
    """Import the roster and let everybody join: one account for each household, one for each cadre."""
    async with open_office(load(made.folder / "config.toml", {})) as office:
        await office.desk.perform(import_roster, sample_roster())
        households = await office.store.read(lambda records: records.people.households())
        cadres = await office.store.read(lambda records: records.people.cadres())
        # Spread over the groups, so that every cadre has something to do.
        chosen = households[:: max(1, len(households) // writers)][:writers]
        rest = [each for each in households if each not in chosen][:audience]
        phones = await made.simulator.people(writers + len(rest) + len(cadres))
        made.villagers, made.audience = phones[:writers], phones[writers : writers + len(rest)]
        made.cadres = phones[writers + len(rest) :]

        async def join(records: Records) -> None:
            now = START
            for phone, household in zip(phones, [*chosen, *rest], strict=False):
                account = await records.accounts.add(phone.id, "zh_CN", now)
                member = (await records.people.members(household.id))[0]
                await records.accounts.add_membership(
                    account.id, household.id, member.id, MembershipState.JOINED, now
                )
            for phone, cadre in zip(made.cadres, cadres, strict=True):
                account = await records.accounts.add(phone.id, "zh_CN", now)
                await records.accounts.bind_cadre(account.id, cadre.id, now)

        await office.store.transact(join)
