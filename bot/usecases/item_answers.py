"""Answers to questions on published items: kept with the question, though the case's words are erased."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.usecases.colleagues import answer_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def keep(work: Work, case: Case) -> None:
    """Keep what was said last to the question behind a case, if there is one, as its answer."""
    question = await work.records.item_questions.of_case(case.id)
    if question is None:
        return
    answered = replace(question, answer=await _answer(work, case), answered_at=case.answered_at)
    await work.records.item_questions.save(answered)


async def correct(work: Work, case: Case) -> bool:
    """Put a corrected answer in the place of the one that stands under a published item, with today's date.

    The case's history keeps both wordings. Return whether anything that everybody reads has changed.
    """
    question = await work.records.item_questions.of_case(case.id)
    if question is None or question.answered_at is None:
        return False
    answer = await _answer(work, case)
    if answer == question.answer:
        return False
    await work.records.item_questions.save(replace(question, answer=answer, answered_at=work.now))
    return question.is_public


async def _answer(work: Work, case: Case) -> str:
    said = [e.content.text for e in await answer_of(work, case) if e.content is not None]
    return "\n".join(filter(None, said))


async def is_published(work: Work, case: Case) -> bool:
    """Whether the answer to a case will stand under the published item that it asks about."""
    question = await work.records.item_questions.of_case(case.id)
    return question is not None and question.is_public
