"""Bulletins: what a cadre writes once for several people (包组联户), from a word to his group to a practice.

"Each member of the village leadership … brings them information, technology and projects; good practice is
summed up and spread" (group and household pairing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.centers import Center
from bot.domain.content import Content
from bot.domain.people import Cadre, Household
from bot.domain.visit_order import own

TEXT_LIMIT: Final = 8000  # UTF-16 units of one bulletin's words: two messages of Telegram's
MEDIA_LIMIT: Final = 10  # pictures, files and recordings of one bulletin: what one album holds
TITLE_LIMIT: Final = 40  # characters of a practice's or a course's title: one line on a small phone
FILE_LIMIT: Final = 20 * 1024 * 1024  # bytes; Bot API, getFile: "files of up to 20MB"


class BulletinKind(StrEnum):
    """What is brought."""

    INFORMATION = "information"
    TECHNOLOGY = "technology"
    PROJECT = "project"
    NEWS = "news"
    """Industry news about a crop, to whoever subscribed."""
    PRACTICE = "practice"
    """好经验: approved by the secretary, to whoever subscribed, and kept readable."""


BROUGHT: Final = (BulletinKind.INFORMATION, BulletinKind.TECHNOLOGY, BulletinKind.PROJECT)
"""What a cadre brings to those he is paired with."""


class Scope(StrEnum):
    """How far a bulletin goes."""

    GROUP = "group"
    HOUSEHOLD = "household"
    VILLAGE = "village"
    SUBSCRIBERS = "subscribers"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a bulletin goes to."""

    scope: Scope
    group: int | None = None
    household_id: int | None = None
    crop: str | None = None
    """None with SUBSCRIBERS: whoever subscribed to any crop."""


class BulletinState(StrEnum):
    """How far a bulletin has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    """Waits for the secretary."""
    RETURNED = "returned"
    """The secretary gave it back, with a reason."""
    SENT = "sent"
    DROPPED = "dropped"
    """Its writer thought better of it: nothing of it is kept."""


class BulletinStep(StrEnum):
    """What can be done with one."""

    SEND = "send"
    PROPOSE = "propose"
    APPROVE = "approve"
    RETURN = "return"
    REWRITE = "rewrite"
    DROP = "drop"
    TAKE_DOWN = "take_down"
    """Of a practice: it can be read no more."""


STEPS: Final[Mapping[tuple[BulletinState, BulletinStep], BulletinState]] = {
    (BulletinState.DRAFT, BulletinStep.SEND): BulletinState.SENT,
    (BulletinState.DRAFT, BulletinStep.PROPOSE): BulletinState.PROPOSED,
    (BulletinState.DRAFT, BulletinStep.DROP): BulletinState.DROPPED,
    (BulletinState.PROPOSED, BulletinStep.APPROVE): BulletinState.SENT,
    (BulletinState.PROPOSED, BulletinStep.RETURN): BulletinState.RETURNED,
    (BulletinState.RETURNED, BulletinStep.REWRITE): BulletinState.DRAFT,
    (BulletinState.RETURNED, BulletinStep.DROP): BulletinState.DROPPED,
    (BulletinState.SENT, BulletinStep.TAKE_DOWN): BulletinState.DROPPED,
}
"""Everything that can happen to a bulletin; what stands in no row can't."""


class BulletinStepError(Exception):
    """A bulletin isn't in a state for this; nothing happened."""

    def __init__(self, state: BulletinState, step: BulletinStep) -> None:
        super().__init__(f"{step} of a bulletin that is {state}")
        self.state = state
        self.step = step


@dataclass(frozen=True, slots=True)
class Part:
    """One message's content within a bulletin."""

    content: Content
    album: str | None = None
    """Telegram's media_group_id, where it came as part of an album."""
    message_id: int = 0
    """Of the message that it came as, in its writer's chat: an edit finds it."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Something written once for several people."""

    id: int
    cadre_id: int
    kind: BulletinKind
    audience: Audience
    state: BulletinState
    created_at: datetime
    title: str = ""
    """Of a practice."""
    sent_at: datetime | None = None

    def entitled(self, title: str) -> Bulletin:
        """Return it with this title."""
        return replace(self, title=title)

    def can(self, step: BulletinStep) -> bool:
        """Whether it is in a state for this step."""
        return (self.state, step) in STEPS

    def after(self, step: BulletinStep, now: datetime) -> Bulletin:
        """Return it one step further; raise BulletinStepError where it can't be done."""
        state = STEPS.get((self.state, step))
        if state is None:
            raise BulletinStepError(self.state, step)
        return replace(self, state=state, sent_at=now if state is BulletinState.SENT else self.sent_at)


def may_send(cadre: Cadre, audience: Audience, household: Household | None = None) -> bool:
    """Whether somebody may write to these people; `household` is the one that the audience names.

    A cadre writes to his own: the group, the large grower and the household in difficulty that he is paired
    with. The secretary writes to the whole village; the industry center to whoever asked for its news.
    """
    if cadre.is_township or not cadre.active:
        return False
    if cadre.is_secretary:
        return True
    if audience.scope is Scope.GROUP:
        return cadre.group is not None and cadre.group == audience.group
    if audience.scope is Scope.HOUSEHOLD:
        return household is not None and household.id == audience.household_id and own(cadre, household)
    return audience.scope is Scope.SUBSCRIBERS and Center.INDUSTRY in cadre.centers


def may_spread(cadre: Cadre, bulletin: Bulletin, household: Household | None = None) -> bool:
    """Whether somebody may send this bulletin: good practice goes out by the secretary's word alone."""
    if bulletin.kind is BulletinKind.PRACTICE and not cadre.is_secretary:
        return False
    return may_send(cadre, bulletin.audience, household)
