"""Guessing what a matter is about: word lists per center, from the village's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.centers import Center
from bot.domain.topic import Topic

ORDER: Final = tuple(topic for topic in Topic if topic is not Topic.QUESTION)
"""What a villager is offered: a question begins at the item that it is about."""


def likely_first(words: str, center_words: Mapping[Center, Sequence[str]]) -> tuple[Topic, ...]:
    """Return all topics, the likely one first, the others in their usual order.

    The likely one is the center whose words occur in the text most often (each once, longer words
    weighing more); where none occurs, or two are equal, the usual order decides.
    """
    weights = {
        Topic(center.value): sum(len(word) for word in set(listed) if word in words)
        for center, listed in center_words.items()
    }
    best = max(ORDER, key=lambda topic: weights.get(topic, 0))
    if not weights.get(best):
        return ORDER
    return (best, *(topic for topic in ORDER if topic is not best))
