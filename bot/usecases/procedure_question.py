"""The question which procedure of the catalogue a case is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.proxying import NameNeeded, ProcedureQuestion
from bot.domain.topic import Topic

if TYPE_CHECKING:
    from bot.domain.people import Account
    from bot.usecases.work import Work


async def ask(work: Work, account: Account, case_id: int) -> None:
    """Ask whoever sent a case to 代办手续 which procedure it is, once somebody has the case.

    A confidential case isn't asked about: papers bear names.
    """
    case = await work.records.cases.get(case_id)
    if case is None or not case.runs or case.topic is not Topic.PROXY or not work.rules.catalogue:
        return
    if case.privacy is not None:
        await work.tell(account, NameNeeded(case.number), case_id=case.id)
        return
    if await work.records.proxies.get(case.id) is None:
        await work.tell(account, question(work, case.id), case_id=case.id)


def question(work: Work, case_id: int | None) -> ProcedureQuestion:
    """Return the catalogue as a question."""
    return ProcedureQuestion(case_id, tuple(procedure.name for procedure in work.rules.catalogue))
