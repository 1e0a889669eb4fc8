"""The whole run's logs, searched at its end for any word, phone, name or token of a person.

What people write, are called and are phoned at is gathered where it enters: at the simulator's and the town's
phones, and where the records take a name or a link. What the bot logs is gathered from this process (at the
level, and with the loggers held back, as in production) and from the files of every bot that a test started.
A hit fails the run. Under pytest-xdist every worker searches its own, and the controller adds up.
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
"""The log is written in English: a Chinese character in it is somebody's."""
SECRETS: Final = (
    ("token", re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{6,}")),
    ("phone", re.compile(r"(?<![\d.])1[3-9]\d{9}(?!\d)")),
)
PIECE: Final = re.compile(r"[A-Za-z0-9_-]{7,}")
SHORTEST: Final = 7  # characters of what could be anything if it were shorter
LINE: Final = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ \S+:|\{\"time\")")
"""How a line of the bot's log begins; what it prints for the operator before it can log is no log."""
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
COUNTED: Final = ("lines", "files", "needles")
OUTPUT: Final = "lianxin_log"


@dataclass
class Searched:
    """What a process gathered and found."""

    lines: int = 0
    files: int = 0
    needles: int = 0
    hits: list[str] = field(default_factory=list)


class Needles:
    """What must stand in no log: gathered while the tests run."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def note(self, *values: object) -> None:
        """Remember texts; other values have nothing to tell."""
        self.found.update(value.strip() for value in values if isinstance(value, str) and value.strip())

    def watch(self, owner: type[Any], method: str, told: Callable[..., Iterable[object]]) -> None:
        """Note what `told` says of each call of a method, which otherwise does what it did."""
        original = getattr(owner, method)

        @functools.wraps(original)
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.note(*told(*args, **kwargs))
            return original(*args, **kwargs)

        setattr(owner, method, watched)


def search(text: str, needles: Iterable[str]) -> list[str]:
    """Return what a log holds of people: the kind of trace and its line, never the trace itself."""
    plain = {needle for needle in needles if len(needle) >= SHORTEST and not CHINESE.search(needle)}
    hits = []
    for place, line in enumerate(text.splitlines(), start=1):
        if LINE.match(line) and CHINESE.search(line):
            hits.append(f"line {place}: a person's words or name")
        hits += [f"line {place}: a {kind}" for kind, pattern in SECRETS if pattern.search(line)]
        hits += [f"line {place}: what somebody wrote" for piece in PIECE.findall(line) if piece in plain]
    return hits


class RunLog:
    """Gathers in this process, and searches at its end."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._needles = Needles()
        self._lines: list[str] = []
        self.total = Searched()

    def begin(self) -> None:
        """Listen to the root logger as `lianxin run` does, and to whatever brings words and names in."""
        from bot.telegram.connection import quieten  # noqa: PLC0415 - not where only aiogram's client is tried

        quieten()
        gather = _Gatherer(self._lines)
        gather.setFormatter(logging.Formatter(FORMAT))
        logging.getLogger().addHandler(gather)
        logging.getLogger().setLevel(logging.INFO)
        _watch_people(self._needles)

    def end(self, base: Path) -> Searched:
        """Search what was logged here and in the files below the run's folder."""
        found = Searched(lines=len(self._lines), needles=len(self._needles.found))
        found.hits = [f"this process, {hit}" for hit in search("\n".join(self._lines), self._needles.found)]
        for file in sorted({*base.rglob("*.log"), *base.rglob("*.log.*")}):
            if file.is_file():
                text = file.read_text(encoding="utf-8", errors="replace")
                found.files += 1
                found.lines += text.count("\n")
                where = file.relative_to(base)
                found.hits += [f"{where}, {hit}" for hit in search(text, self._needles.found)]
        return found

    def add(self, found: Searched) -> None:
        """Add up what a process found."""
        for name in COUNTED:
            setattr(self.total, name, getattr(self.total, name) + getattr(found, name))
        self.total.hits += found.hits


class _Gatherer(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("uvicorn"):  # the simulator's, which no bot has in its process
            self._lines.append(self.format(record))


def _watch_people(needles: Needles) -> None:
    from bot.simulator.person import PersonHandle  # noqa: PLC0415 - as above
    from storage.links import Links  # noqa: PLC0415 - as above
    from storage.people import People  # noqa: PLC0415 - as above
    from tests.usecases.phone import Phone  # noqa: PLC0415 - as above

    needles.watch(PersonHandle, "_act", lambda _self, _act, **said: (said.get("text"), said.get("caption")))
    needles.watch(Phone, "send", lambda _self, _kind, text="", **_rest: (text,))
    for method in ("add_member", "save_member"):
        needles.watch(People, method, lambda _self, member, _position: (member.name, member.phone))
    for method in ("add_cadre", "save_cadre"):
        needles.watch(People, method, lambda _self, cadre: (cadre.name, cadre.phone))
    needles.watch(Links, "add", lambda _self, token, *_rest, **_named: (token,))
