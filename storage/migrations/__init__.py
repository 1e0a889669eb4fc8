"""Migrations: numbered files for each dialect, applied in order at start, each in one transaction."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any, Literal

from bot.domain.storing import SchemaTooNewError

Dialect = Literal["sqlite", "postgres"]

CREATE = "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)"


def steps(dialect: Dialect) -> list[tuple[int, str]]:
    """Return the dialect's migrations as (version, script), in order."""
    found = []
    for file in resources.files("storage.migrations").joinpath(dialect).iterdir():
        numbered = re.fullmatch(r"(\d{4})_\w+\.sql", file.name)
        if numbered:
            found.append((int(numbered[1]), file.read_text("utf-8")))
    return sorted(found)


def outstanding(dialect: Dialect, version: int) -> list[tuple[int, str]]:
    """Return what is to be applied to a database of this version; raise SchemaTooNewError for a newer one."""
    known = steps(dialect)
    if version > known[-1][0]:
        raise SchemaTooNewError(version, known[-1][0])
    return [step for step in known if step[0] > version]


def version_of(row: Any) -> int:  # noqa: ANN401 - a driver's row
    """Return the version that a row of schema_version names; 0 where there is none."""
    return int(row["version"]) if row is not None else 0
