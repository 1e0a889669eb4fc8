"""Photographing papers: what is photographed after a procedure was chosen belongs to it, unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.proxy_life import ProxyState
from bot.usecases import matters
from bot.usecases.thread import PICTURED

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

AWAITED_FOR: Final = timedelta(
    days=1
)  # since it was chosen, or since the last photo; later ones are asked about
COLLECTED: Final = frozenset({ProxyState.PICKED, ProxyState.COLLECTING})
"""While papers are collected, their photos are too."""


async def wait_for_photos(work: Work, case: Case) -> None:
    """Take the villager's next photos for this case's, unless he is in the midst of something else."""
    if case.reporter_id is None:
        return
    other = await work.records.dialogues.get(case.reporter_id)
    if other is None or other.kind in {DialogueKind.PAPERS, DialogueKind.NEW_MATTER}:
        waits = Dialogue(case.reporter_id, DialogueKind.PAPERS, case.id, work.now)
        await work.records.dialogues.put(waits)


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> bool:
    """Add a photo to the case whose papers are awaited; return False where it is something else."""
    content = incoming.content
    if content is None or content.kind not in PICTURED or work.now > dialogue.since + AWAITED_FOR:
        return False
    case = await work.records.cases.get(dialogue.subject)
    proxy = await work.records.proxies.get(dialogue.subject)
    if case is None or proxy is None or not case.runs or proxy.state not in COLLECTED:
        await work.records.dialogues.clear(person.account.id)
        return False
    if case.reporter_id != person.account.id:
        return False
    await work.records.dialogues.put(replace(dialogue, since=work.now))
    await matters.add_to(work, person, case, incoming)
    return True
