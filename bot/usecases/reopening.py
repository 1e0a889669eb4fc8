"""Reopening: it wasn't resolved. A new clock of a week; the first promised date stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.access import Sight, Viewer, access
from bot.domain.notices.reactions import CaseReopened
from bot.domain.queues import Priority
from bot.usecases import assigning, case_clock, proxy_ending
from bot.usecases.same_matter import leave
from bot.usecases.takers import may_take

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def reopen(work: Work, case: Case) -> tuple[Case, bool]:
    """Start a case's clock anew; tell the responsible cadre and the secretary.

    Return the case, and whether the secretary knows. If its cadre has left meanwhile, the secretary decides;
    where he may not have it any more, it goes to whoever may.
    """
    again = (await leave(work, case)).reopened(work.now + work.rules.promise)
    await work.records.cases.save(again)
    await work.records.cases.record(case.id, "reopened", work.now, account_id=case.reporter_id)
    await case_clock.stop(work, again)
    await case_clock.start(work, again)
    await case_clock.expect_a_look(work, again)
    directory = await work.records.people.directory()
    cadre = directory.get(again.responsible_id)
    if cadre is not None and again.privacy is not None and not await may_take(work, again, cadre):
        # His name was kept secret after the answer: whoever is paired with his group goes on with it no more.
        await assigning.assign(work, again, again.topic, about_id=again.about_id)
        again = await work.records.cases.get(again.id) or again
    elif cadre is None:
        await assigning.assign(work, again, again.topic, about_id=again.about_id, for_secretary=True)
        again = await work.records.cases.get(again.id) or again
    await proxy_ending.reopen(work, again)
    secretary_told = False
    told = {cadre.id: cadre for cadre in (directory.get(again.responsible_id), directory.secretary) if cadre}
    for cadre in told.values():
        account = await work.records.accounts.of_cadre(cadre.id)
        if account is None or access(Viewer(account.id, cadre), again).sight is Sight.NOTHING:
            continue
        if account.id != again.reporter_id:
            notice = CaseReopened(again, own=cadre.id == again.responsible_id)
            reached = await work.tell(account, notice, priority=Priority.TASK, case_id=again.id)
            secretary_told = secretary_told or (reached and cadre.is_secretary)
    return again, secretary_told
