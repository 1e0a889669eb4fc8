"""Delivering: a case's words and media to the one person whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.case import Case, CaseState
from bot.domain.content import ContentKind
from bot.domain.entry import Side
from bot.domain.notices.tasks import TaskAddition, TaskCard
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind

if TYPE_CHECKING:
    from bot.domain.entry import Entry
    from bot.domain.people import Account, Cadre, Person
    from bot.usecases.work import Work

ALBUM_PAUSE: Final = timedelta(seconds=1.5)  # an album's parts come as separate updates within a second


def latest(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries as they read now: an edited one in its newest version, in its old place."""
    newest = {entry.replaces_id: entry for entry in entries if entry.replaces_id is not None}
    current = []
    for entry in entries:
        if entry.replaces_id is not None:
            continue
        shown = entry
        while shown.id in newest:
            shown = newest[shown.id]
        current.append(shown)
    return current


def words_of(entries: Sequence[Entry]) -> str:
    """Return what was written as text; captions travel with their media."""
    texts = [e.content.text for e in entries if e.content is not None and e.content.kind is ContentKind.TEXT]
    return "\n".join(texts)


def media_of(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that a text message can't carry."""
    return [e for e in entries if e.content is not None and e.content.is_media]


async def deliver_task(work: Work, case: Case, cadre: Cadre) -> bool:
    """Send the whole task to its cadre; return False where he can't be written to."""
    account = await work.records.accounts.of_cadre(cadre.id)
    household = await work.records.people.household(case.household_id)
    reporter = await work.records.accounts.get(case.reporter_id)
    assert household is not None
    assert reporter is not None
    member = (await work.person_of(reporter)).member
    entries = await work.records.entries.of_case(case.id)
    told = latest([e for e in entries if e.side is Side.VILLAGER])
    media = media_of(told)
    name = member.name if member else household.head
    phone = member.phone if member else await _family_phone(work, household.id)
    card = TaskCard(case, household, name, phone, words_of(told), len(media))
    return await work.tell(account, card, priority=Priority.TASK, case_id=case.id, media=media)


async def _family_phone(work: Work, household_id: int) -> str | None:
    members = await work.records.people.members(household_id)
    return next((m.phone for m in members if m.phone), None)


async def deliver_all_tasks(work: Work, cadre: Cadre) -> None:
    """Send a cadre who has just joined what he is responsible for already."""
    for case in await work.records.cases.of_cadre(cadre.id, (CaseState.ASSIGNED,)):
        await deliver_task(work, case, cadre)


async def deliver_addition(
    work: Work, person: Person, case: Case, entries: Sequence[Entry], *, corrected: bool = False
) -> Cadre | None:
    """Send what a villager added to whoever is responsible; return him, or None where he can't be reached."""
    directory = await work.records.people.directory()
    cadre = directory.get(case.responsible_id)
    account = await work.records.accounts.of_cadre(cadre.id) if cadre else None
    notice = TaskAddition(case.number, person.name, words_of(entries), corrected)
    media = media_of(entries)
    told = await work.tell(account, notice, priority=Priority.TASK, case_id=case.id, media=media)
    return cadre if told else None


async def gather_album(work: Work, entry: Entry) -> bool:
    """Wait a moment for an album's other parts; return False where they went out already."""
    assert entry.album is not None
    return await work.records.reminders.put_or_postpone(
        ReminderKind.ALBUM, entry.account_id, entry.album, work.now + ALBUM_PAUSE
    )


async def reporter_of(work: Work, case: Case) -> tuple[Account, Person]:
    """Return the account that a case came from, and who stands behind it."""
    account = await work.records.accounts.get(case.reporter_id)
    assert account is not None
    return account, await work.person_of(account)
