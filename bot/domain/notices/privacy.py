"""What is said around one's own data, leaving, and the account of privileged acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.audit import Act
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class MyData(Notice):
    """我的资料: what is kept of him, for how long and who sees it; offers the file, and leaving."""

    name: str
    """Empty for a stranger."""
    cases: int
    words_days: int
    """Days after its closing for which a case's words are kept."""
    media_days: int


@dataclass(frozen=True, slots=True)
class MyDataFile(Notice):
    """All that is kept of him: a sheet to read, and a file for machines."""

    name: str
    """The files' name, without what tells their kind."""
    content: Mapping[str, object]
    """Plain JSON values; beside whatever a room adds, `village` and `written_at`."""


@dataclass(frozen=True, slots=True)
class LeavingQuestion(Notice):
    """退出: what it does, and asks once more."""

    open_cases: int
    """Which would be taken back."""


@dataclass(frozen=True, slots=True)
class Farewell(Notice):
    """He has left; what is erased by when."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One act of the secretary's."""

    act: Act
    at: datetime
    case: str
    """The case's number, or empty."""
    about: str
    """A cadre's name, or empty."""


@dataclass(frozen=True, slots=True)
class SecretarysActs(Notice):
    """What the secretary did last, for the township's contact."""

    protected: ClassVar[bool] = True

    name: str
    lines: tuple[AuditLine, ...]


@dataclass(frozen=True, slots=True)
class NotHandled(Notice):
    """Something that he sent could not be handled: what to do, and a reference that the log has too."""

    reference: str


class TooManyTries(Refusal):
    """Too many wrong links within an hour. It doesn't say whether this one exists."""


class CadreStays(Refusal):
    """A cadre is in the bot by his office: the clerk takes him out of the roster."""
