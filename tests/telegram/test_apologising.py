"""An update that can't be handled: its person gets a reference, and the log has the same."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from bot.domain.queues import InboxRow
from bot.telegram.dispatcher import Dispatcher, reference_of
from tests.telegram.conftest import running, until
from tests.telegram.test_dispatcher import Office, office

__all__ = ["office"]


async def test_a_parked_update_is_told_of_with_a_reference_that_the_log_has(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []

    async def apologise(row: InboxRow) -> None:
        told.append(reference_of(row))

    async def fail(_chat: int, _text: str) -> None:
        raise ValueError("悄悄话")

    office.behave = fail
    office.dispatcher._apologise = apologise
    assert isinstance(office.dispatcher, Dispatcher)
    await office.put((7, "悄悄话"))

    async def is_told() -> bool:
        office.clock.ahead += timedelta(minutes=5)
        return bool(told)

    with caplog.at_level(logging.INFO):
        async with running(office.dispatcher.run, office.bell):
            await until(is_told)
    assert f"reference {told[0]}" in caplog.text
    assert "悄悄话" not in caplog.text
