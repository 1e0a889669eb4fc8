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
    said = [e.content.text for e in await answer_of(work, case) if e.content is not None]
    answered = replace(question, answer="\n".join(filter(None, said)), answered_at=case.answered_at)
    await work.records.item_questions.save(answered)


async def is_published(work: Work, case: Case) -> bool:
    """Whether the answer to a case will stand under the published item that it asks about."""
    question = await work.records.item_questions.of_case(case.id)
    return question is not None and question.is_public
