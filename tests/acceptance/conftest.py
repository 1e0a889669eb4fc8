"""The bot as its own process against the simulator's, on SQLite or PostgreSQL; one stage for each module."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator

import pytest
import pytest_asyncio

from tests.acceptance.database import ON_SERVER
from tests.acceptance.village import Village, open_village
from tests.postgres import postgres_server
from tests.warm import Warm, warm

__all__ = ["postgres_server", "warm"]


@pytest.fixture(scope="session", autouse=ON_SERVER)
def stories_on_a_server(postgres_server: str) -> Iterator[None]:
    """Have a server for the whole run where all stories are to be on one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIANXIN_TEST_POSTGRES", postgres_server)
        yield


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_village(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Village]:
    async with open_village(tmp_path_factory.mktemp("village"), warm) as village:
        yield village
        await village.stage.stop_bot()


@pytest_asyncio.fixture(loop_scope="module")
async def village(shared_village: Village) -> AsyncIterator[Village]:
    """Lend the module's village to one test, and ask afterwards whether the bot logged anything alarming."""
    shared_village.alarms()
    yield shared_village
    await shared_village.stage.settled()
    assert not shared_village.alarms()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the end of the bot's log below a failure."""
    report = yield
    village = getattr(item, "funcargs", {}).get("village")
    if report.failed and isinstance(village, Village):
        report.sections.append(("the bot's log", village.stage.log_tail()))
    return report
