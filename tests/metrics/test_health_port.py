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
from bot.listening import PortTakenError
from bot.metrics.gauges import Gauges, Signs
from bot.metrics.meter import OK, Meter
from bot.metrics.server import DEAF_AFTER, HealthPort, Look

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
SIGNS = Vitals(3, NOW - timedelta(seconds=90), 1, 0, None, 2, NOW - timedelta(seconds=5), 4)


async def well() -> Gauges:
    return at(None)


def at(heard_at: float | None) -> Gauges:
    return Gauges({"main": Signs(SIGNS, NOW, NOW - timedelta(hours=4), heard_at)})


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
    main = meter.of("main")
    main.called("sendMessage", OK)
    main.called("sendMessage", "403")
    main.transacted("committed", 0.007)
    async with listening(meter, well) as client:
        lines = (await client.get("/metrics")).text.splitlines()
    for line in (
        'lianxin_inbox_unsettled{village="main"} 3.0',
        'lianxin_inbox_oldest_seconds{village="main"} 90.0',
        'lianxin_outbox_oldest_seconds{village="main"} 0.0',
        'lianxin_reminders_late{village="main"} 2.0',
        'lianxin_cases_overdue{village="main"} 4.0',
        'lianxin_backup_age_seconds{village="main"} 14400.0',
        'lianxin_telegram_calls_total{method="sendMessage",result="ok",village="main"} 1.0',
        'lianxin_telegram_calls_total{method="sendMessage",result="403",village="main"} 1.0',
        'lianxin_transaction_seconds_bucket{le="0.01",result="committed",village="main"} 1.0',
    ):
        assert line in lines


async def test_the_bot_is_ready_once_telegram_has_answered_and_no_longer_when_it_falls_silent() -> None:
    meter = Meter().of("main")

    async def look() -> Gauges:
        return at(meter.heard_at)

    async with listening(Meter(), look) as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        meter.called("getUpdates", "NotSent")
        assert (await client.get("/readyz")).status_code == 503
        meter.called("getUpdates", OK)
        assert (await client.get("/readyz")).status_code == 200
        meter.heard_at = time.monotonic() - DEAF_AFTER - 1
        assert (await client.get("/readyz")).status_code == 503


async def test_without_its_records_the_bot_is_neither_well_nor_ready() -> None:
    async with listening(Meter(), gone) as client:
        for path in ("/healthz", "/readyz", "/metrics"):
            assert (await client.get(path)).status_code == 503


async def test_a_port_that_is_taken_is_said() -> None:
    async with listening(Meter(), well) as client:
        with pytest.raises(PortTakenError):
            HealthPort(f"127.0.0.1:{client.base_url.port}", Meter(), well)


async def test_a_village_that_is_broken_is_named_and_keeps_the_others_from_nothing() -> None:
    async def look() -> Gauges:
        return Gauges({**at(time.monotonic()).villages, "nalang": None})

    async with listening(Meter(), look) as client:
        for path in ("/healthz", "/readyz"):
            answer = await client.get(path)
            assert (answer.status_code, answer.text) == (200, "ok, but for nalang\n")
        lines = (await client.get("/metrics")).text.splitlines()
    assert 'lianxin_village_served{village="main"} 1.0' in lines
    assert 'lianxin_village_served{village="nalang"} 0.0' in lines
    assert 'lianxin_cases_overdue{village="main"} 4.0' in lines


async def test_a_process_that_has_no_village_to_serve_is_well() -> None:
    async def look() -> Gauges:
        return Gauges({})

    async with listening(Meter(), look) as client:
        assert (await client.get("/readyz")).status_code == 200
