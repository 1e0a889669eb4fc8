"""kill -9 at random instants under load: nothing is lost, hardly anything sent twice, no order broken.

The long form is `python -m tests.crash --kills 500`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.crash.torment import torment

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither fork nor kill -9"),
]


async def test_nothing_is_lost_by_killing_the_bot_again_and_again(tmp_path: Path) -> None:
    report = await torment(tmp_path, kills=14, seed=4)

    assert not report.faults
    assert report.kills == 14
    assert report.cases > 5
    assert report.messages > 358
