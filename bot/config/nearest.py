"""The known key that was probably meant by an unknown one."""

import difflib
from collections.abc import Iterator
from typing import Final, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.config.section import Section
from bot.config.settings import Settings

_SIMILARITY: Final = 0.6  # difflib's ratio: six of ten characters in common


def known_keys(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[str]:
    """Yield every key with its section, such as telegram.token, and every section itself."""
    for name, field in model.model_fields.items():
        yield prefix + name
        section = section_of(field)
        if section is not None:
            yield from known_keys(section, f"{prefix}{name}.")


def section_of(field: FieldInfo) -> type[Section] | None:
    """Return the section that a field is, or that it is a list of; None for a plain value."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Section):
            return kind
    return None


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
