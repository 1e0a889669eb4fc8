"""The account of what privileged people did: noted in the act's own transaction, read by whoever may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.domain.audit import ABOUT_AN_ACCOUNT, Act, AuditEntry
from bot.domain.notices.privacy import AuditLine, SecretarysActs
from bot.domain.notices.publishing import NotYours
from bot.usecases.reading import Reading, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.ports import Records
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

SHOWN: Final = 20  # acts on one screen


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which acts are wanted."""

    since: datetime
    until: datetime
    act: Act | None = None
    who: str | None = None
    """A cadre's name."""
    at_the_computer: bool = False
    """Only what was done by a command, at the village's computer."""


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An act with what its ids mean to the people of the village."""

    entry: AuditEntry
    who: str
    """The cadre's name; empty where nobody of the roster did it."""
    case: str
    household: str
    about: str


async def note(
    work: Work,
    act: Act,
    *,
    by: Person | None = None,
    case: Case | None = None,
    household_id: int | None = None,
    about_id: int | None = None,
    amount: int | None = None,
) -> None:
    """Note an act. `by` is who did it; None: whoever sits at the village's computer."""
    await work.records.audit.record(
        act,
        work.now,
        cadre_id=by.cadre.id if by is not None and by.cadre is not None else None,
        account_id=by.account.id if by is not None else None,
        case_id=case.id if case is not None else None,
        household_id=household_id,
        about_id=about_id,
        amount=amount,
    )


async def exported(work: Work, act: Act) -> None:
    """Note that something was written to a file at the village's computer."""
    await note(work, act)


async def look(work: Reading, by: By) -> Seen:
    """Return to the township's contact what the secretary did last; that he asked is noted too."""
    person = await work.known(by)
    if person.cadre is None or not person.cadre.is_township:
        raise NotYours
    secretary = (await work.records.people.directory()).secretary
    lines: list[AuditLine] = []
    if secretary is not None:
        told = await _told(work.records, await work.records.audit.newest(secretary.id, SHOWN))
        lines = [AuditLine(one.entry.act, one.entry.at, one.case, one.about) for one in told]
    acts = SecretarysActs(secretary.name if secretary else "", tuple(lines))
    return Seen(acts, Act.READ_AUDIT if secretary else None, secretary.id if secretary else None)


async def find(records: Records, query: AuditQuery) -> list[ToldEntry]:
    """Return the acts that a query names, oldest first; raise LookupError for a name the roster hasn't."""
    cadre_id = None
    if query.who is not None:
        named = [cadre.id for cadre in await records.people.cadres() if cadre.name == query.who]
        if not named:
            raise LookupError(query.who)
        cadre_id = named[0]
    found = await records.audit.find(query.since, query.until, act=query.act, cadre_id=cadre_id)
    if query.at_the_computer:
        found = [entry for entry in found if entry.account_id is None]
    return await _told(records, found)


async def _told(records: Records, entries: list[AuditEntry]) -> list[ToldEntry]:
    cadres = {cadre.id: cadre.name for cadre in await records.people.cadres()}
    households = {household.id: household.number for household in await records.people.households()}
    told = []
    for entry in entries:
        case = await records.cases.get(entry.case_id) if entry.case_id is not None else None
        told.append(
            ToldEntry(
                entry,
                cadres.get(entry.cadre_id or 0, ""),
                str(case.number) if case is not None else "",
                households.get(entry.household_id or 0, ""),
                _about(entry, cadres),
            )
        )
    return told


def _about(entry: AuditEntry, cadres: Mapping[int, str]) -> str:
    """Return the cadre that an act was done to; an account has no name here, only its number."""
    if entry.about_id is None:
        return ""
    return f"#{entry.about_id}" if entry.act in ABOUT_AN_ACCOUNT else cadres.get(entry.about_id, "")
