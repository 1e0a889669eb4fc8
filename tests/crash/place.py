"""A village with everybody joined and nothing written yet: the simulator's people, and the bot's records."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import open_office
from bot.config.loading import load
from bot.config.settings import Settings
from bot.demo.glance import Glance
from bot.domain.people import MembershipState
from bot.domain.roster import Roster
from bot.ports import Records
from bot.roster.sample import sample_roster
from bot.simulator.client import PersonHandle, SimulatorClient
from bot.usecases.roster_import import import_roster

TOKEN = "10001:TESTTOKEN"
START = datetime(2026, 11, 30, 10, 50, tzinfo=UTC)  # ten minutes before the disclosure
PATIENCE = 90.0  # seconds for everything to settle
AHEAD = timedelta(seconds=1)
LOOK_INTERVAL = 0.05  # seconds between looks


@dataclass(slots=True)
class Place:
    """Both ends: the simulator with its people, and the bot's records."""

    folder: Path
    simulator: SimulatorClient
    villagers: Sequence[PersonHandle] = ()
    cadres: Sequence[PersonHandle] = ()
    audience: Sequence[PersonHandle] = ()
    """Those who only get the disclosure."""
    kills: int = 0
    bot: str | None = None
    """Which of the simulator's bots is the village's; None for its first."""

    @property
    def roster(self) -> Roster:
        """Who lives there."""
        return sample_roster()

    @property
    def settings(self) -> Settings:
        """What the bot runs with."""
        return load(self.folder / "config.toml", {})

    @property
    def database(self) -> Path:
        """Where the bot's records are."""
        return self.folder / "lianxin.db"

    @property
    def people(self) -> list[PersonHandle]:
        """Everybody who has joined."""
        return [*self.villagers, *self.cadres, *self.audience]

    async def check(self) -> None:
        """Fail where nobody is there who could do what is still to be done."""

    async def settled(self, patience: float = PATIENCE) -> None:
        """Wait until nothing is left to do at this moment of the simulated time."""
        glance, deadline = Glance(self.database), time.monotonic() + patience
        while True:
            unconfirmed = (await self.simulator.stats())["updates_pending"]
            # A moment ahead: what is put in between the two looks is due later than the first of them.
            waiting = glance.waiting(await self.simulator.clock() + AHEAD)
            if not unconfirmed and waiting.nothing:
                return
            await self.check()
            assert time.monotonic() < deadline, f"{unconfirmed} unconfirmed, {waiting} left"
            await asyncio.sleep(LOOK_INTERVAL)


async def found(
    made: Place, *, per_second: float, writers: int, audience: int | None = None, **telegram: object
) -> None:
    """Write the configuration, import the sample roster and let everybody join.

    `per_second` is the sender's rate, 0 for no limit; `telegram` more keys of that section.
    """
    _write_config(made.folder, made.simulator.bot_api_url, per_second, telegram)
    await join_people(made, writers, audience)


def _write_config(folder: Path, base_url: str, per_second: float, more: dict[str, object]) -> None:
    sections: dict[str, dict[str, object]] = {
        "telegram": {
            "token": TOKEN, "base_url": base_url,
            "messages_per_second": per_second, "messages_per_second_per_chat": 0, **more,
        },
        "village": {"name": "那郎村"},
        "storage": {"url": f"sqlite:///{(folder / 'lianxin.db').as_posix()}"},
        "clock": {"source": "simulator"},
    }  # fmt: skip
    lines = []
    for name, keys in sections.items():
        lines.append(f"[{name}]")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    (folder / "config.toml").touch(mode=0o600)
    (folder / "config.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


async def join_people(made: Place, writers: int, audience: int | None) -> None:
    """Import the roster and let everybody join: one account for each household, one for each cadre."""
    async with open_office(made.settings) as office:
        await office.desk.perform(import_roster, made.roster)
        households = await office.store.read(lambda records: records.people.households())
        cadres = await office.store.read(lambda records: records.people.cadres())
        # Spread over the groups, so that every cadre has something to do.
        chosen = households[:: max(1, len(households) // writers)][:writers]
        rest = [each for each in households if each not in chosen][:audience]
        phones = await made.simulator.people(writers + len(rest) + len(cadres), bot=made.bot)
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
