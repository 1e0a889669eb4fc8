"""File and environment → Settings, or a ConfigError with all that is wrong."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.expected import Expected
from bot.config.faults import ConfigError, ConfigFault, FaultKind
from bot.config.nearest import nearest_key, section_of
from bot.config.paperwork import TWICE
from bot.config.settings import Settings
from bot.config.toml_file import read_toml

PATH_VARIABLE: Final = "LIANXIN_CONFIG"
TOKEN_VARIABLE: Final = "LIANXIN_TOKEN"  # noqa: S105 - a variable's name
_HIDDEN: Final = {"telegram.token", "telegram.base_url", "telegram.proxy", "storage.url"}
"""Keys whose value is, or may hold, a secret."""
_LIKE_A_TOKEN: Final = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{10,}")  # pasted into the wrong line
_SHOWN: Final = 60  # characters of a wrong value


def config_path(option: Path, environment: Mapping[str, str]) -> Path:
    """Return the path of the configuration: LIANXIN_CONFIG, if it is set, wins over the option."""
    return Path(environment.get(PATH_VARIABLE) or option)


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read the settings from a file; LIANXIN_TOKEN, if it is set, wins over its token.

    A token is taken only from a file that nobody but its owner may read: this one, or its token_file.

    :raises ConfigError: with every fault that was found
    """
    written = read_toml(path)
    for section in ("telegram", "village"):  # so that each missing key is named, not just the section
        written.setdefault(section, {})
    telegram = written["telegram"]
    if environment.get(TOKEN_VARIABLE) and isinstance(telegram, dict):
        telegram["token"] = environment[TOKEN_VARIABLE]
    elif (
        isinstance(telegram, dict) and isinstance(telegram.get("token_file"), str) and telegram["token_file"]
    ):
        token = _token_in(path.parent / telegram["token_file"].strip())
        if token is None:
            wrong = ConfigFault(FaultKind.VALUE_WRONG, "telegram.token_file", None, Expected.TOKEN_FILE)
            raise ConfigError(path, [wrong], _locale(written))
        telegram["token"] = token
    elif isinstance(telegram, dict) and telegram.get("token") and _others_may_read(path):
        exposed = ConfigFault(FaultKind.TOKEN_EXPOSED, "telegram.token", path.name)
        raise ConfigError(path, [exposed], _locale(written))
    try:
        return Settings.model_validate(written)
    except ValidationError as invalid:
        faults = [_fault(error) for error in invalid.errors(include_url=False, include_context=False)]
    raise ConfigError(path, list(dict.fromkeys(faults)), _locale(written))


def _token_in(file: Path) -> str | None:
    """Return the token in a file, or None where it can't be read or others than its owner may read it."""
    try:
        if _others_may_read(file):
            return None
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _others_may_read(file: Path) -> bool:
    """Whether its mode lets others than its owner read a file; on Windows a mode says nothing of that."""
    return os.name == "posix" and bool(file.stat().st_mode & 0o077)


def _fault(error: ErrorDetails) -> ConfigFault:
    if error["type"] == Expected.LOOPBACK:
        return ConfigFault(FaultKind.VALUE_WRONG, "clock.source", "simulator", Expected.LOOPBACK)
    names = [part for part in error["loc"] if isinstance(part, str)]  # the others count a list's items
    key = _key(error["loc"])
    if error["type"] == TWICE:
        return ConfigFault(FaultKind.VALUE_WRONG, f"{key}.name", error["msg"], Expected.PROCEDURE_NAME)
    if error["type"] == "extra_forbidden":
        return ConfigFault(FaultKind.KEY_UNKNOWN, key, nearest=nearest_key(".".join(names)))
    expected = _expected(names)
    blank = isinstance(error["input"], str) and not error["input"].strip()
    if error["type"] == "missing" or (blank and key in {"telegram.token", "village.name"}):
        return ConfigFault(FaultKind.KEY_MISSING, key, expected=expected)
    return ConfigFault(FaultKind.VALUE_WRONG, key, _shown(key, error["input"]), expected)


def _key(place: tuple[int | str, ...]) -> str:
    """Return a key as its section names it; of several sections of one name, which: `procedures[2].days`."""
    key = ""
    for part, following in zip(place, (*place[1:], 0), strict=True):
        if isinstance(part, str):
            key += f".{part}" if key else part
        elif isinstance(following, str):
            key += f"[{part + 1}]"
    return key


def _shown(key: str, value: object) -> str | None:
    text = str(value)
    if key in _HIDDEN or isinstance(value, dict) or _LIKE_A_TOKEN.search(text):
        return None
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _expected(names: list[str]) -> Expected:
    model: type[BaseModel] = Settings
    for place, name in enumerate(names, 1):
        field = model.model_fields[name]
        section = section_of(field)
        if section is not None and (place < len(names) or not field.metadata):
            model = section
            continue
        return next(extra for extra in field.metadata if isinstance(extra, Expected))
    return Expected.SECTION


def _locale(written: Mapping[str, Any]) -> str | None:
    village = written["village"]
    locale = village.get("locale") if isinstance(village, dict) else None
    return locale if isinstance(locale, str) else None
