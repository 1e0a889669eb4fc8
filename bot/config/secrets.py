"""Where a bot's token stands: in the file itself, in one of its own, or in an environment variable."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.config.expected import Expected
from bot.config.faults import ConfigFault, FaultKind


def place_token(
    telegram: Mapping[str, Any], path: Path, environment: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], ConfigFault | None]:
    """Return a [telegram] section with its token in it, or the fault that keeps it from being taken.

    A token is taken only from a file that nobody but its owner may read: `path`, where the section stands, or
    its token_file beside that. `environment`, where it is given, answers for `token_variable`.
    """
    placed = dict(telegram)
    variable = placed.pop("token_variable", None) if environment is not None else None
    file = placed.get("token_file")
    if variable:
        token = (environment or {}).get(str(variable), "")
        placed["token"] = token
        if not token:
            missing = Expected.TOKEN_VARIABLE
            return placed, ConfigFault(FaultKind.VALUE_WRONG, "telegram.token_variable", None, missing)
    elif isinstance(file, str) and file:
        found = _token_in(path.parent / file.strip())
        if found is None:
            wrong = ConfigFault(FaultKind.VALUE_WRONG, "telegram.token_file", None, Expected.TOKEN_FILE)
            return placed, wrong
        placed["token"] = found
    elif placed.get("token") and others_may_read(path):
        return placed, ConfigFault(FaultKind.TOKEN_EXPOSED, "telegram.token", path.name)
    return placed, None


def others_may_read(file: Path) -> bool:
    """Whether its mode lets others than its owner read a file; on Windows a mode says nothing of that."""
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _token_in(file: Path) -> str | None:
    """Return the token in a file, or None where it can't be read or others than its owner may read it."""
    try:
        if others_may_read(file):
            return None
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
