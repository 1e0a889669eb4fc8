"""The contact card's path by webhook: Telegram brings, and repeats whatever nobody took."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from tests.acceptance.village import Village, open_village
from tests.serving import free_port
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")
CROWD = 60  # people who write while the bot is killed
ROUNDS = 3  # at most: on a busy machine the kill may come too late


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def village(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Village]:
    folder: Path = tmp_path_factory.mktemp("webhook")
    async with open_village(
        folder, warm, joined=lambda cadre: cadre.group == 2, webhook_port=free_port()
    ) as village:
        yield village
        await village.stage.stop_bot()


async def test_a_matter_is_raised_and_answered_and_nobody_polls(village: Village) -> None:
    villager, cadre, card = await village.matter("路灯坏了")
    await cadre.write("已经修好", reply_to=card)
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")
    assert not await village.simulator.calls(method="getUpdates")
    assert not village.alarms()


async def test_kill_9_in_the_midst_of_deliveries_loses_nothing_and_doubles_nothing(village: Village) -> None:
    for _ in range(ROUNDS):
        crowd = await village.simulator.people(CROWD)
        before = village.rows("SELECT count(*) FROM inbox")
        await village.simulator.many_write(crowd, "我要加入")
        await village.until(lambda before=before: village.rows("SELECT count(*) FROM inbox") > before)  # type: ignore[misc]
        await village.stage.kill_bot()
        left = (await village.simulator.stats())["updates_pending"]
        await village.stage.start_bot()
        await village.stage.settled()
        assert village.rows("SELECT count(*) FROM inbox") == before + CROWD
        for person in crowd[:: CROWD // 4]:
            await person.expect("请扫卡上的二维码加入")
        if left:
            return
    raise AssertionError("each time all were taken before the kill: the crowd is too small")
