"""What can be wrong with the settings, as data.

ConfigError
    carries every ConfigFault that was found, all at once
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.config.expected import Expected


class FaultKind(StrEnum):
    """In which way the settings are wrong."""

    FILE_MISSING = "file_missing"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_UTF8 = "file_not_utf8"
    FILE_NOT_TOML = "file_not_toml"
    KEY_UNKNOWN = "key_unknown"
    KEY_MISSING = "key_missing"
    VALUE_WRONG = "value_wrong"
    TOKEN_EXPOSED = "token_exposed"  # noqa: S105 - a code
    """The file holds the token, and others than its owner may read it."""
    TOKEN_TWICE = "token_twice"  # noqa: S105 - a code
    """Two villages have one bot; `value` names both, as below."""
    VILLAGE_TWICE = "village_twice"
    """Two villages have one key."""
    DATABASE_TWICE = "database_twice"
    """Two villages have one SQLite file."""
    FOR_ALL = "for_all"
    """It holds for the whole process: its place is config.toml."""


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """One thing that is wrong. It never holds the token, nor a password within an address."""

    kind: FaultKind
    key: str = ""
    """With its section, such as telegram.token; empty for a fault of the whole file."""
    value: str | None = None
    """As written in the file; None where it may be or hold a secret."""
    expected: Expected | None = None
    nearest: str = ""
    """The known key (or section) that was probably meant by an unknown one."""
    line: int | None = None
    """Line in the file, from 1."""
    column: int | None = None
    """Column in that line, from 1."""


class ConfigError(Exception):
    """The settings cannot be used."""

    def __init__(self, path: Path, faults: Sequence[ConfigFault], locale: str | None = None) -> None:
        """Keep the faults of the file; `locale` is the village's, where it could be read."""
        super().__init__(path, tuple(faults))
        self.path = path
        self.faults = tuple(faults)
        self.locale = locale

    def __str__(self) -> str:
        """Name the file and the keys, for logs; people read bot.config.wording's sentences."""
        return f"{self.path}: " + ", ".join(f"{fault.kind} {fault.key}".rstrip() for fault in self.faults)
