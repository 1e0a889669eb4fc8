"""A warm interpreter: it has imported the bot, and forks a process for each life of it.

What a kill interrupts is then the bot's work and not Python's imports, and a restart takes milliseconds. The
child runs what `lianxin run` runs. Commands come in on stdin, one JSON object a line; answers go to stdout.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from bot.commands.run import run_bot
from tests.crash import points


def main() -> None:
    """Obey until stdin ends, and leave no child behind."""
    living: set[int] = set()
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            answer = _born(asked) if "config" in asked else _ended(asked)
            if "config" in asked:
                living.add(answer["pid"])
            elif answer["status"] is not None:
                living.discard(asked["pid"])
            print(json.dumps(answer), flush=True)  # noqa: T201 - the answer
    finally:
        for pid in living:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _born(asked: dict[str, Any]) -> dict[str, Any]:
    pid = os.fork()
    if pid:
        return {"pid": pid}
    status = 70
    try:
        _live(asked)
        status = run_bot(Path(asked["config"]))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)  # the child must never come back into the loop above


def _live(asked: dict[str, Any]) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    log = os.open(asked["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    if asked.get("crash_at"):
        points.arm(asked["crash_at"])


def _ended(asked: dict[str, Any]) -> dict[str, Any]:
    pid, status = os.waitpid(asked["pid"], 0 if asked["wait"] else os.WNOHANG)
    return {"status": os.waitstatus_to_exitcode(status) if pid else None}


if __name__ == "__main__":
    main()
