"""One contract, two databases: every test here that takes a store runs on both.

LIANXIN_TEST_STORAGE=pgbouncer runs them through PgBouncer instead.
"""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Engine, open_engine
from tests.pgbouncer import database, pgbouncer
from tests.postgres import postgres_server, postgres_url
from tests.storage.samples import Sample, settle

__all__ = ["postgres_server", "postgres_url"]


@pytest.fixture(autouse=True)
def no_connection_is_left_open() -> Iterator[None]:
    """Fail where a SQLite connection outlives the test; `postgres_url` does the same for PostgreSQL."""
    before = set(threading.enumerate())
    yield
    workers = [one for one in set(threading.enumerate()) - before if "_connection_worker_thread" in one.name]
    for worker in workers:
        worker.join(5.0)  # seconds; it ends just after it has told of the closing
    assert not [worker for worker in workers if worker.is_alive()]


THROUGH_PGBOUNCER = os.environ.get("LIANXIN_TEST_STORAGE") == "pgbouncer"


@pytest.fixture(scope="session")
def pooler(postgres_server: str) -> Iterator[str]:
    with pgbouncer(postgres_server) as url:
        yield url


@pytest.fixture
async def pooled_url(postgres_server: str, pooler: str) -> AsyncIterator[str]:
    async with database(postgres_server) as name:
        yield pooler.replace("DATABASE", name)


@pytest.fixture(params=["pooled_url"] if THROUGH_PGBOUNCER else ["sqlite", "postgres_url"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'village.db'}"
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
async def engine(url: str) -> AsyncIterator[Engine]:
    async with open_engine(url) as opened:
        await opened.migrate()
        yield opened


@pytest.fixture
async def sample(engine: Engine) -> Sample:
    return await settle(engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN")))
