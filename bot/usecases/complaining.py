"""反映干部: the villager says whom his complaint is about; one that nobody may take waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.complaints import IsItTheSecretary
from bot.domain.notices.matters import NothingPending
from bot.domain.topic import Topic
from bot.usecases.assigning import assign, unsent
from bot.usecases.named import naming_of, words_written
from bot.usecases.parties import villager_of

if TYPE_CHECKING:
    from bot.domain.actions.matter import NameCadre
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def name_cadre(work: Work, person: Person, action: NameCadre) -> None:
    """The villager said whom his complaint is about, or nobody by name.

    In that case the secretary would get it: where its words speak of him, ask first.
    """
    case = await unsent(work, person, action.case_id)
    if case.topic is not Topic.COMPLAINT:
        raise NothingPending
    if action.cadre_id is None and not action.sure:
        secretary = (await work.records.people.directory()).secretary
        named = await naming_of(work, await words_written(work, case))
        if secretary is not None and named.secretary:
            await work.tell(person.account, IsItTheSecretary(case, secretary.id), case_id=case.id)
            return
    await assign(work, case, Topic.COMPLAINT, about_id=action.cadre_id)


async def hear_waiting(work: Work) -> None:
    """Try again to find somebody for the complaints that wait: the township's contact has joined."""
    for case in await work.records.cases.withheld():
        villager = await villager_of(work, case)
        secretary = (await work.records.people.directory()).secretary
        by_secretary = secretary is not None and villager.cadre_id == secretary.id
        # One that merely sounds like a complaint about him stays where it is until its writer chooses.
        if case.topic is Topic.COMPLAINT and (case.about_id is not None or by_secretary):
            await assign(work, case, Topic.COMPLAINT, about_id=case.about_id)
