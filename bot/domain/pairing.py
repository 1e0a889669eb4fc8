"""Pairing (包组联户): each cadre is tied to one group, one large grower and one household in difficulty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.access import sees_kind
from bot.domain.people import Cadre, Household


@dataclass(frozen=True, slots=True)
class Pairing:
    """Those to whom a cadre is tied, as the roster names them."""

    group: int | None = None
    grower: Household | None = None
    poor: Household | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the roster ties him to nobody."""
        return self.group is None and self.grower is None and self.poor is None


def seen_by(reader: Cadre, pairing: Pairing) -> Pairing:
    """Return a pairing without the households of which a reader may not know what they are."""
    return Pairing(
        pairing.group,
        pairing.grower if pairing.grower is not None and sees_kind(reader, pairing.grower) else None,
        pairing.poor if pairing.poor is not None and sees_kind(reader, pairing.poor) else None,
    )


def pairing_of(cadre: Cadre, households: Sequence[Household]) -> Pairing:
    """Return whom a cadre is tied to; households that left the roster are in no pairing."""
    active = {household.id: household for household in households if household.active}
    groups = {household.group for household in active.values()}
    return Pairing(
        cadre.group if cadre.group in groups else None,
        active.get(cadre.large_household_id or 0),
        active.get(cadre.poor_household_id or 0),
    )
