"""The parameters of a Bot API call, however they came: query, form, multipart or JSON."""

import json
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.files import Upload

TRUE_WORDS = frozenset({"true", "1", "yes"})


class Params:
    """Parameters by name; each reader takes what a form or a JSON body would hold."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        """Keep values and uploaded files."""
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str | None:
        """Return the value as text, or None if it wasn't given."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """Return the value as an int; raise ApiError if it is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            reason = f"invalid {name} specified"
            raise bad_request(reason) from error

    def number(self, name: str) -> float | None:
        """Return the value as a float; raise ApiError if it is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return float(value)
        except (TypeError, ValueError) as error:
            reason = f"invalid {name} specified"
            raise bad_request(reason) from error

    def flag(self, name: str) -> bool:
        """Return whether the value says yes."""
        return str(self.values.get(name, "")).lower() in TRUE_WORDS

    def structure(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the value as JSON; raise ApiError if it can't be parsed."""
        value = self.values.get(name)
        if not isinstance(value, str) or value == "":
            return value
        try:
            return json.loads(value)
        except ValueError as error:
            reason = f"can't parse {name.replace('_', ' ')} JSON object"
            raise bad_request(reason) from error

    def structures(self, name: str) -> list[Any]:
        """Return the value as a JSON array, empty if it wasn't given; raise ApiError for anything else."""
        value = self.structure(name)
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            reason = f"expected an Array of {name.replace('_', ' ')}"
            raise bad_request(reason)
        return value
