"""What waits too long at a step of proxy handling: the cadre is reminded, then the secretary is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight
from bot.domain.notices.proxy_tasks import StepWaits, StepWaitsTold
from bot.domain.notices.proxying import ProxySlow
from bot.domain.proxy_life import ENDED, ProxyState
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import to_micros
from bot.usecases import custody
from bot.usecases.parties import access_of, villager_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.case import Case
    from bot.domain.proxy import Proxy
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

WEEKLY: Final = timedelta(days=7)  # after the secretary was told, both hear of it again


async def start(work: Work, proxy: Proxy) -> None:
    """Remind of the step that is awaited now, and of no earlier one."""
    await work.records.reminders.cancel(ReminderKind.PROXY_STEP, proxy.case_id)
    due_at = work.rules.pace.due(proxy.state, proxy.since, proxy.days)
    if due_at is not None:
        await _put(work, proxy, 0, due_at)


async def fire(work: Work, reminder: Reminder) -> None:
    """Say that the step is still awaited, to the cadre, the second time also to the secretary."""
    case = await work.records.cases.get(reminder.subject)
    proxy = await work.records.proxies.get(reminder.subject)
    since, _, turn = reminder.period.partition(":")
    if case is None or proxy is None or to_micros(proxy.since) != int(since):
        return
    papers = await custody.out(work, case)
    if proxy.state is ProxyState.RETURNED or (proxy.state in ENDED and not papers):
        return
    villager = await villager_of(work, case)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is not None:
        identity = (await access_of(work, cadre, case)).identity
        notice = StepWaits(
            case.id,
            case.number,
            proxy.procedure,
            villager.name if identity else "",
            proxy.state,
            proxy.since,
            custody.names(papers) if proxy.state in ENDED else (),
        )
        account = await work.records.accounts.of_cadre(cadre.id)
        await work.records.cases.record(case.id, "reminded", work.now, cadre_id=cadre.id)
        await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
    if turn != "0":
        told = await _tell_secretary(work, case, proxy)
        if turn == "1" and proxy.state not in ENDED:
            slow = ProxySlow(case.id, case.number, proxy.procedure, proxy.state, proxy.since, told)
            await work.tell(villager.account, slow, priority=Priority.REMINDER, case_id=case.id)
    wait = work.rules.pace.secretary if turn == "0" else WEEKLY
    await _put(work, proxy, int(turn) + 1, work.now + wait)


async def _put(work: Work, proxy: Proxy, turn: int, at: datetime) -> None:
    humane = work.rules.humane.next(at, work.village.zone)
    period = f"{to_micros(proxy.since)}:{turn}"
    await work.records.reminders.put(ReminderKind.PROXY_STEP, proxy.case_id, period, humane)


async def _tell_secretary(work: Work, case: Case, proxy: Proxy) -> bool:
    """Tell the secretary, unless he is the one responsible or may not know; return whether he was told."""
    directory = await work.records.people.directory()
    secretary = directory.secretary
    if secretary is None or secretary.id == case.responsible_id:
        return False
    account = await work.records.accounts.of_cadre(secretary.id)
    granted = await access_of(work, secretary, case)
    if account is None or account.id == case.reporter_id or granted.sight is not Sight.EVERYTHING:
        return False
    cadre = directory.get(case.responsible_id)
    name = cadre.name if cadre is not None else ""
    notice = StepWaitsTold(case.id, case.number, proxy.procedure, name, proxy.state, proxy.since)
    return await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
