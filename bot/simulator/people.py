"""The people of the simulation: Telegram users who aren't bots."""

from dataclasses import dataclass, fields
from typing import Any

from bot.simulator.errors import ControlError

# Above 2**32, so that a bot that keeps ids in 32 bits is found out; Telegram's ids have up to 52 bits.
FIRST_PERSON_ID = 5_000_000_001


@dataclass(slots=True)
class Person:
    """One Telegram user; `deactivated` is an account that was deleted.

    `about` (who this is, in a few words) and `link` (a deep link on paper in the person's hands) are for
    whoever plays the person; the bot never learns of them.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    phone: str | None = None
    language_code: str | None = "zh-hans"
    deactivated: bool = False
    about: str | None = None
    link: str | None = None

    def as_user(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if getattr(self, key) is not None:
                user[key] = getattr(self, key)
        return user

    def as_json(self) -> dict[str, Any]:
        """Return everything the control side knows of the person."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class People:
    """Everybody, by id."""

    def __init__(self) -> None:
        """Start empty."""
        self._people: dict[int, Person] = {}
        self._next_id = FIRST_PERSON_ID

    def __len__(self) -> int:
        """Return how many people there are."""
        return len(self._people)

    def all(self) -> list[Person]:
        """Return everybody, in the order of coming."""
        return list(self._people.values())

    def find(self, person_id: int) -> Person | None:
        """Return the person, or None."""
        return self._people.get(person_id)

    def get(self, person_id: int) -> Person:
        """Return the person; raise ControlError (404) if there is none."""
        person = self._people.get(person_id)
        if person is None:
            message = f"no person {person_id}"
            raise ControlError(message, 404)
        return person

    def put(self, details: dict[str, Any]) -> Person:
        """Add a person, or change the one with this id; unknown keys raise ControlError."""
        unknown = set(details) - {field.name for field in fields(Person)}
        if unknown:
            message = f"unknown keys of a person: {', '.join(sorted(unknown))}"
            raise ControlError(message)
        known = self._people.get(details.get("id") or 0)
        if known is not None:
            for key, value in details.items():
                setattr(known, key, value)
            return known
        if not details.get("first_name"):
            message = "a person needs a first_name"
            raise ControlError(message)
        person = Person(**{**details, "id": details.get("id") or self._free_id()})
        self._people[person.id] = person
        return person

    def _free_id(self) -> int:
        while self._next_id in self._people:
            self._next_id += 1
        self._next_id += 1
        return self._next_id - 1
