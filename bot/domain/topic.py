"""Topics: where a villager's matter goes."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.centers import Center


class Topic(StrEnum):
    """Where a matter goes: one of the five centers, proxy handling, or a complaint about a cadre."""

    DELIBERATION = "deliberation"
    INDUSTRY = "industry"
    SOCIAL = "social"
    HEALTH = "health"
    EDUCATION = "education"
    PROXY = "proxy"
    COMPLAINT = "complaint"
    QUESTION = "question"
    """提问质询 on a published item: to the branch, or past the secretary to the township's contact."""

    @property
    def service_center(self) -> Center | None:
        """The service center of that name, if it is one."""
        return None if self in {Topic.PROXY, Topic.COMPLAINT, Topic.QUESTION} else Center(self.value)
