"""Before a case is handed over to the secretary: where its words speak of him, the villager is asked first.

Whoever writes that the secretary told him to be silent must not find his words with the secretary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.case_life import RUNNING
from bot.domain.entry import Side
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.secretary import DecisionKept, MayTheSecretarySee, VillagerDecided, VillagerIsAsked
from bot.domain.queues import Priority
from bot.usecases.named import naming_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.secretary import LetSecretarySee
    from bot.domain.case import Case
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work

MAY: Final = "the secretary may see it"
MAY_NOT: Final = "the secretary may not see it"
GIVEN: Final = frozenset({"routed", "handed over"})
"""Steps by which somebody gets a case, and with it all that was written until then."""


async def has_said_no(work: Work, case: Case) -> bool:
    """Whether the villager decided last that the secretary is not to get this case."""
    history = await work.records.cases.history(case.id)
    return next((e.step == MAY_NOT for e in reversed(history) if e.step in {MAY, MAY_NOT}), False)


async def must_be_asked(work: Work, case: Case, secretary: Cadre) -> bool:
    """Whether words of the villager speak of the secretary that he has neither had nor been allowed to see.

    Complaints have rules of their own, and so has what the villager takes to the secretary himself.
    """
    if case.reporter_id is None or case.is_complaint or case.appealed or case.is_for_secretary:
        return False
    known: datetime | None = None
    for event in await work.records.cases.history(case.id):
        if event.step == MAY or (event.step in GIVEN and event.cadre_id == secretary.id):
            known = event.at
    entries = await work.records.entries.of_case(case.id)
    said = (
        entry.content.text
        for entry in entries
        if entry.side is Side.VILLAGER
        and entry.content is not None
        and (known is None or entry.written_at > known)
    )
    return (await naming_of(work, " ".join(said))).secretary


async def ask(work: Work, person: Person, case: Case) -> None:
    """Ask the villager, and tell the cadre that he is asked; the case stays where it is."""
    assert person.cadre is not None
    account = await work.records.accounts.get(case.reporter_id) if case.reporter_id is not None else None
    question = MayTheSecretarySee(case.id, case.number, person.cadre.name)
    key = f"may-the-secretary:{case.id}:{work.today.isoformat()}"  # once a day, however often it is tapped
    asked = await work.tell(account, question, case_id=case.id, priority=Priority.TASK, key=key)
    await work.tell(person.account, VillagerIsAsked(case.number, asked), case_id=case.id)


async def decide(work: Work, person: Person, action: LetSecretarySee) -> None:
    """The villager decides; whoever has the case is told, and goes on from there."""
    case = await work.records.cases.get(action.case_id)
    if case is None or case.reporter_id != person.account.id or case.state not in RUNNING:
        raise NothingPending
    step = MAY if action.agrees else MAY_NOT
    await work.records.cases.record(case.id, step, work.now, account_id=person.account.id)
    await work.tell(person.account, DecisionKept(case.number, action.agrees), case_id=case.id)
    secretary = (await work.records.people.directory()).secretary
    if secretary is None or case.responsible_id in {None, secretary.id}:
        return
    account = await work.records.accounts.of_cadre(case.responsible_id or 0)
    told = VillagerDecided(case.id, case.number, secretary.id, action.agrees)
    await work.tell(account, told, case_id=case.id, priority=Priority.TASK)
