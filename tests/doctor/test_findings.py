"""What the doctor finds, and that each finding has its sentence in both languages."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doctor import machine
from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.records import newest_backup, queues
from bot.doctor.roster_gaps import gaps
from bot.doctor.wording import SENTENCES, sentence
from bot.domain.backup import Backup
from bot.domain.centers import Center
from bot.domain.directory import Directory
from bot.domain.people import Cadre, Household
from bot.domain.roster import HouseholdKind
from bot.domain.storing import BackupUnsoundError
from bot.domain.vitals import Vitals
from bot.keeping.shelf import Shelf

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
IDLE = Vitals(0, None, 0, 0, None, 0, None, 0)
HOUSEHOLDS = [Household(1, "1-001", 1, "张样一", HouseholdKind.ORDINARY)]
WHOLE = Cadre(
    1, "王样甲", "支书", None, centers=frozenset(Center), leads=frozenset(Center), group=1, is_secretary=True
)
TOWNSHIP = Cadre(2, "赵样乡", "联系人", None, is_township=True)


def signs(findings: list[Finding]) -> set[Sign]:
    return {finding.sign for finding in findings}


def test_a_roster_without_gaps_is_well() -> None:
    directory = Directory((WHOLE, TOWNSHIP), joined={1, 2})
    assert gaps(directory, HOUSEHOLDS) == [Finding(Sign.ROSTER_WELL, data={"groups": 1, "cadres": 2})]


@pytest.mark.parametrize(
    ("directory", "expected"),
    [
        (Directory((replace(WHOLE, is_secretary=False), TOWNSHIP), joined={1, 2}), Sign.NO_SECRETARY),
        (Directory((WHOLE,), joined={1}), Sign.NO_TOWNSHIP),
        (Directory((replace(WHOLE, group=2), TOWNSHIP), joined={1, 2}), Sign.GROUP_WITHOUT_CADRE),
        (Directory((replace(WHOLE, leads=frozenset()), TOWNSHIP), joined={1, 2}), Sign.CENTER_WITHOUT_LEAD),
        (Directory((WHOLE, TOWNSHIP), joined={2}), Sign.CADRE_NOT_JOINED),
        (Directory((WHOLE, TOWNSHIP), {0: (1,)}, joined={1, 2}), Sign.DAY_WITHOUT_DUTY),
        (Directory(()), Sign.ROSTER_EMPTY),
    ],
)
def test_each_gap_in_the_roster_is_found_alone(directory: Directory, expected: Sign) -> None:
    assert signs(gaps(directory, HOUSEHOLDS)) == {expected}


def test_what_waits_for_long_or_for_somebody_is_found() -> None:
    assert signs(queues(IDLE, NOW)) == {Sign.QUEUES_WELL}
    assert signs(queues(replace(IDLE, unsettled=1, unsettled_since=NOW), NOW)) == {Sign.QUEUES_WELL}
    late = replace(IDLE, parked=2, late_reminders=1, late_since=NOW - timedelta(minutes=6))
    assert queues(late, NOW) == [
        Finding(Sign.PARKED, Grade.MIND, {"count": 2}),
        Finding(Sign.BEHIND, Grade.BAD, {"minutes": 6}),
    ]


@pytest.mark.parametrize(
    ("off", "sign"),
    [(29, Sign.CLOCK_WELL), (-29, Sign.CLOCK_WELL), (31, Sign.CLOCK_OFF), (-31, Sign.CLOCK_OFF)],
)
def test_a_clock_that_is_half_a_minute_off_is_found(off: int, sign: Sign) -> None:
    assert machine.clock(NOW + timedelta(seconds=off), NOW).sign is sign


def test_this_machine_can_set_chinese_and_has_room(tmp_path: Path) -> None:
    assert machine.fonts().sign is Sign.FONTS_WELL
    assert machine.room(tmp_path / "not" / "yet").data["megabytes"]


@pytest.mark.parametrize(
    ("hours", "sign"), [(None, Sign.BACKUP_NONE), (20, Sign.BACKUP_WELL), (50, Sign.BACKUP_OLD)]
)
async def test_the_newest_backup_is_looked_for_and_opened(
    tmp_path: Path, hours: int | None, sign: Sign
) -> None:
    shelf = Shelf(tmp_path, "lianxin", timedelta(days=14))
    if hours is not None:
        shelf.place(NOW - timedelta(hours=hours)).touch()
    opened = []

    def verify(path: Path) -> Backup:
        opened.append(path)
        return Backup(path, NOW, {}, 0)

    assert (await newest_backup(shelf, verify, NOW)).sign is sign
    assert len(opened) == (hours is not None)


async def test_a_backup_that_cannot_be_opened_is_found(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "lianxin", timedelta(days=14))
    shelf.place(NOW).touch()

    def verify(path: Path) -> Backup:
        raise BackupUnsoundError(path.name)

    assert (await newest_backup(shelf, verify, NOW)).sign is Sign.BACKUP_UNSOUND


def test_every_sign_has_a_sentence_that_names_the_same_things_in_both_languages() -> None:
    assert set(SENTENCES) == set(Sign)
    for chinese, english in SENTENCES.values():
        fields = [{name for _, name, _, _ in string.Formatter().parse(words)} for words in (chinese, english)]
        assert fields[0] == fields[1]


def test_a_gap_is_said_in_the_readers_words() -> None:
    gap = Finding(Sign.DAY_WITHOUT_DUTY, Grade.MIND, {"weekday": 6})
    assert sentence(gap, english=False) == "星期日没有人值班：请在值班表里补上。"
    lead = Finding(Sign.CENTER_WITHOUT_LEAD, Grade.MIND, {"center": Center.HEALTH.value})
    assert sentence(lead, english=True).startswith("Nobody leads the health center")
