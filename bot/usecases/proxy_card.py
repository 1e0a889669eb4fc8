"""The cadre's card of a proxy handling: whose it is, where its papers are, his next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.proxy_tasks import ProxyCard
from bot.domain.queues import Priority
from bot.usecases import custody, proxy_photos
from bot.usecases.custody import handled
from bot.usecases.parties import access_of, villager_of

if TYPE_CHECKING:
    from bot.domain.actions.proxy import ShowProxy
    from bot.domain.case import Case
    from bot.domain.people import Account, Person
    from bot.usecases.work import Work


async def show(work: Work, person: Person, action: ShowProxy) -> None:
    """Show how far it has come."""
    case, _ = await handled(work, person, action.case_id)
    await tell(work, person.account, case)


async def send(work: Work, case: Case) -> None:
    """Send it to the one responsible, where he may know whose papers they are."""
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is not None and (await access_of(work, cadre, case)).identity:
        account = await work.records.accounts.of_cadre(cadre.id)
        await tell(work, account, case, priority=Priority.TASK)


async def tell(
    work: Work,
    account: Account | None,
    case: Case,
    *,
    untold: bool = False,
    priority: Priority = Priority.WAITING,
) -> None:
    """Send it as it is now."""
    proxy = await work.records.proxies.get(case.id)
    assert proxy is not None, "it is handled"
    villager = await villager_of(work, case)
    card = ProxyCard(
        case.number,
        proxy,
        villager.household,
        villager.name,
        villager.phone,
        await custody.lines(work, proxy, await work.records.proxies.papers(case.id)),
        len(await proxy_photos.of_case(work, case)),
        case.due_at,
        untold,
    )
    await work.tell(account, card, priority=priority, case_id=case.id)
