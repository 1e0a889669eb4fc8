"""What Telegram shows of the bot, set at start in every language, once."""

from __future__ import annotations

from pathlib import Path

from bot.domain.village import Village
from bot.simulator.client import SimulatorClient
from bot.telegram.connection import Connection
from bot.telegram.profile import introduce
from bot.texts.profile import profile
from bot.texts.words import load
from storage import open_engine

LANGUAGES = load()


async def settings(sim: SimulatorClient) -> int:
    return sum([len(await sim.calls(method=f"setMy{what}")) for what in ("Commands", "Description")])


async def test_the_profile_is_set_in_every_language_once(
    sim: SimulatorClient, telegram: Connection, tmp_path: Path
) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        village = await engine.village("那郎村", "Asia/Shanghai", "zh_CN")
        store = engine.store(village)
        await introduce(telegram.api, store, LANGUAGES, village)
        shown = await telegram.api.call("getMyDescription", {})
        assert shown["description"].startswith("那郎村：一句话")
        english = await telegram.api.call("getMyCommands", {"language_code": "en"})
        assert {"command": "language", "description": "Language"} in english

        before = await settings(sim)
        await introduce(telegram.api, store, LANGUAGES, village)
        assert await settings(sim) == before, "the same is not set at each start"
        renamed = Village(village.id, "新那郎村", village.timezone, village.locale)
        await introduce(telegram.api, store, LANGUAGES, renamed)
        assert await settings(sim) > before


async def test_a_bot_whose_profile_is_not_taken_tries_again_at_the_next_start(
    sim: SimulatorClient, telegram: Connection, tmp_path: Path
) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        village = await engine.village("那郎村", "Asia/Shanghai", "zh_CN")
        store = engine.store(village)
        await sim.faults(kind="http", method="setMyDescription", code=500, next=1)
        await introduce(telegram.api, store, LANGUAGES, village)
        assert await store.read(lambda records: records.facts.get("profile")) is None
        await introduce(telegram.api, store, LANGUAGES, village)
        assert await store.read(lambda records: records.facts.get("profile"))


def test_no_profile_exceeds_telegrams_limits_with_the_longest_village() -> None:
    village = Village(1, "村" * 40, "Asia/Shanghai", "zh_CN")
    for locale in LANGUAGES.locales:
        shown = profile(LANGUAGES.words(locale, village.zone, village.name))
        assert len(shown.description) <= 512
        assert len(shown.short_description) <= 120
        assert all(len(name) <= 32 and 1 <= len(meaning) <= 256 for name, meaning in shown.commands)
