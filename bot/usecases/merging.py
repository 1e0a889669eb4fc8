"""Merging: several people report the same lamp.

Each case keeps its reporter and its clock; one answer reaches all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight, access
from bot.domain.audit import Act
from bot.domain.case_life import RUNNING
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.merging import Merged, MergeQuestion, NothingToMerge
from bot.usecases import auditing, task_buttons
from bot.usecases.parties import viewer
from bot.usecases.replies import task_of
from bot.usecases.tasks import lines_of

if TYPE_CHECKING:
    from bot.domain.actions.registering import MergeCase, MergeInto
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.work import Work

OFFERED: Final = 6  # other cases on one screen


async def ask(work: Work, person: Person, action: MergeCase) -> None:
    """Ask which other of his tasks is the same matter."""
    case = await task_of(work, person, action.case_id)
    others = await _possible(work, person, case)
    if not others or not _mergeable(case) or await _has_papers(work, case):
        raise NothingToMerge
    lines = await lines_of(work, person, others[:OFFERED])
    shown = tuple((line.case, line.gist) for line in lines)
    await work.tell(person.account, MergeQuestion(case, shown), case_id=case.id)
    await task_buttons.restore(work, person, case)


async def merge(work: Work, person: Person, action: MergeInto) -> None:
    """Make a case's answer that of another. The one promised earlier is the main one: its date counts."""
    case = await task_of(work, person, action.case_id)
    main = next((c for c in await _possible(work, person, case) if c.id == action.main_id), None)
    if main is None or not _mergeable(case) or await _has_papers(work, case):
        raise NothingPending
    main = await _head(work, main)
    case = await _head(work, case)
    if case.id == main.id:
        raise NothingPending
    if case.due_at < main.due_at:
        case, main = main, case
    await work.records.cases.save(replace(case, merged_into=main.id))
    for follower in await work.records.cases.merged_into(case.id):
        await work.records.cases.save(replace(follower, merged_into=main.id))
    await work.records.cases.record(case.id, "merged", work.now, account_id=person.account.id)
    await work.records.cases.record(main.id, "joined", work.now, account_id=person.account.id)
    await auditing.note(work, Act.MERGED, by=person, case=case)
    await work.tell(person.account, Merged(case.number, main.number), case_id=main.id)


async def _head(work: Work, case: Case) -> Case:
    """Return the case whose answer is this one's, which is mostly itself."""
    if case.merged_into is None:
        return case
    head = await work.records.cases.get(case.merged_into)
    return head if head is not None and head.runs else case


def _mergeable(case: Case) -> bool:
    """Words of a complaint, a confidential or a health matter never stand beside others'."""
    return not (case.is_complaint or case.is_about_health or case.privacy is not None)


async def _has_papers(work: Work, case: Case) -> bool:
    """Whether a household's paperwork is handled on it: no answer to another's is one to that."""
    return await work.records.proxies.get(case.id) is not None


async def _possible(work: Work, person: Person, case: Case) -> list[Case]:
    assert person.cadre is not None
    tasks = await work.records.cases.of_cadre(person.cadre.id, tuple(RUNNING))
    return [
        other
        for other in tasks
        if other.id != case.id
        and other.merged_into is None
        and _mergeable(other)
        and not await _has_papers(work, other)
        and access(viewer(person), other).sight is Sight.EVERYTHING
    ]
