"""Faults to switch on: what can go wrong between a bot and Telegram.

Decisions come from a seeded random.Random, so that runs repeat.
"""

import random
from dataclasses import dataclass, fields
from typing import Any

from bot.simulator.errors import ApiError, ControlError, too_many_requests

SLOW = "slow"
KINDS = ("http", "reset", "hang", "retry_after", "forbidden", "bad_request", "down", SLOW)
# What comes before Telegram does anything; the others may come after the effect too.
BEFORE = ("retry_after", "forbidden", "bad_request", "down", SLOW)


@dataclass(slots=True)
class Fault:
    """One fault in force.

    kind: http (`code`, e.g. 500, 502), reset (the connection is cut), hang (no answer for `seconds`,
    then it is cut), retry_after (429), forbidden (403), bad_request (400), down (every call is cut),
    slow (`seconds` pass, as on a long way to Telegram, and then it goes on as ever).
    when: before or after the call has taken effect. It hits `methods` (empty: all) to `chat_id` (None: all),
    the `next` N calls, or each with `probability`.
    """

    kind: str
    id: int = 0
    methods: tuple[str, ...] = ()
    chat_id: int | None = None
    when: str = "before"
    next: int | None = None
    probability: float = 1.0
    code: int = 502
    retry_after: int = 5
    seconds: float = 60.0
    description: str | None = None
    hits: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the fault for the control side."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def concerns(self, method: str, chat_id: object) -> bool:
        """Say whether a call of `method` (any case) to `chat_id` is among those it may hit."""
        if self.methods and method.lower() not in self.methods:
            return False
        return self.chat_id is None or str(chat_id) == str(self.chat_id)

    def refusal(self) -> ApiError | None:
        """Return the answer that Telegram would give, or None if the fault isn't an answer of the API."""
        if self.kind == "retry_after":
            return too_many_requests(self.retry_after)
        if self.kind == "forbidden":
            return ApiError(403, self.description or "Forbidden: bot was blocked by the user")
        if self.kind == "bad_request":
            return ApiError(400, self.description or "Bad Request: chat not found")
        return None


class Faults:
    """The faults in force, asked at every call."""

    def __init__(self, seed: int | None) -> None:
        """Start without faults; `seed` makes the decisions repeatable."""
        self._random = random.Random(seed)  # noqa: S311 - a simulation, nothing is kept secret by it
        self._faults: dict[int, Fault] = {}
        self._next_id = 1

    def add(self, details: dict[str, Any]) -> Fault:
        """Switch a fault on; raise ControlError if it is none that exists."""
        details = dict(details)
        method = details.pop("method", None)
        methods = details.pop("methods", None) or ([method] if method else [])
        unknown = set(details) - {field.name for field in fields(Fault)}
        if (
            unknown
            or details.get("kind") not in KINDS
            or details.get("when", "before") not in {"before", "after"}
        ):
            message = (
                f"a fault has kind ({', '.join(KINDS)}) and when (before, after); unknown: {sorted(unknown)}"
            )
            raise ControlError(message)
        fault = Fault(**{**details, "id": self._next_id, "methods": tuple(name.lower() for name in methods)})
        if fault.kind in BEFORE:
            fault.when = "before"
        self._next_id += 1
        self._faults[fault.id] = fault
        return fault

    def all(self) -> list[Fault]:
        """Return the faults in force."""
        return list(self._faults.values())

    def remove(self, fault_id: int | None = None) -> None:
        """Switch one fault off, or all."""
        if fault_id is None:
            self._faults.clear()
        else:
            self._faults.pop(fault_id, None)

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """Decide which fault, if any, hits this call; a fault whose N calls are used up ends."""
        for fault in list(self._faults.values()):
            if not fault.concerns(method, chat_id):
                continue
            if fault.probability < 1.0 and self._random.random() >= fault.probability:
                continue
            fault.hits += 1
            if fault.next is not None:
                fault.next -= 1
                if fault.next <= 0:
                    del self._faults[fault.id]
            return fault
        return None
