"""The journal beside the backups: what was erased on somebody's word, by ids alone.

A backup is older than some erasures. What is restored from it reads here what has to be erased again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bot.domain.erased import Erased, ErasedKind
from bot.domain.times import from_micros, to_micros


def append(path: Path, village: int, erased: Iterable[Erased]) -> None:
    """Write erasures down, and have the disk hold them. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        for one in erased:
            line = {
                "village": village,
                "kind": one.kind.value,
                "subject": one.subject_id,
                "at": to_micros(one.at),
            }
            file.write("\n" + json.dumps(line))  # before it: what the power cut short stays a line of its own
        file.flush()
        os.fsync(file.fileno())


def since(path: Path, village: int, instant: datetime) -> list[Erased]:
    """Return a village's erasures from an instant on, oldest first. A torn last line says nothing."""
    found = []
    for line in _lines(path):
        try:
            entry = json.loads(line)
            one = Erased(ErasedKind(entry["kind"]), int(entry["subject"]), from_micros(int(entry["at"])))
        except (ValueError, KeyError, TypeError):
            continue  # written when the power went: it is written again, since nothing marked it as done
        if entry.get("village") == village and one.at >= instant:
            found.append(one)
    return sorted(found, key=lambda erased: erased.at)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
