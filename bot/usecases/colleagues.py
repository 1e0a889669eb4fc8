"""What one cadre says to another on a case: why he hands it over. It is no word to the villager."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.entry import Side
from bot.usecases.thread import latest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.usecases.reading import Reading

REASON_TO_COLLEAGUE: Final = "said why to a colleague"
"""The step in a case's history beside why it was handed over."""


async def is_for_a_colleague(work: Reading, entry: Entry) -> bool:
    """Whether a cadre's message, or the one that it corrects, says to a colleague why he gets the case."""
    if entry.case_id is None:
        return False
    spoken = {entry.id}
    earlier = entry
    while earlier.replaces_id is not None:
        earlier = await work.records.entries.get(earlier.replaces_id) or replace(earlier, replaces_id=None)
        spoken.add(earlier.id)
    history = await work.records.cases.history(entry.case_id)
    return any(event.step == REASON_TO_COLLEAGUE and event.entry_id in spoken for event in history)


async def answer_of(work: Reading, case: Case) -> list[Entry]:
    """Return what a cadre said last on a case, or on the one that it was merged into.

    A quick answer stands before what completed it.
    """
    head = await work.records.cases.get(case.merged_into) if case.merged_into is not None else None
    said: list[tuple[datetime, bool, Entry]] = []
    for each in filter(None, (case, head)):
        told = await between_villager_and_cadres(work, each)
        roots = [entry for entry in told if entry.side is Side.CADRE and entry.replaces_id is None]
        history = await work.records.cases.history(each.id)
        at = {event.entry_id: event.at for event in history if event.entry_id is not None}
        newest = latest([entry for entry in told if entry.side is Side.CADRE])
        said += [(at[r.id], bool(r.message_id), e) for r, e in zip(roots, newest, strict=True) if r.id in at]
    last = max((when for when, _, _ in said), default=None)
    together = sorted((typed, entry.id, entry) for when, typed, entry in said if when == last)
    return [entry for _, _, entry in together]


async def between_villager_and_cadres(work: Reading, case: Case) -> Sequence[Entry]:
    """Return what was said on a case, without what colleagues said to each other; its album goes with it."""
    entries = await work.records.entries.of_case(case.id)
    history = await work.records.cases.history(case.id)
    kept_back = {event.entry_id for event in history if event.step == REASON_TO_COLLEAGUE}
    albums = {(e.account_id, e.album) for e in entries if e.id in kept_back and e.album is not None}
    told = []
    for entry in entries:
        behind = (entry.account_id, entry.album) in albums
        if behind or entry.id in kept_back or entry.replaces_id in kept_back:
            kept_back.add(entry.id)
        else:
            told.append(entry)
    return told


async def told_to_villager(work: Reading, case: Case) -> list[Entry]:
    """Return what was said on a case; where it was merged, the answer that was given to the main one too."""
    told = list(await between_villager_and_cadres(work, case))
    if case.merged_into is not None and case.answered_at is not None:
        told += [entry for entry in await answer_of(work, case) if entry.case_id == case.merged_into]
    return told
