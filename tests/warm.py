"""The `lianxin` command in processes of its own, forked from an interpreter that has imported it.

Importing takes a second of a processor's time, and the tests start the bot hundreds of times. A conftest
takes the fixture by `from tests.warm import warm`. Windows can't fork: there each starts from nothing.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bot.demo.launching import Life

LOOK_INTERVAL = 0.005  # seconds between looks at whether a life has ended
PATIENCE = 60.0  # seconds for a command


class Fork:
    """One process; fulfils bot.demo.launching.Life."""

    def __init__(self, warm: Warm, pid: int) -> None:
        self.pid = pid
        self._warm = warm
        self._status: int | None = None

    @property
    def returncode(self) -> int | None:
        if self._status is None:
            self._status = self._warm.ask(pid=self.pid)["status"]
        return self._status

    def send_signal(self, number: signal.Signals) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def wait(self) -> int:
        while self.returncode is None:  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(LOOK_INTERVAL)
        return self.returncode


class Warm:
    """The warm interpreter, started at the first need."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._asking = threading.Lock()

    def ask(self, **asked: object) -> dict[str, int | None]:
        """Return what it answers: within milliseconds."""
        with self._asking:
            if self._process is None:
                environment = {name: value for name, value in os.environ.items() if name[:8] != "LIANXIN_"}
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "tests.warm_process"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
                )  # fmt: skip
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            answer: dict[str, int | None] = json.loads(self._process.stdout.readline())
        return answer

    def fork(
        self, *arguments: str, out: Path, answers: Path | None = None,
        environment: Mapping[str, str] | None = None, crash_at: str = "",
    ) -> Fork:  # fmt: skip
        """Run `lianxin` with these arguments, appending to a file what it prints.

        `answers` is what is typed, `environment` what it finds there instead of this process's, `crash_at`
        the point at which it kills itself.
        """
        pid = self.ask(
            arguments=arguments, out=str(out), answers=str(answers or ""),
            environment=None if environment is None else dict(environment), crash_at=crash_at,
        )["pid"]  # fmt: skip
        assert pid is not None
        return Fork(self, pid)

    async def launch(self, config: Path, log: Path) -> Life:
        """Run the bot; a `bot.demo.launching.Launch`."""
        return await self._start("run", "--config", str(config), out=log)

    async def lianxin(
        self, *arguments: str, answers: str = "", environment: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Run a command to its end; return its status and what it printed."""
        with tempfile.TemporaryDirectory(prefix="lx-") as folder:
            out, typed = Path(folder, "out"), Path(folder, "typed")
            await asyncio.to_thread(typed.write_text, answers, encoding="utf-8")
            running = await self._start(*arguments, out=out, answers=typed, environment=environment)
            async with asyncio.timeout(PATIENCE):
                status = await running.wait()
            return status, await asyncio.to_thread(out.read_text, encoding="utf-8")

    def end(self) -> None:
        """End it, and whatever it has forked."""
        if self._process is not None:
            self._process.communicate(timeout=PATIENCE)

    async def _start(
        self, *arguments: str, out: Path, answers: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Life:  # fmt: skip
        if hasattr(os, "fork"):
            return self.fork(*arguments, out=out, answers=answers, environment=environment)
        with ExitStack() as stack:
            typed = stack.enter_context(open(answers or os.devnull, "rb"))  # noqa: ASYNC230, PTH123 - a moment
            printed = stack.enter_context(open(out, "ab"))  # noqa: ASYNC230, PTH123 - likewise
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *arguments,
                stdin=typed, stdout=printed, stderr=printed, env=environment,
            )  # fmt: skip


@contextmanager
def warmed() -> Iterator[Warm]:
    """Lend a warm interpreter; at the end nothing of it is left."""
    made = Warm()
    try:
        yield made
    finally:
        made.end()


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Lend this test process's own."""
    with warmed() as made:
        yield made
