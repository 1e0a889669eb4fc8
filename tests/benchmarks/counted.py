"""The bot with its statements counted: `python -m tests.benchmarks.counted FILE run --config config.toml`.

Whatever is handed to SQLite's driver counts, by its first word; one that is run for many rows counts once.
"""

from __future__ import annotations

import functools
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiosqlite

from bot.__main__ import main

METHODS = ("execute", "execute_fetchall", "executemany")


def _counting(method: Callable[..., Any], counts: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(method)
    def counted(connection: aiosqlite.Connection, sql: str, *rest: Any) -> Any:
        counts[sql.split(maxsplit=1)[0]] += 1
        return method(connection, sql, *rest)

    return counted


def run(file: Path, arguments: list[str]) -> None:
    """Run the command line; at its end write the counts as JSON."""
    counts: Counter[str] = Counter()
    for name in METHODS:
        setattr(aiosqlite.Connection, name, _counting(getattr(aiosqlite.Connection, name), counts))
    sys.argv[1:] = arguments
    try:
        main()
    finally:
        file.write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:])
