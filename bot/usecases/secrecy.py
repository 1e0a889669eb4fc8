"""保密: the villager's name is for the secretary alone; what else may be shown, he decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case import Privacy
from bot.domain.case_life import CaseState
from bot.domain.notices.matters import GroupQuestion, MediaQuestion, NothingPending
from bot.usecases.thread import TELLTALE, media_of
from bot.usecases.topic_question import question_of

if TYPE_CHECKING:
    from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def keep(work: Work, person: Person, action: KeepSecret) -> None:
    """保密, while it is being asked where the case goes. Without a further tap nothing is shown."""
    case = await _raised(work, person, action.case_id)
    secret = replace(case, privacy=Privacy())
    await work.records.cases.save(secret)
    await work.records.cases.record(case.id, "kept secret", work.now, account_id=person.account.id)
    await work.tell(person.account, GroupQuestion(secret), case_id=case.id)


async def show_group(work: Work, person: Person, action: ShowGroup) -> None:
    """Whether the group may stand on it."""
    case = await _secret(work, person, action.case_id)
    assert case.privacy is not None
    shown = replace(case, privacy=replace(case.privacy, shows_group=action.agrees))
    await work.records.cases.save(shown)
    media = media_of(await work.records.entries.of_case(case.id))
    telling = [e for e in media if e.content is not None and e.content.kind not in TELLTALE]
    if telling:
        await work.tell(person.account, MediaQuestion(shown), case_id=case.id)
        return
    await work.tell(person.account, await question_of(work, shown), case_id=case.id)


async def share_media(work: Work, person: Person, action: ShareMedia) -> None:
    """Whether voice and pictures, which may give him away, go along."""
    case = await _secret(work, person, action.case_id)
    assert case.privacy is not None
    shared = replace(case, privacy=replace(case.privacy, shares_media=action.agrees))
    await work.records.cases.save(shared)
    await work.tell(person.account, await question_of(work, shared), case_id=case.id)


async def _raised(work: Work, person: Person, case_id: int) -> Case:
    case = await work.records.cases.get(case_id)
    if case is None or case.reporter_id != person.account.id or case.state is not CaseState.RAISED:
        raise NothingPending
    return case


async def _secret(work: Work, person: Person, case_id: int) -> Case:
    case = await _raised(work, person, case_id)
    if case.privacy is None:
        raise NothingPending
    return case
