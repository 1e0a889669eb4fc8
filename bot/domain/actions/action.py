"""What a tap can ask for, and how it is stored: by its class's name and its values."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar

_REGISTRY: dict[str, type[Action]] = {}


class UnknownActionError(ValueError):
    """A stored action that this version of the program doesn't know (an old button)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown action {name}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a tap can ask for."""

    keeps_buttons: ClassVar[bool] = False
    """Whether the message keeps its buttons after the tap (paging, lists)."""
    for_strangers: ClassVar[bool] = False
    """Whether it does anything for somebody who has not joined, or was taken out again."""

    def __init_subclass__(cls) -> None:
        """Make the action known by its class's name."""
        _REGISTRY[cls.__name__] = cls


def encode(action: Action) -> dict[str, Any]:
    """Return the action as plain JSON values."""
    values = {field.name: getattr(action, field.name) for field in fields(action)}
    return {"do": type(action).__name__, **values}


def decode(stored: dict[str, Any]) -> Action:
    """Return the action that `encode` was given; raise UnknownActionError for what no version knows."""
    name = str(stored.get("do"))
    cls = _REGISTRY.get(name)
    values = {key: value for key, value in stored.items() if key != "do"}
    if cls is None or not _fits(cls, values):
        raise UnknownActionError(name)
    return cls(**values)


def _fits(cls: type[Action], values: dict[str, Any]) -> bool:
    """Whether an action can be made of what is stored: an older button lacks what has a default since."""
    needed = {f.name for f in fields(cls) if f.default is MISSING}
    return needed <= set(values) <= {f.name for f in fields(cls)}
