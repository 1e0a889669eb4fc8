"""The question where a case goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import topics
from bot.domain.notices.matters import TopicQuestion

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.usecases.work import Work


async def question_of(work: Work, case: Case) -> TopicQuestion:
    """Return the question which center a case is for, the likely one first."""
    entries = await work.records.entries.of_case(case.id)
    words = " ".join(entry.content.text for entry in entries if entry.content is not None)
    return TopicQuestion(case, topics.likely_first(words, work.rules.center_words))
