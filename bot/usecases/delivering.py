"""Delivering: a case's words and media to the one person whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight
from bot.domain.case_life import RUNNING
from bot.domain.entry import Side
from bot.domain.notices.matters import KeptFromAll
from bot.domain.notices.tasks import KeptBack, TaskAddition, TaskCard
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import custody
from bot.usecases.parties import access_of, villager_of
from bot.usecases.thread import latest, media_of, shown, words_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.notices.custody import PaperLine
    from bot.domain.people import Cadre
    from bot.usecases.work import Work

ALBUM_PAUSE: Final = timedelta(seconds=1.5)  # an album's parts come as separate updates within a second


async def deliver_task(
    work: Work, case: Case, cadre: Cadre, *, reason: Sequence[Entry] = (), first: bool = False
) -> bool:
    """Send the whole task to its cadre; return False where he can't be written to.

    `reason` is why it was handed to him, where it was. Where it is the `first` that gets it, what is kept
    back from him goes to the secretary.
    """
    granted = await access_of(work, cadre, case)
    assert granted.sight is Sight.EVERYTHING, "a case is delivered to nobody who may not read it"
    account = await work.records.accounts.of_cadre(cadre.id)
    villager = await villager_of(work, case)
    entries = await work.records.entries.of_case(case.id)
    told = shown(case, latest([e for e in entries if e.side is Side.VILLAGER]), identity=granted.identity)
    shows_group = granted.identity or (case.privacy is not None and case.privacy.shows_group)
    card = TaskCard(
        case=case,
        group=villager.household.group if shows_group else None,
        household=villager.household if granted.identity else None,
        name=villager.name if granted.identity else "",
        phone=villager.phone if granted.identity else None,
        words=told.words,
        media_count=len(told.media),
        reason=words_of(reason),
        photos=len(told.on_request),
        papers=await _papers(work, case) if granted.identity else (),
        procedure=await procedure_of(work, case),
    )
    delivered = await work.tell(
        account, card, priority=Priority.TASK, case_id=case.id, media=[*told.media, *media_of(reason)]
    )
    if first:
        await _to_secretary(work, case, told.kept_back)
    return delivered


async def _papers(work: Work, case: Case) -> tuple[PaperLine, ...]:
    """Return the papers of a case that are out: whoever gets it has to know who has them."""
    proxy = await work.records.proxies.get(case.id) if case.is_proxy else None
    return await custody.lines(work, proxy, await custody.out(work, case)) if proxy is not None else ()


async def procedure_of(work: Work, case: Case) -> str | None:
    """Return the procedure that is handled on a case; empty where it could be chosen, None where not."""
    if not case.is_proxy:
        return None
    proxy = await work.records.proxies.get(case.id)
    if proxy is not None:
        return proxy.procedure
    return "" if work.rules.catalogue else None


async def deliver_all_tasks(work: Work, cadre: Cadre) -> None:
    """Send a cadre who has just joined what he is responsible for already."""
    for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING)):
        await deliver_task(work, case, cadre)


async def deliver_addition(
    work: Work, case: Case, entries: Sequence[Entry], *, corrected: bool = False
) -> Cadre | None:
    """Send what a villager added to whoever is responsible; return who got it, or None.

    Where all of it is kept back from him, he gets no empty message, and it is the secretary who got it.
    """
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    if cadre is None:
        return None
    granted = await access_of(work, cadre, case)
    account = await work.records.accounts.of_cadre(cadre.id)
    villager = await villager_of(work, case)
    told = shown(case, entries, identity=granted.identity)
    name = villager.name if granted.identity else ""
    if told.kept_back and not (told.words or told.media or told.on_request):
        return await _to_secretary(work, case, told.kept_back)
    notice = TaskAddition(case.number, name, told.words, corrected, case.id, len(told.on_request))
    delivered = await work.tell(account, notice, priority=Priority.TASK, case_id=case.id, media=told.media)
    await _to_secretary(work, case, told.kept_back)
    return cadre if delivered else None


async def _to_secretary(work: Work, case: Case, kept_back: Sequence[Entry]) -> Cadre | None:
    """What would give a confidential reporter away goes to the secretary, who knows his name anyway.

    Unless he may not read it (a complaint about him, a matter of health) or can't be reached: then it goes to
    nobody, and the villager is told. Return the secretary where he got it.
    """
    if not kept_back:
        return None
    secretary = (await work.records.people.directory()).secretary
    if secretary is not None and (await access_of(work, secretary, case)).sight is Sight.EVERYTHING:
        account = await work.records.accounts.of_cadre(secretary.id)
        if await work.tell(account, KeptBack(case.number), priority=Priority.TASK, media=kept_back):
            return secretary
    villager = await villager_of(work, case)
    await work.tell(villager.account, KeptFromAll(case.number), case_id=case.id)
    return None


async def gather_album(work: Work, entry: Entry) -> bool:
    """Wait a moment for an album's other parts; return False where they went out already."""
    assert entry.album is not None
    return await work.records.reminders.put_or_postpone(
        ReminderKind.ALBUM, entry.account_id, entry.album, work.now + ALBUM_PAUSE
    )
