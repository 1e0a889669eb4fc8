"""Who may lead a matter of the village's deliberation."""

from __future__ import annotations

from bot.domain.centers import Center
from bot.domain.directory import Directory
from bot.domain.matter import Matter
from bot.domain.people import Cadre


def may_put_forward(cadre: Cadre | None) -> bool:
    """Whether somebody may propose for the branch: the secretary, or the deliberation center's lead."""
    if cadre is None or not cadre.active or cadre.is_township:
        return False
    return cadre.is_secretary or Center.DELIBERATION in cadre.leads


def may_lead(cadre: Cadre | None, matter: Matter) -> bool:
    """Whether somebody may move a matter on, put its words better, hide what is said of it, or drop it.

    Beside those who may propose for the branch, the cadre who answers for this very matter.
    """
    if cadre is None or not cadre.active or cadre.is_township:
        return False
    return may_put_forward(cadre) or cadre.id == matter.lead_id


def lead_of(directory: Directory, matter: Matter) -> Cadre | None:
    """Return who leads a matter: whoever was named, the deliberation center's lead, or the secretary."""
    return directory.get(matter.lead_id) or directory.lead(Center.DELIBERATION) or directory.secretary
