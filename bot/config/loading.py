"""File and environment → Settings, or a ConfigError with all that is wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.config.faults import ConfigError
from bot.config.invalid import fault_of
from bot.config.secrets import place_token
from bot.config.settings import Settings
from bot.config.toml_file import read_toml

PATH_VARIABLE: Final = "LIANXIN_CONFIG"
TOKEN_VARIABLE: Final = "LIANXIN_TOKEN"  # noqa: S105 - a variable's name
VILLAGES: Final = "villages"
"""The list of further villages in config.toml: bot.config.deployment reads it."""


def config_path(option: Path, environment: Mapping[str, str]) -> Path:
    """Return the path of the configuration: LIANXIN_CONFIG, if it is set, wins over the option."""
    return Path(environment.get(PATH_VARIABLE) or option)


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Read the settings of the village that the file itself describes.

    LIANXIN_TOKEN, if it is set, wins over its token. A token is taken only from a file that nobody but its
    owner may read: this one, or its token_file.

    :raises ConfigError: with every fault that was found
    """
    return main_settings(path, read_toml(path), environment)


def main_settings(path: Path, written: dict[str, Any], environment: Mapping[str, str]) -> Settings:
    """Return what `load` does, from what is written in the file."""
    written = {name: value for name, value in written.items() if name != VILLAGES}
    for section in ("telegram", "village"):  # so that each missing key is named, not just the section
        written.setdefault(section, {})
    telegram = written["telegram"]
    if isinstance(telegram, dict):
        given = environment.get(TOKEN_VARIABLE)
        if given:
            written["telegram"] = {**telegram, "token": given}
        else:
            written["telegram"], fault = place_token(telegram, path)
            if fault is not None:
                raise ConfigError(path, [fault], locale_of(written))
    try:
        return _beside(path, Settings.model_validate(written))
    except ValidationError as invalid:
        faults = [fault_of(error) for error in invalid.errors(include_url=False, include_context=False)]
    raise ConfigError(path, list(dict.fromkeys(faults)), locale_of(written))


def _beside(path: Path, settings: Settings) -> Settings:
    """Return the settings with the roster where its file's name says it is, seen from the configuration."""
    if not settings.village.roster:
        return settings
    village = settings.village.model_copy(update={"roster": str(path.parent / settings.village.roster)})
    return settings.model_copy(update={"village": village})


def locale_of(written: Mapping[str, Any]) -> str | None:
    """Return the village's language, where it can be read."""
    village = written.get("village")
    locale = village.get("locale") if isinstance(village, dict) else None
    return locale if isinstance(locale, str) else None
