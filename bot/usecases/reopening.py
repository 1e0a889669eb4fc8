"""Reopening: it wasn't resolved. A new clock of a week; the first promised date stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.access import Sight, Viewer, access
from bot.domain.notices.reactions import CaseReopened
from bot.domain.queues import Priority
from bot.usecases import case_clock

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def reopen(work: Work, case: Case) -> Case:
    """Start a case's clock anew; tell the responsible cadre and the secretary. Return the case."""
    again = case.reopened(work.now + work.rules.promise)
    await work.records.cases.save(again)
    await work.records.cases.record(case.id, "reopened", work.now, account_id=case.reporter_id)
    await case_clock.stop(work, again)
    await case_clock.start(work, again)
    await case_clock.expect_a_look(work, again)
    directory = await work.records.people.directory()
    told = {cadre.id: cadre for cadre in (directory.get(again.responsible_id), directory.secretary) if cadre}
    for cadre in told.values():
        account = await work.records.accounts.of_cadre(cadre.id)
        if account is None or access(Viewer(account.id, cadre), again).sight is Sight.NOTHING:
            continue
        if account.id != again.reporter_id:
            notice = CaseReopened(again, own=cadre.id == again.responsible_id)
            await work.tell(account, notice, priority=Priority.TASK, case_id=again.id)
    return again
