"""What the doctor finds. It becomes words in `bot.doctor.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How bad it is."""

    WELL = 0
    MIND = 1
    """The bot runs, but somebody should see to it."""
    BAD = 2
    """The bot can't do its work like this."""


class Sign(StrEnum):
    """What was looked at, and how it was found."""

    CONFIG_WELL = "config_well"
    RECORDS_WELL = "records_well"
    RECORDS_GONE = "records_gone"
    RECORDS_BROKEN = "records_broken"
    RECORDS_SIZE = "records_size"
    DISK_WELL = "disk_well"
    DISK_LOW = "disk_low"
    DISK_FULL = "disk_full"
    TOKEN_WELL = "token_well"  # noqa: S105 - a code
    TOKEN_REJECTED = "token_rejected"  # noqa: S105 - likewise
    TELEGRAM_UNREACHABLE = "telegram_unreachable"
    WEBHOOK_SET = "webhook_set"
    WEBHOOK_NONE = "webhook_none"
    WEBHOOK_WELL = "webhook_well"
    WEBHOOK_MISSING = "webhook_missing"
    WEBHOOK_ELSEWHERE = "webhook_elsewhere"
    WEBHOOK_FAILING = "webhook_failing"
    TWO_POLLERS = "two_pollers"
    RIVAL_WEBHOOK = "rival_webhook"
    CLOCK_WELL = "clock_well"
    CLOCK_OFF = "clock_off"
    FONTS_WELL = "fonts_well"
    FONTS_BROKEN = "fonts_broken"
    BACKUP_WELL = "backup_well"
    BACKUP_OLD = "backup_old"
    BACKUP_NONE = "backup_none"
    BACKUP_ELSEWHERE = "backup_elsewhere"
    BACKUP_UNSOUND = "backup_unsound"
    ROSTER_WELL = "roster_well"
    ROSTER_EMPTY = "roster_empty"
    NO_SECRETARY = "no_secretary"
    NO_TOWNSHIP = "no_township"
    GROUP_WITHOUT_CADRE = "group_without_cadre"
    CENTER_WITHOUT_LEAD = "center_without_lead"
    CADRE_NOT_JOINED = "cadre_not_joined"
    DAY_WITHOUT_DUTY = "day_without_duty"
    QUEUES_WELL = "queues_well"
    PARKED = "parked"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    sign: Sign
    grade: Grade = Grade.WELL
    data: Mapping[str, str | int] = field(default_factory=dict)
    """What its sentence names."""
