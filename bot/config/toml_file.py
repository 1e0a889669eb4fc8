"""config.toml as text → what is written in it, or the one fault that keeps it from being read."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from bot.config.faults import ConfigError, ConfigFault, FaultKind

# tomllib tells the place in words only (its attributes came with Python 3.14).
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: Path) -> dict[str, Any]:
    """Return the file's contents.

    :raises ConfigError: the file is missing, unreadable, not UTF-8 or not TOML
    """
    text = _read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        place = _PLACE.search(str(broken))
        line, column = (int(place[1]), int(place[2])) if place else _end(text)
        fault = ConfigFault(FaultKind.FILE_NOT_TOML, line=line, column=column)
        raise ConfigError(path, [fault]) from None  # its text may quote the line with the token


def _read_text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(path, [ConfigFault(FaultKind.FILE_MISSING)]) from None
    except OSError as refused:
        fault = ConfigFault(FaultKind.FILE_UNREADABLE, value=type(refused).__name__)
        raise ConfigError(path, [fault]) from refused
    try:
        return raw.decode("utf-8-sig")  # Windows' Notepad puts a mark in front
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise ConfigError(path, [ConfigFault(FaultKind.FILE_NOT_UTF8, line=line)]) from None


def _end(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1
