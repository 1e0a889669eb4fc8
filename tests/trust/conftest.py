"""A town for one test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.usecases.town import Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    quick = {"social": ["已经派人去看"], "deliberation": ["下次会议议"]}
    async with open_town(tmp_path, quick_answers=quick) as opened:
        yield opened
