"""What is written is what is read: the sample, the template, and any sound roster."""

import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.centers import Center
from bot.domain.phones import normalise
from bot.domain.roster import (
    DutyDay,
    HouseholdKind,
    Roster,
    RosterCadre,
    RosterHousehold,
    RosterMember,
    household_number,
)
from bot.domain.roster_rules import check
from bot.roster.reader import read
from bot.roster.sample import sample_roster
from bot.roster.template import example_roster, template
from bot.roster.writer import write

READING_LIMIT = 1.0  # seconds


def test_the_sample_has_nalangs_shape() -> None:
    roster = sample_roster()
    assert check(roster) == ()
    assert roster.groups == tuple(range(1, 10))
    assert len(roster.households) == 358
    members = [member for household in roster.households for member in household.members]
    assert len(members) == 1500
    village = [cadre for cadre in roster.cadres if not cadre.is_township]
    assert len(village) == 9
    assert len(roster.cadres) == 10
    assert [cadre.is_secretary for cadre in village].count(True) == 1
    assert sorted(center for cadre in village for center in cadre.leads) == sorted(Center)
    assert sorted(cadre.group or 0 for cadre in village) == list(roster.groups)
    assert all(cadre.large_household and cadre.poor_household and cadre.substitute for cadre in village)
    assert roster.duty is not None
    assert [day.weekday for day in roster.duty] == list(range(7))


def test_everybody_in_the_sample_is_plainly_invented() -> None:
    roster = sample_roster()
    members = [member for household in roster.households for member in household.members]
    names = [member.name for member in members] + [cadre.name for cadre in roster.cadres]
    assert all(name[1] == "样" for name in names)
    assert len(set(names)) == len(names)
    phones = [member.phone for member in members if member.phone] + [cadre.phone for cadre in roster.cadres]
    assert all(phone.startswith("1380000") and normalise(phone) == phone for phone in phones)
    assert len(set(phones)) == len(phones)


def test_the_sample_is_the_same_at_every_call() -> None:
    assert sample_roster() == sample_roster()


def test_the_sample_reads_back_in_less_than_a_second(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    write(sample_roster(), path)
    begun = time.perf_counter()
    assert read(path) == sample_roster()
    assert time.perf_counter() - begun < READING_LIMIT


def test_the_template_reads_back(tmp_path: Path) -> None:
    template(tmp_path / "template.xlsx")
    assert read(tmp_path / "template.xlsx") == example_roster()


_FIRST = st.sampled_from("李王张刘陈=+样")
_SYLLABLES = st.sampled_from(["一", "二", "样", "甲", "（大）", "·", "<&>", "x", "'", '"', "Ｘ", "𠮷"])
_LETTERS = st.lists(_SYLLABLES, min_size=1, max_size=6).map("".join)
_PHONES = st.none() | st.integers(0, 9999).map(lambda last: f"1380000{last:04d}")


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """Sound rosters of a few households and cadres."""
    names = draw(st.lists(st.builds(str.__add__, _FIRST, _LETTERS), min_size=2, max_size=12, unique=True))
    numbers = draw(
        st.lists(st.tuples(st.integers(1, 20), st.integers(1, 1200)), min_size=1, max_size=4, unique=True)
    )
    households = []
    for group, running in numbers:
        chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
        members = tuple(RosterMember(name, draw(_PHONES)) for name in chosen)
        kind = draw(st.sampled_from(HouseholdKind))
        number = household_number(group, running)
        households.append(RosterHousehold(number, group, draw(st.sampled_from(chosen)), members, kind))
    large = [h.number for h in households if h.kind is HouseholdKind.LARGE_GROWER]
    poor = [h.number for h in households if h.kind is HouseholdKind.IN_DIFFICULTY]
    leads = {center: draw(st.sampled_from(names)) for center in Center}
    cadres = tuple(
        RosterCadre(
            name=name,
            duties=draw(_LETTERS),
            phone=draw(_PHONES) or "08590000000",
            centers=tuple(center for center in Center if leads[center] == name),
            leads=tuple(center for center in Center if leads[center] == name),
            group=draw(st.none() | st.sampled_from([group for group, _ in numbers])),
            large_household=draw(st.none() | st.sampled_from(large)) if large else None,
            poor_household=draw(st.none() | st.sampled_from(poor)) if poor else None,
            is_secretary=place == 0,
            substitute=names[place - 1] if draw(st.booleans()) else None,
        )
        for place, name in enumerate(names)
    )
    duty = draw(st.lists(st.builds(DutyDay, st.integers(0, 6), st.sampled_from(names)), max_size=7))
    return Roster(tuple(households), cadres, tuple(duty))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rosters())
def test_any_sound_roster_reads_back_as_it_was_written(roster: Roster) -> None:
    assert check(roster) == ()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        write(roster, path)
        assert read(path) == roster
