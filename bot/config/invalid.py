"""What pydantic finds wrong → a ConfigFault: the key as people wrote it, and what its value must be."""

import re
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bot.config.expected import Expected
from bot.config.faults import ConfigFault, FaultKind
from bot.config.nearest import nearest_key, section_of
from bot.config.paperwork import TWICE
from bot.config.settings import Settings

_HIDDEN: Final = {
    "telegram.token",
    "telegram.base_url",
    "telegram.proxy",
    "storage.url",
    "storage.direct_url",
}
"""Keys whose value is, or may hold, a secret."""
_LIKE_A_TOKEN: Final = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{10,}")  # pasted into the wrong line
_SHOWN: Final = 60  # characters of a wrong value


def fault_of(error: ErrorDetails, section: str = "") -> ConfigFault:
    """Return what is wrong, of the whole file or of a section that was looked at alone."""
    if error["type"] == Expected.LOOPBACK:
        return ConfigFault(FaultKind.VALUE_WRONG, "clock.source", "simulator", Expected.LOOPBACK)
    if error["type"] == Expected.PUBLIC_URL:
        return ConfigFault(FaultKind.KEY_MISSING, "webhook.url", expected=Expected.PUBLIC_URL)
    place = (section, *error["loc"]) if section else error["loc"]
    names = [part for part in place if isinstance(part, str)]  # the others count a list's items
    key = _key(place)
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


def _shown(key: str, value: Any) -> str | None:  # noqa: ANN401 - whatever was written
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
