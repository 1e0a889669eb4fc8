"""我的资料: what is kept of somebody, and all of it as a sheet to read and a file for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.domain.access import knows_kind_of_his_own
from bot.domain.audit import Act
from bot.domain.case_life import CaseState
from bot.domain.entry import Waiting
from bot.domain.notices.privacy import MyData, MyDataFile
from bot.usecases import my_deliberation, my_learning, my_notes
from bot.usecases.colleagues import told_to_villager
from bot.usecases.incoming import By
from bot.usecases.reading import Looked, Reading, Seen
from bot.usecases.showing import Shown, say

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.own_data import GetMyData, ShowMyData
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.work import Work

AT_A_TIME: Final = 100  # cases read together
KEPT: Final = tuple(state for state in CaseState if state is not CaseState.ERASED)


async def begin(work: Work, by: By) -> None:
    """我的资料, or /me."""
    await _show(work, await work.person(by))


async def show(work: Work, person: Person, _action: ShowMyData) -> None:
    """我的资料, from the contact card."""
    await _show(work, person)


async def give(work: Work, person: Person, action: GetMyData) -> None:
    """Send all that is kept of him, to read and for machines."""
    seen = await look(work, Looked(person, action, None))
    await say(work, Shown(By(person.account.telegram_id), seen))


async def look(work: Reading, tapped: Looked[GetMyData]) -> Seen:
    """Return all that is kept of him, to read and for machines."""
    content = await _content(work, tapped.person)
    return Seen(MyDataFile(f"lianxin-{work.today.isoformat()}", content), Act.EXPORTED_DATA)


async def own_cases(work: Reading, account_id: int) -> list[Case]:
    """Return every case that an account wrote and whose words are not gone, newest first."""
    found: list[Case] = []
    while True:
        page = await work.records.cases.of_reporter(account_id, KEPT, limit=AT_A_TIME, offset=len(found))
        found += page
        if len(page) < AT_A_TIME:
            return found


async def _show(work: Work, person: Person) -> None:
    cases = await own_cases(work, person.account.id)
    keep = work.rules.retention
    await work.tell(
        person.account,
        MyData(person.name, len(cases), keep.closed_words.days, keep.closed_media.days),
    )


async def _content(work: Reading, person: Person) -> dict[str, Any]:
    membership = person.membership
    cases = await own_cases(work, person.account.id)
    waiting = [e for why in Waiting for e in await work.records.entries.waiting(person.account.id, why)]
    return {
        "village": work.village.name,
        "written_at": _moment(work, work.now),
        "telegram_id": person.account.telegram_id,
        "language": person.account.locale,
        "household": _household(person),
        "member": _member(person),
        "joined_at": _moment(work, membership.since) if membership is not None else None,
        "office": await _office(work, person),
        "cases": [await _case(work, case) for case in cases],
        "visits_to_my_household": await my_notes.visits_to(work, person.household)
        if person.household
        else [],
        "diary": await my_notes.diary_of(work, person.cadre) if person.cadre else [],
        "visits_i_noted": await my_notes.visits_of(work, person.cadre) if person.cadre else [],
        "quick_answers_kept": [
            kept.text for kept in await work.records.quick_answers.of_cadre(person.cadre.id)
        ]
        if person.cadre
        else [],
        "not_placed_yet": [_entry(work, entry) for entry in waiting],
        **await my_learning.content(work, person),
        **await my_deliberation.content(work, person),
        "disclosures_as": person.account.style.value,
        "questions_on_disclosures": [
            {
                "asked_at": _moment(work, one.asked_at),
                "question": one.words,
                "published": one.consent.value,
            }
            for one in await work.records.item_questions.of_account(person.account.id)
        ],
    }


def _household(person: Person) -> dict[str, Any] | None:
    if person.household is None:
        return None
    return {
        "number": person.household.number,
        "group": person.household.group,
        "head": person.household.head,
    } | ({"kind": person.household.kind.value} if knows_kind_of_his_own(person) else {})


def _member(person: Person) -> dict[str, Any] | None:
    return None if person.member is None else {"name": person.member.name, "phone": person.member.phone}


async def _office(work: Reading, person: Person) -> dict[str, Any] | None:
    cadre = person.cadre
    if cadre is None:
        return None
    photo = await work.records.portraits.of_cadre(cadre.id)
    return {
        "name": cadre.name,
        "duties": cadre.duties,
        "phone": cadre.phone,
        "photo_on_the_card": photo is not None,
    }


async def _case(work: Reading, case: Case) -> dict[str, Any]:
    directory = await work.records.people.directory()
    responsible = directory.get(case.responsible_id)
    return {
        "number": str(case.number),
        "topic": case.topic.value if case.topic is not None else None,
        "state": case.state.value,
        "opened_at": _moment(work, case.opened_at),
        "promised_for": _moment(work, case.due_at),
        "answered_at": _moment(work, case.answered_at),
        "closed_at": _moment(work, case.closed_at),
        "rating": case.rating.value if case.rating is not None else None,
        "name_kept_secret": case.privacy is not None,
        "responsible": responsible.name if responsible is not None else None,
        "words": [_entry(work, entry) for entry in await told_to_villager(work, case)],
        "history": [
            {"step": event.step, "at": _moment(work, event.at)}
            for event in await work.records.cases.history(case.id)
        ],
        "paperwork": await _paperwork(work, case),
    }


async def _paperwork(work: Reading, case: Case) -> dict[str, Any] | None:
    proxy = await work.records.proxies.get(case.id)
    if proxy is None:
        return None
    return {
        "procedure": proxy.procedure,
        "goes_to": proxy.office,
        "paperwork_state": proxy.state.value,
        "since": _moment(work, proxy.since),
        "papers": [
            {
                "name": paper.name,
                "paper_state": paper.state.value,
                "received_at": _moment(work, paper.received_at),
                "handed_in_at": _moment(work, paper.handed_in_at),
                "returned_at": _moment(work, paper.returned_at),
            }
            for paper in await work.records.proxies.papers(case.id)
        ],
    }


def _entry(work: Reading, entry: Entry) -> dict[str, Any]:
    content = entry.content
    return {
        "at": _moment(work, entry.written_at),
        "by": entry.side.value,
        "kind": content.kind.value if content is not None else None,
        "text": content.text if content is not None else None,
        "media": dict(content.media) if content is not None else None,
    }


def _moment(work: Reading, at: datetime | None) -> str | None:
    """Return an instant as the village's clock shows it, to the second."""
    return None if at is None else at.astimezone(work.village.zone).isoformat(timespec="seconds")
