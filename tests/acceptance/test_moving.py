"""A village's records move to PostgreSQL beside the running bot, and the village goes on there."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
from pathlib import Path

import pytest

from bot.demo.bot_process import BotEndedError
from bot.demo.stage import config_file
from tests.acceptance.database import ON_SERVER, schema
from tests.acceptance.village import open_village
from tests.server_glance import ServerGlance
from tests.warm import Warm

PATIENCE = 60.0  # seconds
CHINESE = {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.skipif(ON_SERVER, reason="it begins on SQLite")
async def test_a_village_moves_to_postgresql_and_nothing_that_was_written_meanwhile_is_lost(
    tmp_path: Path, warm: Warm, postgres_server: str
) -> None:
    async with open_village(tmp_path, warm) as village, schema(postgres_server) as url:
        villager, cadre, card = await village.matter("搬家以前说的事")
        old = f"sqlite:///{tmp_path / 'lianxin.db'}"
        mover = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "migrate-storage", "--from", old, "--to", url,
            stdin=DEVNULL, stdout=PIPE, stderr=STDOUT,
            env={**CHINESE, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert mover.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while "请停下机器人" not in (line := await mover.stdout.readline()).decode():
                assert line, "it ended without asking"
        _, other_cadre, _ = await village.matter("搬家的时候说的事", group=3)
        await village.stage.stop_bot()
        await villager.write("停下以后又写了一句")  # Telegram keeps it meanwhile
        said, _ = await asyncio.wait_for(mover.communicate(), PATIENCE)
        assert mover.returncode == 0, said.decode()
        assert "一行一行对过，两边一样" in said.decode()

        with pytest.raises(BotEndedError, match="搬到别的数据库"):  # the old address is of no use any more
            await village.stage.start_bot()
        await village.stage.bot.end()
        config = config_file(tmp_path)
        config.write_text(config.read_text(encoding="utf-8").replace(old, url), encoding="utf-8")
        village.stage.glance = ServerGlance(url)
        await village.stage.start_bot()
        await village.stage.settled()
        assert village.rows("SELECT count(*) FROM entries WHERE content LIKE '%停下以后又写了一句%'") == 1
        await cadre.write("搬了以后答的", reply_to=card)
        await villager.expect("搬了以后答的")
        await village.matter("搬了以后说的事", group=4)
        assert await village.told(other_cadre, "搬家的时候说的事") == 1
        assert village.rows("SELECT count(*) FROM cases") == 3
        for command, words in (("doctor", "✓ 数据库有 "), ("backup", "请用它自己的 pg_dump 备份")):
            _, told = await warm.lianxin(command, "--config", str(config), environment=CHINESE)
            assert words in told
        await village.stage.stop_bot()
