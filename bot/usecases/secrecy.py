"""保密: the villager's name is for the secretary alone; what else may be shown, he decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.case import Privacy
from bot.domain.case_life import OPEN, UNSENT
from bot.domain.notices.matters import (
    GroupQuestion,
    MediaQuestion,
    NothingPending,
    SecrecyNoted,
    SecretFromNow,
)
from bot.domain.notices.tasks import AskedToKeepSecret
from bot.domain.queues import Priority
from bot.usecases import assigning, delivering, proxy_ending
from bot.usecases.parties import access_of
from bot.usecases.same_matter import leave
from bot.usecases.thread import TELLTALE, media_of
from bot.usecases.topic_question import question_of

if TYPE_CHECKING:
    from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
    from bot.domain.case import Case
    from bot.domain.people import Cadre, Person
    from bot.usecases.work import Work

DELIVERED: Final = frozenset({"routed", "handed over", "appealed"})
"""With these steps of its history a case went to somebody, with its reporter's name."""


async def keep(work: Work, person: Person, action: KeepSecret) -> None:
    """保密, at any time before the case is closed. Without a further tap nothing more is shown of him."""
    case = await _own_open(work, person, action.case_id)
    if case.privacy is not None:
        raise NothingPending
    await proxy_ending.may_be_secret(work, case)
    secret = await leave(work, replace(case, privacy=Privacy()))
    await work.records.cases.record(case.id, "kept secret", work.now, account_id=person.account.id)
    if case.state not in UNSENT:
        await _from_now_on(work, person, secret)
    await work.tell(person.account, GroupQuestion(secret), case_id=case.id)


async def show_group(work: Work, person: Person, action: ShowGroup) -> None:
    """Whether the group may stand on it."""
    case = await _secret(work, person, action.case_id)
    assert case.privacy is not None
    shown = replace(case, privacy=replace(case.privacy, shows_group=action.agrees))
    await work.records.cases.save(shown)
    await _note(work, person, case, "group shown" if action.agrees else "group not shown")
    media = media_of(await work.records.entries.of_case(case.id))
    telling = [e for e in media if e.content is not None and e.content.kind not in TELLTALE]
    if telling:
        await work.tell(person.account, MediaQuestion(shown), case_id=case.id)
        return
    await _settle(work, person, shown)


async def share_media(work: Work, person: Person, action: ShareMedia) -> None:
    """Whether voice and pictures, which may give him away, go along."""
    case = await _secret(work, person, action.case_id)
    assert case.privacy is not None
    shared = replace(case, privacy=replace(case.privacy, shares_media=action.agrees))
    await work.records.cases.save(shared)
    await _note(work, person, case, "media shared" if action.agrees else "media not shared")
    await _settle(work, person, shared)


async def _from_now_on(work: Work, person: Person, case: Case) -> None:
    """Somebody has got it already: say who, and let it go on as a confidential case would."""
    directory = await work.records.people.directory()
    history = await work.records.cases.history(case.id)
    got_it = dict.fromkeys(event.cadre_id for event in history if event.step in DELIVERED)
    seen = [c for c in map(directory.get, got_it) if c is not None and not c.is_secretary]
    await work.tell(person.account, SecretFromNow(case.number, tuple(c.name for c in seen)), case_id=case.id)
    holder = directory.get(case.responsible_id)
    moved = case.runs and holder is not None and await _moves(work, case, holder)
    for cadre in seen:
        if cadre.id != case.about_id:
            account = await work.records.accounts.of_cadre(cadre.id)
            asked = AskedToKeepSecret(case.number, moved=moved and cadre == holder)
            await work.tell(account, asked, priority=Priority.TASK)
    if moved:
        await assigning.assign(work, case, case.topic, about_id=case.about_id, anew=True)


async def _moves(work: Work, case: Case, holder: Cadre) -> bool:
    """Whether a confidential case like this would be somebody else's: the center's lead, or the secretary.

    What was taken to the secretary, or lies with whoever hears a complaint, stays where it is.
    """
    if case.appealed or holder.is_secretary or holder.is_township:
        return False
    found = await assigning.route_of(work, case)
    return found.cadre is not None and found.cadre.id != holder.id


async def _settle(work: Work, person: Person, case: Case) -> None:
    """Go on with the question about the center; or show what may be shown to whoever has the case."""
    if case.state in UNSENT:
        await work.tell(person.account, await question_of(work, case), case_id=case.id)
        return
    assert case.privacy is not None
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    shows_more = case.privacy.shows_group or case.privacy.shares_media
    if case.runs and cadre is not None and shows_more:
        granted = await access_of(work, cadre, case)
        if not granted.identity:
            await delivering.deliver_task(work, case, cadre)
    await work.tell(person.account, SecrecyNoted(case.number), case_id=case.id)


async def _note(work: Work, person: Person, case: Case, step: str) -> None:
    await work.records.cases.record(case.id, step, work.now, account_id=person.account.id)


async def _own_open(work: Work, person: Person, case_id: int) -> Case:
    case = await work.records.cases.get(case_id)
    if case is None or case.reporter_id != person.account.id or case.state not in OPEN:
        raise NothingPending
    return case


async def _secret(work: Work, person: Person, case_id: int) -> Case:
    case = await _own_open(work, person, case_id)
    if case.privacy is None:
        raise NothingPending
    return case
