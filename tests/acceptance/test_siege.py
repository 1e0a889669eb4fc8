"""Several processes on one PostgreSQL, killed, stopped and cut off: as little is lost as with one.

The long form is `python -m tests.crash --processes 3 --villages 30 --kills 60`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.crash.siege import besiege
from tests.postgres import postgres_server, postgres_url
from tests.warm import Warm

__all__ = ["postgres_server", "postgres_url"]

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither fork nor kill -9"),
]


async def test_nothing_is_lost_by_killing_and_cutting_off_several_processes(
    tmp_path: Path, postgres_url: str, warm: Warm
) -> None:
    outcome = await besiege(
        tmp_path, postgres_url, warm, seats=3, hamlets=3, blows=5, seed=5, length=(1.0, 7.5)
    )

    assert not outcome.report.faults
    assert outcome.noted > 100
    assert outcome.report.cases > 1
