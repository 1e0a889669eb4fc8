"""A configuration file for a test: the least that loads, and whatever the test adds."""

from pathlib import Path

from bot.config.faults import ConfigError, ConfigFault
from bot.config.loading import load

TOKEN = "123456789:invented-token-for-tests"
LEAST = f'[telegram]\ntoken = "{TOKEN}"\n[village]\nname = "那郎村"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def faults_of(path: Path, environment: dict[str, str] | None = None) -> list[ConfigFault]:
    try:
        load(path, environment or {})
    except ConfigError as error:
        return list(error.faults)
    return []
