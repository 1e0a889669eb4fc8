"""The village's own rules: what the operator may set, as the use cases need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.centers import Center
    from bot.domain.deliberation_rules import DeliberationRules
    from bot.domain.humane import HumaneHours
    from bot.domain.procedure import Procedure
    from bot.domain.proxy import Pace


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long each kind of trace is kept."""

    closed_words: timedelta
    """What was written on a case, from its closing."""
    closed_media: timedelta
    """Telegram's ids of its pictures and recordings."""
    drafts: timedelta
    """What was written and never placed; dialogues never finished."""
    sent: timedelta
    """What messages said, once they were sent."""
    update_ids: timedelta
    """Ids of updates: Telegram repeats none after 24 hours."""
    notes: timedelta
    """What cadres noted about visits and in their diaries, from when they wrote it."""
    parked: timedelta
    """Updates that nobody could handle."""
    buttons: timedelta
    """Buttons under messages; they then do nothing."""
    former: timedelta
    """Names and phones of who is no longer in the roster."""
    papers: timedelta
    """Telegram's ids of photos of papers, from when the last one was given back."""
    tries: timedelta = timedelta(days=1)
    """What is counted for an hour."""


@dataclass(frozen=True, slots=True)
class DisclosureRules:
    """When the disclosure goes out, and where besides to everybody himself."""

    at: time
    """Wall-clock time in the village on the last day of the month."""
    collect_from: int
    """The day of the month on which each center's lead is asked for items."""
    chat_id: int
    """Of the village's group or channel; 0: there is none."""


@dataclass(frozen=True, slots=True)
class VisitRules:
    """What is expected of cadres' visits (谈心活动)."""

    per_week: int
    """Visits a week, Monday to Sunday, of every cadre."""
    review_at: time
    """Wall-clock time in the village on Sunday at which the week is looked at."""
    back: int
    """Days after a visit within which it may be recorded."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Times and word lists of one village."""

    promise: timedelta
    """From the villager's message to the promised date (承诺制: one week)."""
    remind_before: Sequence[timedelta]
    """How long before the promised date the cadre is reminded, each once."""
    unseen_after: timedelta
    """After this time without a sign of the cadre he is asked again."""
    escalate_after: timedelta
    """How long after the promised date the township's contact is told."""
    reaction_after: timedelta
    """How long after the answer the villager is asked what he thinks of it."""
    lapse_after: timedelta
    """How long after that question the case is closed without a reaction."""
    handovers: int
    """Hand-overs after which only the secretary decides."""
    humane: HumaneHours
    digest_at: time
    """Wall-clock time in the village of the morning's digest."""
    topic_choice: timedelta
    """How long the bot waits for a tap on a center."""
    matter_choice: timedelta
    """How long it waits for 接着说 or 新的事情."""
    continue_within: timedelta
    """Without a tap, what follows one's last message so closely joins its case."""
    dialogue_lasts: timedelta
    """A half-finished dialogue takes no message that is written later than this."""
    keep_strangers_words: timedelta
    center_words: Mapping[Center, Sequence[str]]
    complaint_words: Sequence[str]
    card_words: Sequence[str]
    quick_answers: Mapping[Center, Sequence[str]]
    catalogue: Sequence[Procedure]
    """What is handled for villagers (帮办制), in the order in which it is offered."""
    pace: Pace
    """How long each step of that may wait."""
    retention: Retention
    crops: Sequence[str]
    """The village's crops and livestock about which industry news can be had."""
    backup_at: time | None
    """Wall-clock time in the village at which the records are copied each night; None: not by the bot."""
    disclosure: DisclosureRules
    visits: VisitRules
    deliberation: DeliberationRules
