"""Reminders: what the agenda has to do, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReminderKind(StrEnum):
    """What falls due."""

    CENTER_CHOICE = "center_choice"
    """Nobody tapped a center: the case is routed without one. Subject: the case."""
    MATTER_CHOICE = "matter_choice"
    """Nobody said whether it goes on or is new. Subject: the account."""
    ALBUM = "album"
    """An album's parts have come in: pass them on together. Subject: its first entry."""
    UNSEEN = "unseen"
    """The cadre has done nothing with it for a day. Subject: the case; period: its round."""
    BURST = "burst"
    """Somebody wrote much on one case at once: pass on what has come in since. Subject: the case; period:
    the account."""
    DUE_SOON = "due_soon"
    """The promised day is near. Subject: the case; period: its round and how many days before."""
    OVERDUE = "overdue"
    """The promise is broken: cadre, secretary and villager are told. Subject: the case; period: its round."""
    STILL_OVERDUE = "still_overdue"
    """Daily to the cadre. Subject: the case; period: its round and the day."""
    ESCALATION = "escalation"
    """Overdue for long: the township's contact is told. Subject: the case; period: its round."""
    REACTION = "reaction"
    """The villager has said nothing to the answer: he is asked once. Subject: the case; period: its round."""
    LAPSE = "lapse"
    """Nor to the question: the case is closed. Subject: the case; period: its round."""
    IN_PERSON = "in_person"
    """The answer has to be brought to somebody without a phone. Subject: the case; period: its round."""
    DIGEST = "digest"
    """What is due, in the morning. Subject: none; period: the day."""
    JOIN_DIGEST = "join_digest"
    """Who joined today, gathered. Subject: none."""
    FORGET_STRANGER = "forget_stranger"
    """Erase what a stranger wrote and never claimed. Subject: the account."""
    FORGET_ACCOUNT = "forget_account"
    """Erase what was still on its way when somebody left. Subject: the account."""
    COLLECTION = "collection"
    """The 25th: each center's lead is asked for items. Subject: none; period: the month, `2026-11`."""
    REVIEW = "review"
    """The secretary is reminded of items that wait. Subject: none; period: the day."""
    DISCLOSURE = "disclosure"
    """The last day of a month, at its hour. Subject: none; period: the month, `2026-11`."""
    BROADCAST = "broadcast"
    """The next part of a disclosure's recipients. Subject: the disclosure; period: the last account done."""
    BULLETIN = "bulletin"
    """The next part of a bulletin's recipients. Subject: the bulletin; period: who is told how
    many it reached, and the last account done."""
    BULLETIN_PREVIEW = "bulletin_preview"
    """All parts of an album have come: show the draft. Subject: the bulletin; period: the album."""
    REACH = "reach"
    """Say how many accounts something has reached. Subject: none; period: what it is (`bulletin:5`), which
    account is told, and which time."""
    MATTER_NEWS = "matter_news"
    """The next households hear how a matter goes. Subject: the matter; period: which event, after whom."""
    MATTER_STILL = "matter_still"
    """A village matter waits for whoever leads it. Subject: the matter; period: its stage, and which time."""
    MATTER_DUE = "matter_due"
    """What was decided is to be done soon, or is late. Subject: the matter; period: the day."""
    COURSE_NOTICE = "course_notice"
    """The next part of a course notice's recipients. Subject: the course; period: as of BULLETIN."""
    COURSE_OFF = "course_off"
    """Tell the next participants that it is called off. Subject: the course; period: how many were told."""
    COURSE_CHANGED = "course_changed"
    """Tell the next participants that it changed. Subject: the course; period: when, how many were told."""
    COURSE_EVE = "course_eve"
    """The day before: remind the next participants. Subject: the course; period: how many were reminded."""
    PAIRING_MONTH = "pairing_month"
    """The month's 包组联户, on the first of the next one. Subject: none; period: the month, `2026-11`."""
    COURSE_ROLL = "course_roll"
    """It begins: who has come? Subject: the course."""
    BACKUP = "backup"
    """Copy the records, each night. Subject: none; period: the day."""
    """The next part of a broadcast's recipients. Subject: the broadcast; period: the last account done."""
    PROGRESS = "progress"
    """How far a broadcast is, for the secretary. Subject: the broadcast; period: the how many-eth look."""
    PROXY_STEP = "proxy_step"
    """A proxy handling waits too long at a step. Subject: the case; period: since when, and which time."""
    PAPERS_TOLD = "papers_told"
    """Papers were received or given back: the villager is told of all of them together. Subject: the case."""
    PHOTOS = "photos"
    """Photos of papers that were shown go from the cadre's chat. Subject: the case; period: account, time."""
    PHOTOS_CHECK = "photos_check"
    """Whether they went. Subject and period: likewise."""
    PHOTOS_STAY = "photos_stay"
    """They could not be deleted: the cadre is told so. Subject and period: likewise."""
    VISIT_QUESTION = "visit_question"
    """Ask a household whether the cadre was there. Subject: the visit."""
    VISIT_DENIED = "visit_denied"
    """A household says that nobody came: the secretary is told. Subject: the visit."""
    VISIT_WEEK = "visit_week"
    """Sunday evening: each cadre's visits of the week. Subject: none; period: its Monday."""
    VOTE_OPEN = "vote_open"
    """A vote opens. Subject: the vote."""
    VOTE_EVE = "vote_eve"
    """The day before the close: who hasn't voted is reminded. Subject: the vote; period: the close."""
    VOTE_CLOSE = "vote_close"
    """A vote is closed and counted. Subject: the vote; period: the close, and which look, while taps that
    came before it are still being handled."""
    VOTE_SPREAD = "vote_spread"
    """The next part of those who are told of a vote. Subject: the vote; period: of what, and the last account
    done."""
    CLEANING = "cleaning"
    """Erase what has outlived its use (sent payloads, settled ids). Subject: none."""


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder that is not stored yet."""

    kind: ReminderKind
    subject: int
    period: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that falls due at an instant. (kind, subject, period) is unique: each firing happens once."""

    id: int
    kind: ReminderKind
    subject: int
    period: str
    due_at: datetime
