"""The same matter: cases that go together, so that one answer reaches all of their reporters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case_life import ANSWERED, RUNNING

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def followers(work: Work, case: Case) -> list[Case]:
    """Return the running cases that were merged into this one: what is settled waits for nothing more."""
    return [each for each in await work.records.cases.merged_into(case.id) if each.runs]


async def same_matter(work: Work, case: Case) -> list[Case]:
    """Return a case and the running ones that are the same matter, whichever of them he replies to."""
    head = await work.records.cases.get(case.merged_into) if case.merged_into is not None else None
    if head is None or not head.runs or head.responsible_id != case.responsible_id:
        return [case, *await followers(work, case)]
    return [case, *(each for each in (head, *await followers(work, head)) if each.id != case.id)]


async def answered_together(work: Work, case: Case) -> list[Case]:
    """Return a case and those that were merged with it, settled ones too while their villagers may object."""
    head_id = case.merged_into if case.merged_into is not None else case.id
    head = await work.records.cases.get(head_id)
    others = [*filter(None, [head]), *await work.records.cases.merged_into(head_id)]
    heard = [each for each in others if each.state in RUNNING | ANSWERED and each.id != case.id]
    if case.merged_into is not None:
        heard = [each for each in heard if each.responsible_id == case.responsible_id]
    return [case, *heard]


async def leave(work: Work, case: Case) -> Case:
    """Let a case go its own way again; those that were merged into it stay together. Return the case."""
    others = sorted(await followers(work, case), key=lambda each: (each.due_at, each.id))
    for place, each in enumerate(others):
        main_id = None if place == 0 else others[0].id
        await work.records.cases.save(replace(each, merged_into=main_id))
    alone = replace(case, merged_into=None)
    await work.records.cases.save(alone)
    if case.merged_into is not None or others:
        await work.records.cases.record(case.id, "parted", work.now)
    return alone
