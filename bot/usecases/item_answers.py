"""Answers to questions on published items: kept with the question, though the case's words are erased."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.entry import Side
from bot.usecases.thread import latest

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def keep(work: Work, case: Case) -> None:
    """Keep the last thing that was said to the question behind a case, if there is one, as its answer."""
    question = await work.records.item_questions.of_case(case.id)
    if question is None:
        return
    entries = latest(await work.records.entries.of_case(case.id))
    said = [e.content.text for e in entries if e.side is Side.CADRE and e.content is not None]
    answer = next((text for text in reversed(said) if text), "")
    await work.records.item_questions.save(replace(question, answer=answer, answered_at=case.answered_at))
