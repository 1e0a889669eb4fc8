"""What the stories' records are in: a file, or a schema of its own on a server.

LIANXIN_TEST_STORAGE=postgres puts all of them on a server: the one that LIANXIN_TEST_POSTGRES names, or the
wheel's.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg

from tests.server_glance import ServerGlance

ON_SERVER: Final = os.environ.get("LIANXIN_TEST_STORAGE") == "postgres"


@asynccontextmanager
async def schema(server: str) -> AsyncIterator[str]:
    """Yield the URL of an empty schema, dropped afterwards."""
    name = f"lx_{uuid.uuid4().hex[:12]}"
    await _execute(server, f"CREATE SCHEMA {name}")
    try:
        yield f"{server}{'&' if '?' in server else '?'}search_path={name}"
    finally:
        await _execute(server, f"DROP SCHEMA {name} CASCADE")


@asynccontextmanager
async def records(server: str = "") -> AsyncIterator[dict[str, Any]]:
    """Yield what a stage is to be told of its records: nothing where they are in a file."""
    server = server or (os.environ["LIANXIN_TEST_POSTGRES"] if ON_SERVER else "")
    if not server:
        yield {}
        return
    async with schema(server) as url:
        yield {"storage": url, "glance": ServerGlance(url)}


async def _execute(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
