"""One further village as it is written: a file of its own, or one of config.toml's [[villages]].

Names, token and the like stand at its top; sections are as in config.toml and hold for this village alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.config.expected import MAX_KEY, Expected
from bot.config.faults import ConfigError, ConfigFault, FaultKind
from bot.config.invalid import fault_of
from bot.config.nearest import nearest_key, section_of
from bot.config.secrets import place_token
from bot.config.settings import Settings, TelegramSettings

KEY: Final = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{MAX_KEY - 1}}}")
AT_THE_TOP: Final[Mapping[str, str]] = {
    "name": "village",
    "timezone": "village",
    "locale": "village",
    "roster": "village",
    "token": "telegram",
    "token_file": "telegram",
    "token_variable": "telegram",
    "username": "telegram",
}
"""In which section a key stands in config.toml that a village has at its top."""
ITS_OWN: Final = ("token", "token_file", "token_variable", "username")
"""What no village takes over from the configuration."""
FOR_ALL: Final = frozenset({"deployment", "log", "health", "clock", "webhook"})
"""Sections that hold for the whole process."""
LANGUAGES: Final = {"language": "locale"}
"""Another word for a key at the top."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written of one village."""

    key: str
    path: Path
    """The file that it stands in."""
    prefix: str
    """What a fault's key begins with: empty in a file of its own."""
    written: Mapping[str, Any]

    @property
    def place(self) -> str:
        """How the village is named where two are compared."""
        return f"{self.key} ({self.path.name})"

    def error(self, *faults: ConfigFault, locale: str | None = None) -> ConfigError:
        """Return faults as this village's."""
        return ConfigError(self.path, [self._as_written(fault) for fault in faults], locale)

    def _as_written(self, fault: ConfigFault) -> ConfigFault:
        section, _, name = fault.key.partition(".")
        key = name if AT_THE_TOP.get(name) == section else fault.key
        nearest = fault.nearest.partition(".")[2] or fault.nearest
        nearest = nearest if nearest in AT_THE_TOP and "." not in fault.key else fault.nearest
        return ConfigFault(
            fault.kind, f"{self.prefix}{key}", fault.value, fault.expected, nearest, fault.line, fault.column
        )


def settings_of(entry: Entry, base: Settings, environment: Mapping[str, str]) -> Settings:
    """Return a village's settings: the configuration's, but for what its entry says.

    What an entry doesn't mention is the same object for all villages. Raises ConfigError.
    """
    locale = entry.written.get("locale", base.village.locale)
    spoken = locale if isinstance(locale, str) else None
    if not KEY.fullmatch(entry.key):
        wrong = ConfigFault(FaultKind.VALUE_WRONG, "key", entry.key, Expected.VILLAGE_KEY)
        raise entry.error(wrong, locale=spoken)
    sections, faults = _sections(entry)
    telegram = {**_plain(base.telegram, leave=ITS_OWN), **sections.pop("telegram", {})}
    placed, fault = place_token(telegram, entry.path, environment)
    if fault is not None:
        raise entry.error(fault, locale=spoken)
    sections["telegram"] = placed
    sections["village"] = {
        **_plain(base.village, leave=("name", "roster")), **_beside(entry.path, sections.get("village", {}))
    }  # fmt: skip
    made: dict[str, Any] = {}
    for name, section in sections.items():
        model = section_of(Settings.model_fields[name])
        before = {} if name in {"telegram", "village"} else _plain(getattr(base, name))
        try:
            if model is not None:
                made[name] = model.model_validate(_merged(before, section))
        except ValidationError as invalid:
            found = invalid.errors(include_url=False, include_context=False)
            faults += [fault_of(error, name) for error in found]
    bot = made.get("telegram")
    if isinstance(bot, TelegramSettings) and bot.mode == "webhook" and not base.webhook.url:
        faults.append(ConfigFault(FaultKind.KEY_MISSING, "webhook.url", expected=Expected.PUBLIC_URL))
    if faults:
        raise entry.error(*dict.fromkeys(faults), locale=spoken)
    return base.model_copy(update=made).known_as(entry.key)


def _sections(entry: Entry) -> tuple[dict[str, Any], list[ConfigFault]]:
    """Return what is written as config.toml's sections, and what has no place there."""
    sections: dict[str, Any] = {}
    faults = []
    for name, value in entry.written.items():
        known = LANGUAGES.get(name, name)
        if known in AT_THE_TOP:
            sections.setdefault(AT_THE_TOP[known], {})[known] = value
        elif name in FOR_ALL:
            faults.append(ConfigFault(FaultKind.FOR_ALL, name))
        elif name not in Settings.model_fields:
            faults.append(ConfigFault(FaultKind.KEY_UNKNOWN, name, nearest=nearest_key(name)))
        elif not isinstance(value, dict):
            faults.append(ConfigFault(FaultKind.VALUE_WRONG, name, str(value), Expected.SECTION))
        else:
            sections[name] = {**value, **sections.get(name, {})}
    return sections, faults


def _plain(section: object, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a section's values, those of the sections within it as they are."""
    fields = type(section).model_fields  # type: ignore[attr-defined]
    return {name: getattr(section, name) for name in fields if name not in leave}


def _merged(before: Mapping[str, Any], section: Mapping[str, Any]) -> dict[str, Any]:
    """Return a section's values with an entry's in their place; a table within it is merged likewise."""
    merged = dict(before)
    for name, value in section.items():
        there = merged.get(name)
        merged[name] = {**_plain(there), **value} if isinstance(value, dict) and there is not None else value
    return merged


def _beside(path: Path, village: Mapping[str, Any]) -> dict[str, Any]:
    """Return a [village] section with the roster where its file's name says it is, seen from the entry's."""
    roster = village.get("roster")
    if not isinstance(roster, str) or not roster.strip():
        return dict(village)
    return {**village, "roster": str(path.parent / roster.strip())}
