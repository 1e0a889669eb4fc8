"""Figures: what a benchmark measured, printed as a table and written as JSON."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

TWO_PLACES_BELOW = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value."""

    what: str
    value: float
    unit: str = ""
    aim: str = ""
    """What the value should be, in words; empty where it is only told."""


def share(values: Sequence[float], part: float) -> float:
    """Return the value that this part of all values doesn't exceed (the nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-part * len(ordered) // 1) - 1))]


def spread(what: str, seconds: Sequence[float], aim_of_p99: str = "") -> list[Figure]:
    """Return the median, the 99th percentile and the greatest of some durations, in milliseconds."""
    return [
        Figure(f"{what}, p50", statistics.median(seconds) * 1000, "ms"),
        Figure(f"{what}, p99", share(seconds, 0.99) * 1000, "ms", aim_of_p99),
        Figure(f"{what}, max", max(seconds) * 1000, "ms"),
        Figure(f"{what}, samples", len(seconds)),
    ]


def show(name: str, figures: Sequence[Figure], console: Console) -> None:
    """Print a benchmark's figures."""
    table = Table(title=name, title_justify="left", title_style="bold")
    table.add_column("measured")
    table.add_column("figure", justify="right")
    table.add_column("unit")
    table.add_column("aim")
    for figure in figures:
        table.add_row(figure.what, _readable(figure.value), figure.unit, figure.aim)
    console.print(table)


def write(name: str, figures: Sequence[Figure], folder: Path) -> None:
    """Write a benchmark's figures to `folder`/NAME.json."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "benchmark": name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "figures": [asdict(figure) for figure in figures],
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _readable(value: float) -> str:
    places = 0 if value % 1 == 0 or abs(value) >= TWO_PLACES_BELOW else 2
    return f"{value:,.{places}f}"
