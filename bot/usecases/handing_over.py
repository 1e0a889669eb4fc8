"""转办: with a reason, to somebody whom the case may go to. The promised date stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.committing import HandedOver, HandOverPrompt, HandOverQuestion, OnlySecretaryDecides
from bot.domain.notices.matters import NothingPending
from bot.usecases import auditing, case_clock, delivering, proxy_ending, secretary_named
from bot.usecases.parties import villager_of
from bot.usecases.replies import look, task_of
from bot.usecases.same_matter import followers
from bot.usecases.takers import may_take

if TYPE_CHECKING:
    from bot.domain.actions.commitment import HandOver, HandOverTo
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work


async def ask(work: Work, person: Person, action: HandOver) -> None:
    """转办: ask to whom."""
    case = await task_of(work, person, action.case_id)
    await look(work, case)
    cadres = await _possible(work, person, case)
    await work.tell(person.account, HandOverQuestion(case, tuple(cadres)), case_id=case.id)


async def choose(work: Work, person: Person, action: HandOverTo) -> None:
    """To him; the next message is the reason."""
    case = await task_of(work, person, action.case_id)
    cadre = next((c for c in await _possible(work, person, case) if c.id == action.cadre_id), None)
    if cadre is None:
        raise NothingPending
    if cadre.is_secretary and await secretary_named.must_be_asked(work, case, cadre):
        await secretary_named.ask(work, person, case)
        return
    dialogue = Dialogue(person.account.id, DialogueKind.HANDOVER, case.id, work.now, cadre.id)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, HandOverPrompt(case.number, cadre.name), case_id=case.id)


async def carry_out(work: Work, person: Person, case: Case, cadre_id: int, reason: Sequence[Entry]) -> None:
    """Hand a case over and tell everybody whom it concerns."""
    cadre = next((c for c in await _possible(work, person, case) if c.id == cadre_id), None)
    if cadre is None:
        raise NothingPending
    await transfer(work, case, cadre, account_id=person.account.id, reason=reason)
    await auditing.note(work, Act.HANDED_OVER, by=person, case=case, about_id=cadre.id)
    notice = HandedOver(case.number, cadre, case.due_at, to_villager=False)
    await work.tell(person.account, notice)


async def transfer(
    work: Work, case: Case, cadre: Cadre, *, account_id: int | None = None, reason: Sequence[Entry] = ()
) -> None:
    """Make somebody else responsible for a running case; its clock runs on.

    Those that are the same matter go along, so that one answer still reaches all; a follower goes alone.
    """
    for follower in await followers(work, case):
        if await may_take(work, follower, cadre):
            await _move(work, follower, cadre, account_id=account_id, reason=reason)
        else:
            await work.records.cases.save(replace(follower, merged_into=None))
    await _move(work, replace(case, merged_into=None), cadre, account_id=account_id, reason=reason)


async def _move(
    work: Work, case: Case, cadre: Cadre, *, account_id: int | None, reason: Sequence[Entry]
) -> None:
    moved = replace(case.routed(cadre.id, case.topic, case.about_id), handovers=case.handovers + 1)
    await work.records.cases.save(moved)
    await work.records.cases.record(
        case.id, "handed over", work.now, account_id=account_id, cadre_id=cadre.id
    )
    await case_clock.expect_a_look(work, moved)
    await delivering.deliver_task(work, moved, cadre, reason=reason)
    before = (await work.records.people.directory()).get(case.responsible_id)
    await proxy_ending.hand_on(work, moved, before, cadre)
    villager = await villager_of(work, moved)
    notice = HandedOver(moved.number, cadre, moved.due_at, to_villager=True)
    await work.tell(villager.account, notice, case_id=moved.id)


async def _possible(work: Work, person: Person, case: Case) -> list[Cadre]:
    """Return whom a case may go to: never its reporter, nor the one it is about; only who has joined.

    Nor the secretary, where its words speak of him and the villager has said no. A complaint stays with those
    who hear complaints. After two hand-overs only the secretary decides, and at any time on what came to him
    for want of a center.
    """
    assert person.cadre is not None
    directory = await work.records.people.directory()
    free = [
        c
        for c in directory.cadres
        if c.id != person.cadre.id
        and c.id in directory.joined
        and not directory.is_away(c, work.today)
        and await may_take(work, case, c)
        and not (c.is_secretary and await secretary_named.has_said_no(work, case))
    ]
    if case.is_complaint or case.appealed:
        return [c for c in free if c.is_secretary or c.is_township]
    if not person.cadre.is_secretary and case.is_for_secretary:
        return [c for c in free if c.is_secretary]
    if not person.cadre.is_secretary and case.handovers >= work.rules.handovers:
        free = [c for c in free if c.is_secretary]
        if not free:
            raise OnlySecretaryDecides
    return [c for c in free if not c.is_township]
