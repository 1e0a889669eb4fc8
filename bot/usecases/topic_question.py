"""The question where a case goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import topics
from bot.domain.notices.matters import TopicQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.usecases.work import Work


async def question_of(work: Work, case: Case) -> TopicQuestion:
    """Return the question which center a case is for, the likely one first."""
    return question(work, case, await work.records.entries.of_case(case.id))


def question(work: Work, case: Case, entries: Sequence[Entry]) -> TopicQuestion:
    """Return the same question, where what was written is at hand."""
    words = " ".join(entry.content.text for entry in entries if entry.content is not None)
    return TopicQuestion(case, topics.likely_first(words, work.rules.center_words))
