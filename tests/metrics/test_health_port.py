"""The operator's port, asked over HTTP while the bot runs, and while its records or Telegram are gone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.domain.storing import DatabaseGoneError
from bot.domain.vitals import Vitals
from bot.metrics.gauges import Gauges
from bot.metrics.meter import OK, Meter
from bot.metrics.server import DEAF_AFTER, HealthPort, Look, PortTakenError

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SIGNS = Vitals(3, NOW - timedelta(seconds=90), 1, 0, None, 2, NOW - timedelta(seconds=5), 4)


async def well() -> Gauges:
    return Gauges(SIGNS, NOW, NOW - timedelta(hours=4))


async def gone() -> Gauges:
    raise DatabaseGoneError


@asynccontextmanager
async def listening(meter: Meter, look: Look) -> AsyncIterator[httpx.AsyncClient]:
    stop, port = asyncio.Event(), HealthPort("127.0.0.1:0", meter, look)
    serving = asyncio.create_task(port.run(stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port.port}", trust_env=False) as client:
        try:
            yield client
        finally:
            stop.set()
            await serving


async def test_the_figures_say_what_waits_and_for_how_long() -> None:
    meter = Meter()
    meter.called("sendMessage", OK)
    meter.called("sendMessage", "403")
    meter.transacted("committed", 0.007)
    async with listening(meter, well) as client:
        lines = (await client.get("/metrics")).text.splitlines()
    for line in (
        "lianxin_inbox_unsettled 3.0",
        "lianxin_inbox_oldest_seconds 90.0",
        "lianxin_outbox_oldest_seconds 0.0",
        "lianxin_reminders_late 2.0",
        "lianxin_cases_overdue 4.0",
        "lianxin_backup_age_seconds 14400.0",
        'lianxin_telegram_calls_total{method="sendMessage",result="ok"} 1.0',
        'lianxin_telegram_calls_total{method="sendMessage",result="403"} 1.0',
        'lianxin_transaction_seconds_bucket{le="0.01",result="committed"} 1.0',
    ):
        assert line in lines


async def test_the_bot_is_ready_once_telegram_has_answered_and_no_longer_when_it_falls_silent() -> None:
    meter = Meter()
    async with listening(meter, well) as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        meter.called("getUpdates", "NotSent")
        assert (await client.get("/readyz")).status_code == 503
        meter.called("getUpdates", OK)
        assert (await client.get("/readyz")).status_code == 200
        meter.heard_at = time.monotonic() - DEAF_AFTER - 1
        assert (await client.get("/readyz")).status_code == 503


async def test_without_its_records_the_bot_is_neither_well_nor_ready() -> None:
    meter = Meter()
    meter.called("getUpdates", OK)
    async with listening(meter, gone) as client:
        for path in ("/healthz", "/readyz", "/metrics"):
            assert (await client.get(path)).status_code == 503


async def test_a_port_that_is_taken_is_said() -> None:
    async with listening(Meter(), well) as client:
        with pytest.raises(PortTakenError):
            HealthPort(f"127.0.0.1:{client.base_url.port}", Meter(), well)
