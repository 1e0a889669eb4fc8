"""Who sees what of a case. The one function that decides it; everything personal is asked of it.

One precedence: a complaint about him > 保密 > matters of health > his role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.domain.case import Case
from bot.domain.case_life import UNSENT
from bot.domain.centers import Center
from bot.domain.people import Cadre, Household, Person
from bot.domain.topic import Topic

CONCERNS_SOMEBODY: Final = frozenset({Topic.COMPLAINT, Topic.QUESTION})
"""Goes around whom it is about: a complaint, or a question on what the secretary published."""


class Sight(IntEnum):
    """How much of a case somebody sees."""

    NOTHING = 0
    """Not even that it exists: it stands in no list, count or notice of his."""
    STATE = 1
    """Number, state and dates."""
    EVERYTHING = 2
    """Its words and media too."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who looks."""

    account_id: int
    cadre: Cadre | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may see of a case."""

    sight: Sight
    identity: bool = False
    """Whether he may know whose case it is: name, household, phone, and what would tell them."""


NOTHING = Access(Sight.NOTHING)
STATE = Access(Sight.STATE)
EVERYTHING = Access(Sight.EVERYTHING, identity=True)


def access(viewer: Viewer, case: Case) -> Access:
    """Return what a person may see of a case.

    `case` as it is now: whoever was responsible once and handed it over sees no more than his role gives
    him. What lies in his chat already can't be taken back.
    """
    found = (rule(viewer, case) for rule in PRECEDENCE)
    return next((granted for granted in found if granted is not None), NOTHING)


def _complaint_about_him(viewer: Viewer, case: Case) -> Access | None:
    concerns = case.topic in CONCERNS_SOMEBODY
    about_him = concerns and viewer.cadre is not None and case.about_id == viewer.cadre.id
    return NOTHING if about_him else None


def _own(viewer: Viewer, case: Case) -> Access | None:
    """Its writer sees all of it; another account of his household sees none of it."""
    return EVERYTHING if case.reporter_id == viewer.account_id else None


def _unsent(viewer: Viewer, case: Case) -> Access | None:
    """Nobody has been given it: it may yet turn out to be about whoever looks."""
    if case.state not in UNSENT:
        return None
    registrar = viewer.cadre is not None and case.registered_by == viewer.cadre.id
    return EVERYTHING if registrar else NOTHING


def _complaint(viewer: Viewer, case: Case) -> Access | None:
    if not case.is_complaint:
        return None
    if _is_secretary(viewer):
        return EVERYTHING
    if _is_responsible(viewer, case):
        return Access(Sight.EVERYTHING, identity=case.privacy is None)
    return _escalated(viewer, case) or NOTHING


def _confidential(viewer: Viewer, case: Case) -> Access | None:
    """保密: the name is for the secretary alone, and health stays with whoever is responsible."""
    if case.privacy is None:
        return None
    if _is_secretary(viewer):
        words = not case.is_about_health or _is_responsible(viewer, case)
        return Access(Sight.EVERYTHING if words else Sight.STATE, identity=True)
    if _is_responsible(viewer, case):
        return Access(Sight.EVERYTHING, identity=False)
    return STATE if _is_lead(viewer, case) else _escalated(viewer, case) or NOTHING


def _health(viewer: Viewer, case: Case) -> Access | None:
    if not case.is_about_health or _is_responsible(viewer, case):
        return None
    if viewer.cadre is not None and case.registered_by == viewer.cadre.id:
        return Access(Sight.STATE, identity=True)  # he speaks for the household, and asks how far it is
    entitled = _is_secretary(viewer) or _is_lead(viewer, case)
    return STATE if entitled else _escalated(viewer, case) or NOTHING


def _escalated(viewer: Viewer, case: Case) -> Access | None:
    """The township's contact is told number, state and dates of what is long overdue, and no more."""
    return STATE if viewer.cadre is not None and viewer.cadre.is_township and case.runs else None


def _role(viewer: Viewer, case: Case) -> Access | None:
    registrar = viewer.cadre is not None and case.registered_by == viewer.cadre.id
    entitled = _is_responsible(viewer, case) or _is_secretary(viewer) or _is_lead(viewer, case) or registrar
    return EVERYTHING if entitled else _escalated(viewer, case)


def _is_responsible(viewer: Viewer, case: Case) -> bool:
    return viewer.cadre is not None and case.responsible_id == viewer.cadre.id


def _is_secretary(viewer: Viewer) -> bool:
    return viewer.cadre is not None and viewer.cadre.is_secretary


def _is_lead(viewer: Viewer, case: Case) -> bool:
    """Whether he leads the center that the case went to."""
    center = case.topic.service_center if case.topic is not None else None
    return viewer.cadre is not None and center is not None and center in viewer.cadre.leads


def sees_custody(viewer: Viewer, case: Case) -> bool:
    """Whether he may see which papers of the case are where: whoever may read it and know whose it is."""
    granted = access(viewer, case)
    return granted.sight is Sight.EVERYTHING and granted.identity


def handles_papers(viewer: Viewer, case: Case) -> bool:
    """Whether he moves the papers and may see their photos: the one responsible alone."""
    return _is_responsible(viewer, case) and sees_custody(viewer, case)


PRECEDENCE: Final[tuple[Callable[[Viewer, Case], Access | None], ...]] = (
    _complaint_about_him,
    _own,
    _unsent,
    _complaint,
    _confidential,
    _health,
    _role,
)
"""The first rule that has something to say decides."""


def sees_kind(viewer: Cadre | None, household: Household) -> bool:
    """Whether somebody may know that a household is a large grower's or one in difficulty.

    Only the cadre who is paired with this very household, and the secretary; the clerk has it in his
    spreadsheet.
    """
    if viewer is None or not viewer.active or viewer.is_township:
        return False
    paired = household.id in {viewer.large_household_id, viewer.poor_household_id}
    return viewer.is_secretary or paired


def knows_kind_of_his_own(person: Person) -> bool:
    """Whether 我的资料 tells somebody of what kind his own household is.

    The head of the household, and the phone that the whole family shares: it is the household's affair, and
    a member of it need not learn from a bot that the family is one in difficulty.
    """
    if person.household is None:
        return False
    return person.member is None or person.member.name == person.household.head


def access_to_note(viewer: Viewer, cadre_id: int, center: Center | None, case: Case | None) -> Access:
    """Return what a person may see of what a cadre noted: in his diary, or on a visit.

    It is the cadre's own and, by month, the secretary's; health is for its writer alone. What has become a
    case shows no more than its reader may see of that.
    """
    own = viewer.cadre is not None and viewer.cadre.id == cadre_id
    if not own and not _is_secretary(viewer):
        return NOTHING
    if case is not None:
        return access(viewer, case)
    return EVERYTHING if own or center is not Center.HEALTH else STATE
