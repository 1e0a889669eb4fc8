"""A script for SQLite, taken apart."""

from __future__ import annotations

import sqlite3


def statements(script: str) -> list[str]:
    """Split a script into its statements: SQLite knows where a trigger ends, and executescript commits.

    Raises ValueError where the last one has no end.
    """
    found, text = [], ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text)
            text = ""
    if text.strip():
        raise ValueError(text)
    return found
