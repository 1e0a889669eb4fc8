"""The template's own rows: whoever leaves them in would take them into the village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.roster.template import example_roster

if TYPE_CHECKING:
    from bot.domain.roster import Roster


def examples_in(roster: Roster) -> tuple[str, ...]:
    """Return the template's invented names that stand in a roster, as they stand there."""
    example = example_roster()
    invented = {member.name for household in example.households for member in household.members}
    invented |= {cadre.name for cadre in example.cadres}
    names = [member.name for household in roster.households for member in household.members]
    names += [cadre.name for cadre in roster.cadres]
    return tuple(dict.fromkeys(name for name in names if name in invented))
