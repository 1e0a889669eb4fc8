"""Importing the clerk's roster: what is new is added, what changed is changed, who vanished is deactivated.

Nobody is deleted and links stay, so that a card on paper works after the hundredth import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.case_life import ANSWERED, RUNNING
from bot.usecases import assigning, auditing, complaining, links, roster_cadres, roster_households
from bot.usecases.roster_tally import Tally

if TYPE_CHECKING:
    from bot.domain.roster import Roster
    from bot.usecases.work import Work


ALL: Final = 100_000  # cases of one cadre


class Undone(Exception):  # noqa: N818 - nothing went wrong
    """What an import would have done; raising it undoes the import."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally


async def import_roster(work: Work, roster: Roster) -> Tally:
    """Bring the records in line with a roster that was read without a fault."""
    tally = Tally()
    households = await roster_households.bring_in_line(work, roster, tally)
    left = await roster_cadres.bring_in_line(work, roster, households, tally)
    tally.links = await links.issue_missing(work)
    for cadre in left:
        # Whoever leaves the roster leaves no case behind: the secretary decides.
        for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING), limit=ALL):
            await assigning.assign(work, case, case.topic, about_id=case.about_id, for_secretary=True)
        for case in await work.records.cases.of_cadre(cadre.id, tuple(ANSWERED), limit=ALL):
            await assigning.entrust(work, case)
    await complaining.hear_waiting(work)
    await auditing.note(work, Act.IMPORTED_ROSTER, amount=tally.added + tally.changed + tally.deactivated)
    return tally


async def try_out(work: Work, roster: Roster) -> None:
    """Import a roster and undo it: raise Undone, which says what it would do."""
    raise Undone(await import_roster(work, roster))
