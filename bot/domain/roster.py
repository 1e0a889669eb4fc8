"""The village roster as it is read from the clerk's spreadsheet: households, cadres, duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.domain.centers import Center

NAME_LIMIT: Final = 40  # characters of a person's name
DUTIES_LIMIT: Final = 200  # characters of a cadre's duties


class HouseholdKind(StrEnum):
    """What sort of household it is: pairing ties each cadre to one of the last two kinds each."""

    ORDINARY = "ordinary"
    LARGE_GROWER = "large_grower"
    IN_DIFFICULTY = "in_difficulty"


KIND_NAMES_ZH: Final[Mapping[HouseholdKind, str]] = MappingProxyType(
    {
        HouseholdKind.ORDINARY: "普通",
        HouseholdKind.LARGE_GROWER: "种养大户",
        HouseholdKind.IN_DIFFICULTY: "困难户",
    }
)
"""The kinds' names in the spreadsheet."""


def household_number(group: int, running: int) -> str:
    """Return a household's number, for example "2-005": group, dash, running number of at least 3 digits."""
    return f"{group}-{running:03d}"


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A villager; `phone` as `bot.domain.phones.normalise` returns it."""

    name: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class RosterHousehold:
    """A household; `head` is the name of one of its `members`."""

    number: str
    group: int
    head: str
    members: tuple[RosterMember, ...]
    kind: HouseholdKind = HouseholdKind.ORDINARY


@dataclass(frozen=True, slots=True)
class RosterCadre:
    """A cadre, or the township's contact.

    `leads` is a part of `centers`, both in the order of `Center`. `group` is the group he is paired with,
    `large_household` and `poor_household` are numbers of households, `substitute` is another cadre's name.
    """

    name: str
    duties: str
    phone: str
    centers: tuple[Center, ...] = ()
    leads: tuple[Center, ...] = ()
    group: int | None = None
    large_household: str | None = None
    poor_household: str | None = None
    is_secretary: bool = False
    substitute: str | None = None
    is_township: bool = False


@dataclass(frozen=True, slots=True)
class DutyDay:
    """Who is on duty on a day of the week; `weekday` counts from 0, Monday, to 6, Sunday."""

    weekday: int
    cadre: str


@dataclass(frozen=True, slots=True)
class CadrePhoto:
    """A cadre's photo, made small enough to be printed and sent."""

    cadre: str
    jpeg: bytes
    original: int
    """Bytes of the file that it was made of."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The whole village, in the order of the clerk's rows."""

    households: tuple[RosterHousehold, ...]
    cadres: tuple[RosterCadre, ...]
    duty: tuple[DutyDay, ...] | None = None
    """None: the clerk's file has no sheet 值班, so who is on duty stays as it was set."""
    photos: tuple[CadrePhoto, ...] | None = None
    """None: there is no folder 照片 beside the clerk's file, so the photos stay."""

    @property
    def groups(self) -> tuple[int, ...]:
        """The groups that have households, ascending."""
        return tuple(sorted({household.group for household in self.households}))
