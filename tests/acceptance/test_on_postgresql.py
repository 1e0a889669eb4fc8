"""The main stories once more, with the records on PostgreSQL (LIANXIN_TEST_STORAGE=postgres: all of them)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

# The month's end comes first: it counts all that happened in the month.
from tests.acceptance.test_month_end import (  # isort: skip
    test_everybody_who_joined_gets_figures_and_items_at_19_o_clock_once,
)
from tests.acceptance.test_commitment import (
    test_what_is_not_settled_runs_again_for_a_week_and_the_secretary_is_told,
)
from tests.acceptance.test_nothing_lost import (
    test_a_kill_between_the_villagers_message_and_the_cadres_answer_loses_nothing,
)
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

__all__ = [
    "test_a_kill_between_the_villagers_message_and_the_cadres_answer_loses_nothing",
    "test_everybody_who_joined_gets_figures_and_items_at_19_o_clock_once",
    "test_what_is_not_settled_runs_again_for_a_week_and_the_secretary_is_told",
]

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_village(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: str, warm: Warm
) -> AsyncIterator[Village]:
    async with open_village(tmp_path_factory.mktemp("village"), warm, server=postgres_server) as village:
        yield village
        await village.stage.stop_bot()


@pytest.fixture
def fresh_village(village: Village) -> Village:
    """Lend the module's village to the month's end, which comes first."""
    return village
