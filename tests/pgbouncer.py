"""A PgBouncer of the tests' own, in transaction mode, where there is one on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest

PORT: Final = 6432  # names the socket only
PATIENCE: Final = 10.0  # seconds
SETTINGS: Final = """
[databases]
* = {server}
[pgbouncer]
pool_mode = transaction
default_pool_size = {size}
max_client_conn = 300
listen_addr =
listen_port = {port}
unix_socket_dir = {folder}
auth_type = any
server_check_query =
query_wait_timeout = 60
logfile = {folder}/pgbouncer.log
"""


@contextmanager
def pgbouncer(server: str, size: int = 3) -> Iterator[str]:
    """Start one before a server; yield its URL, with DATABASE in it for the database's name.

    `size`: how many of the server's connections it hands around. Skips where there is no PgBouncer.
    """
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        pytest.skip("no PgBouncer on this machine")
    # A socket's path may have a hundred bytes: the folder is not a test's own, whose name is long.
    with tempfile.TemporaryDirectory(prefix="lx-pgb-") as name:
        folder = Path(name)
        folder.chmod(0o777)  # as root it refuses to run: it is who runs the wheel's server, beside its socket
        settings = folder / "pgbouncer.ini"
        settings.write_text(SETTINGS.format(server=_server(server), size=size, port=PORT, folder=folder))
        user: dict[str, Any] = {"user": "pgserver"} if os.geteuid() == 0 else {}
        process = subprocess.Popen(
            [program, "-q", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while not (folder / f".s.PGSQL.{PORT}").exists():
                assert process.poll() is None, (folder / "pgbouncer.log").read_text()
                assert time.monotonic() < deadline, "PgBouncer doesn't start"
                time.sleep(0.01)
            yield f"postgresql://lianxin@/DATABASE?host={folder}&port={PORT}&pgbouncer=true"
        finally:
            process.terminate()
            process.wait()


@asynccontextmanager
async def database(server: str) -> AsyncIterator[str]:
    """Yield the name of an empty database on a server: PgBouncer knows no search_path."""
    name = f"lx_{uuid.uuid4().hex[:12]}"
    admin: Any = await asyncpg.connect(server)
    try:
        await admin.execute(f"CREATE DATABASE {name}")
        yield name
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await admin.close()


def _server(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or parse_qs(parts.query)["host"][0]
    found = f"host={host} port={parts.port or 5432} user={parts.username or 'postgres'}"
    return f"{found} password={parts.password}" if parts.password else found
