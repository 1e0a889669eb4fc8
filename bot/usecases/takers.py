"""Who may be given a case at all, whatever his role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases.named import naming_of, words_written
from bot.usecases.parties import villager_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Cadre
    from bot.usecases.work import Work


async def may_take(work: Work, case: Case, cadre: Cadre) -> bool:
    """Whether a case may go to somebody: never to its reporter, to the one it is about or whom it names.

    Nor does a confidential one go to the cadre paired with the group, who would know whose it is, unless
    he is the center's lead or the secretary.
    """
    villager = await villager_of(work, case)
    if cadre.id in {case.about_id, villager.cadre_id}:
        return False
    if case.names_cadre and cadre.id in (await naming_of(work, await words_written(work, case))).by_name:
        return cadre.is_secretary
    if case.privacy is None or cadre.group != villager.household.group or cadre.is_secretary:
        return True
    return case.topic is not None and case.topic.service_center in cadre.leads
