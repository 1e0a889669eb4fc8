"""The names of the places where a matter goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.topic import Topic

if TYPE_CHECKING:
    from bot.domain.centers import Center
    from bot.texts.words import Words


def topic_name(words: Words, topic: Topic) -> str:
    """Return what the button for a topic says."""
    names = {
        Topic.DELIBERATION: words._("Village deliberation center"),
        Topic.INDUSTRY: words._("Industry development center"),
        Topic.SOCIAL: words._("Social affairs service center"),
        Topic.HEALTH: words._("Family planning and health service center"),
        Topic.EDUCATION: words._("Farmers' education center"),
        Topic.PROXY: words._("Proxy handling"),
        Topic.COMPLAINT: words._("About a cadre"),
        Topic.QUESTION: words._("Question on a disclosure"),
    }
    return names[topic]


def center_name(words: Words, center: Center) -> str:
    """Return a center's name."""
    return topic_name(words, Topic(center.value))
