"""Whom the words of a case name: whoever it might be about must not get it by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import Side
from bot.domain.naming import Naming, naming

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def words_written(work: Work, case: Case) -> str:
    """Return all that the villager's side wrote on a case, captions too."""
    entries = await work.records.entries.of_case(case.id)
    said = (e.content.text for e in entries if e.side is Side.VILLAGER and e.content is not None)
    return " ".join(said)


async def naming_of(work: Work, words: str) -> Naming:
    """Return whom some words name, by the roster as it is now."""
    return naming(words, await work.records.people.directory(), work.rules.complaint_words)
