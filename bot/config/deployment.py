"""All villages of one deployment: config.toml, its [[villages]], and the files of its folder.

One village's fault keeps nobody but that village from being served; a fault of config.toml itself, everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bot.config.entry import Entry, settings_of
from bot.config.expected import Expected
from bot.config.faults import ConfigError, ConfigFault, FaultKind
from bot.config.loading import TOKEN_VARIABLE, VILLAGES, main_settings
from bot.config.settings import MAIN, Settings, StorageSettings
from bot.config.toml_file import read_toml

SQLITE: Final = "sqlite:///"
NOBODY: Final = {TOKEN_VARIABLE: "0:---"}
"""Stands where config.toml describes no village of its own; nothing is ever called with it."""


@dataclass(frozen=True, slots=True)
class Deployment:
    """Villages by their keys, as they are written now."""

    path: Path
    """The configuration."""
    base: Settings
    """What holds for all of them."""
    villages: Mapping[str, Settings]
    broken: Mapping[str, ConfigError] = field(default_factory=dict)
    """Villages that can't be served as they are written."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every village's key, also the broken ones'."""
        return (*self.villages, *(key for key in self.broken if key not in self.villages))

    @classmethod
    def of(cls, settings: Settings) -> Deployment:
        """Return the deployment of one village alone."""
        return cls(Path(), settings, {settings.key: settings})


@dataclass(frozen=True, slots=True)
class Configuration:
    """config.toml as it was read at start: what stands in it holds until the next."""

    path: Path
    written: Mapping[str, Any]
    environment: Mapping[str, str]

    def deployment(self) -> Deployment:
        """Read the folder's files anew; raise ConfigError where config.toml itself is at fault."""
        listed = self.written.get(VILLAGES, [])
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            raise ConfigError(
                self.path, [ConfigFault(FaultKind.VALUE_WRONG, VILLAGES, None, Expected.SECTION)]
            )
        entries, broken = self._entries(listed)
        base, has_main = self._base(others=bool(entries or broken))
        villages = {MAIN: base} if has_main else {}
        where = {MAIN: self.path} if has_main else {}
        for entry in entries:
            if entry.key in where:
                both = f"{where[entry.key].name}, {entry.path.name}"
                twice = ConfigFault(FaultKind.VILLAGE_TWICE, "key", f"{entry.key} ({both})")
                broken[entry.key] = entry.error(twice)
                continue
            where[entry.key] = entry.path
            try:
                settings = settings_of(entry, base, self.environment)
            except ConfigError as error:
                broken[entry.key] = error
            else:
                villages[entry.key] = _with_file_of_its_own(settings, entry)
        for key, shared in _shared(villages, where):
            broken.setdefault(key, shared)
        sound = {key: settings for key, settings in villages.items() if key not in broken}
        return Deployment(self.path, base, sound, broken)

    @property
    def folder(self) -> Path:
        """Where the further villages' files lie."""
        section = self.written.get("deployment", {})
        name = section.get("folder") if isinstance(section, dict) else None
        return self.path.parent / (name if isinstance(name, str) and name.strip() else "villages")

    def _entries(self, listed: list[dict[str, Any]]) -> tuple[list[Entry], dict[str, ConfigError]]:
        entries, broken = [], {}
        for number, written in enumerate(listed, 1):
            key = written.get("key")
            if not isinstance(key, str) or not key.strip():
                name = f"{VILLAGES}[{number}]"
                missing = ConfigFault(FaultKind.KEY_MISSING, f"{name}.key", expected=Expected.VILLAGE_KEY)
                broken[name] = ConfigError(self.path, [missing])
                continue
            rest = {name: value for name, value in written.items() if name != "key"}
            entries.append(Entry(key, self.path, f"{VILLAGES}.{key}.", rest))
        for file in sorted(self.folder.glob("*.toml")):
            try:
                entries.append(Entry(file.stem, file, "", read_toml(file)))
            except ConfigError as error:
                broken[file.stem] = error
        return entries, broken

    def _base(self, *, others: bool) -> tuple[Settings, bool]:
        """Return what holds for all villages, and whether it is also a village's."""
        village = self.written.get("village")
        named = isinstance(village, dict) and bool(village.get("name"))
        if named or not others:
            return main_settings(self.path, dict(self.written), self.environment), True
        written = {
            **self.written,
            "village": {**(village if isinstance(village, dict) else {}), "name": "-"},
            "telegram": _without_token(self.written.get("telegram")),
        }
        return main_settings(self.path, written, NOBODY), False


def read_configuration(path: Path, environment: Mapping[str, str]) -> Configuration:
    """Read config.toml; raise ConfigError where it can't be read."""
    return Configuration(path, read_toml(path), environment)


def _without_token(telegram: object) -> dict[str, Any]:
    if not isinstance(telegram, dict):
        return {}
    return {name: value for name, value in telegram.items() if name not in {"token", "token_file"}}


def _with_file_of_its_own(settings: Settings, entry: Entry) -> Settings:
    """Return the settings with a SQLite file for this village alone, unless its entry names another."""
    url = settings.storage.url
    if "storage" in entry.written or not url.startswith(SQLITE):
        return settings
    file = Path(url.removeprefix(SQLITE)).with_name(f"{settings.key}.db")
    storage = StorageSettings(url=f"{SQLITE}{file.as_posix()}")
    return settings.model_copy(update={"storage": storage})


def _shared(villages: Mapping[str, Settings], where: Mapping[str, Path]) -> Iterator[tuple[str, ConfigError]]:
    """Yield every village that has another's token or database file, with both their names."""
    tokens, files = defaultdict(list), defaultdict(list)
    for key, settings in villages.items():
        tokens[settings.telegram.token.get_secret_value()].append(key)
        if settings.storage.url.startswith(SQLITE):
            files[Path(settings.storage.url.removeprefix(SQLITE)).resolve()].append(key)
    for kind, name, groups in (
        (FaultKind.TOKEN_TWICE, "token", tokens.values()),
        (FaultKind.DATABASE_TWICE, "storage.url", files.values()),
    ):
        for keys in groups:
            both = ", ".join(f"{key} ({where[key].name})" for key in keys)
            for key in keys if len(keys) > 1 else ():
                fault = ConfigFault(kind, name, both)
                yield key, ConfigError(where[key], [fault], villages[key].village.locale)
