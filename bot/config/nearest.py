"""The known key that was probably meant by an unknown one."""

import difflib
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from bot.config.settings import Section, Settings

_SIMILARITY: Final = 0.6  # difflib's ratio: six of ten characters in common


def known_keys(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[str]:
    """Yield every key with its section, such as telegram.token, and every section itself."""
    for name, field in model.model_fields.items():
        yield prefix + name
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield from known_keys(field.annotation, f"{prefix}{name}.")


def nearest_key(unknown: str) -> str:
    """Return the most similar known key, one of the same section first; empty if none is similar."""
    section, _, name = unknown.rpartition(".")
    keys = list(known_keys())
    same_section = [key for key in keys if key.rpartition(".")[0] == section]
    return _most_similar(name, same_section) or _most_similar(name, keys)


def _most_similar(name: str, keys: list[str]) -> str:
    names = {key.rpartition(".")[2]: key for key in reversed(keys)}
    found = difflib.get_close_matches(name.lower(), names, n=1, cutoff=_SIMILARITY)
    return names[found[0]] if found else ""
