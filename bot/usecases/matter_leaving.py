"""Whoever leaves the bot takes his proposals with him, as long as the village has not taken them up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.matter import MatterEvent
from bot.domain.matter_life import MatterStep, Stage

if TYPE_CHECKING:
    from bot.domain.people import Account
    from bot.usecases.work import Work

HIS_OWN = frozenset({Stage.DRAFT, Stage.PROPOSED})
"""Nobody has yet said that he wants it talked about, or too few have."""


async def take_back_all(work: Work, account: Account) -> None:
    """Drop what an account proposed and the village has not taken up; the rest goes on without its name.

    What was written is erased with everything else of his.
    """
    for matter in await work.records.matters.of_account(account.id):
        if matter.stage in HIS_OWN:
            gone = replace(matter.dropped(work.now, ""), title="", place="")
            await work.records.matters.save(gone)
            await work.records.matters.record(MatterEvent(matter.id, MatterStep.DROP.value, work.now))
