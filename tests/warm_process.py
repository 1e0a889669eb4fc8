"""A warm interpreter: it has imported the bot, and forks a process for each life and each command of it.

A start then takes milliseconds, and what a kill interrupts is the bot's work and not Python's imports. The
child runs what the `lianxin` command runs. Requests come in on stdin, one JSON object a line; answers go to
stdout.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import traceback
from typing import Any

from bot.__main__ import main as lianxin
from tests.crash import points


def main() -> None:
    """Obey until stdin ends, and leave no child behind."""
    living: set[int] = set()
    gc.freeze()  # what is imported stays: no child copies it to look for garbage
    try:
        for line in sys.stdin:
            asked = json.loads(line)
            answer = _born(asked) if "arguments" in asked else _ended(asked)
            if "arguments" in asked:
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
    status: object = 70
    try:
        _live(asked)
        lianxin()
        status = 0
    except SystemExit as end:
        status = end.code or 0
    except BaseException:  # noqa: BLE001 - printed, as an interpreter does that ends so
        traceback.print_exc()
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(
            status if isinstance(status, int) else 1
        )  # the child must never come back into the loop above


def _live(asked: dict[str, Any]) -> None:
    source = os.open(asked["answers"] or os.devnull, os.O_RDONLY)
    target = os.open(asked["out"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for mine, standard in ((source, 0), (target, 1), (target, 2)):
        os.dup2(mine, standard)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the one above has been read from
    if asked["environment"] is not None:
        os.environ.clear()
        os.environ.update(asked["environment"])
    if asked["crash_at"]:
        points.arm(asked["crash_at"])
    sys.argv = ["lianxin", *asked["arguments"]]


def _ended(asked: dict[str, Any]) -> dict[str, Any]:
    pid, status = os.waitpid(asked["pid"], os.WNOHANG)
    return {"status": os.waitstatus_to_exitcode(status) if pid else None}


if __name__ == "__main__":
    main()
