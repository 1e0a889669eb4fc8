"""`python -m tests.benchmarks [NAME…]`: run benchmarks, print their figures, write them as JSON."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from tests.benchmarks.answers import answers
from tests.benchmarks.backup import backup
from tests.benchmarks.broadcast import broadcast, ceiling
from tests.benchmarks.crash import crash
from tests.benchmarks.deadlines import deadlines
from tests.benchmarks.disclosure import disclosure, large_disclosure
from tests.benchmarks.documents import documents
from tests.benchmarks.figures import Figure, show, write
from tests.benchmarks.files import files
from tests.benchmarks.flatness import flatness
from tests.benchmarks.memory import memory
from tests.benchmarks.processes import processes
from tests.benchmarks.throughput import throughput
from tests.benchmarks.villages import villages
from tests.benchmarks.votes import votes
from tests.benchmarks.webhook import webhook

BENCHMARKS: Mapping[str, Callable[[], Coroutine[Any, Any, list[Figure]]]] = {
    "broadcast": broadcast,
    "disclosure": disclosure,
    "large_disclosure": large_disclosure,
    "documents": documents,
    "ceiling": ceiling,
    "answers": answers,
    "crash": crash,
    "backup": backup,
    "memory": memory,
    "deadlines": deadlines,
    "processes": processes,
    "throughput": throughput,
    "webhook": webhook,
    "files": files,
    "villages": villages,
    "flatness": flatness,
    "votes": votes,
}
FOLDER = Path("build/benchmarks")
"""In the current folder; git ignores it."""


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them; return the exit status."""
    console = Console()
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        console.print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
        return 2
    for name in names or BENCHMARKS:
        figures = asyncio.run(BENCHMARKS[name]())
        show(name, figures, console)
        write(name, figures, FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
