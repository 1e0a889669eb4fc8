"""The keeper: a bot that is killed comes back, and one that can't run says why."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.demo import keeper as keeping
from bot.demo.keeper import Keeper, WillNotRunError
from bot.demo.stage import config_file, log_file, stage

PATIENCE = 30  # seconds


@contextlib.asynccontextmanager
async def kept(keeper: Keeper) -> AsyncIterator[None]:
    """Keep the bot running meanwhile."""
    task = asyncio.create_task(keeper.run())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.02)


def log(folder: Path) -> str:
    path = log_file(folder)
    return path.read_text(encoding="utf-8") if path.exists() else ""


async def test_a_killed_bot_gets_no_time_to_tidy_up_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PAUSE", 0.1)
    async with stage(tmp_path, bot=False):
        keeper = Keeper(config_file(tmp_path), log_file(tmp_path))
        async with kept(keeper):
            await until(lambda: log(tmp_path).count("the bot is ready") == 1)
            keeper.kill()
            await until(lambda: log(tmp_path).count("the bot is ready") == 2)
            assert (keeper.starts, keeper.running) == (2, True)
            assert "stopping" not in log(tmp_path)
        assert not keeper.running
        assert "stopping" in log(tmp_path)


async def test_a_bot_that_ends_by_itself_at_every_start_is_given_up_with_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PAUSE", 0.0)
    monkeypatch.setattr(keeping, "SHORT_LIFE", float(PATIENCE))  # a busy machine starts it slowly
    config_file(tmp_path).write_text("[telegram]\ntoken = 'nonsense'\n", encoding="utf-8")
    keeper = Keeper(config_file(tmp_path), log_file(tmp_path))
    with pytest.raises(WillNotRunError, match="token"):
        await keeper.run()
    assert keeper.starts == keeping.MOST_SHORT_LIVES
