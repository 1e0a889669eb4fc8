"""Every privileged act is noted, with who did it and to whom; none can be changed or deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.usecases import auditing, my_cases, showing, tasks, village_view
from bot.usecases.auditing import AuditQuery, ToldEntry
from bot.usecases.links import Reissue, reissue
from tests.trust.acts import ELSEWHERE, HOME, STORIES
from tests.usecases.scenes import SECRETARY, SOCIAL, TOWNSHIP, ZHANG, matter
from tests.usecases.town import START, Town


async def noted(town: Town, **asked: object) -> list[ToldEntry]:
    query = AuditQuery(START, START.replace(year=2027), **asked)  # type: ignore[arg-type]
    return await town.look(lambda records: auditing.find(records, query))


def test_every_act_has_its_story() -> None:
    assert set(STORIES) | set(ELSEWHERE) == set(Act)
    for act, file in ELSEWHERE.items():
        assert f"Act.{act.name}" in (Path(__file__).parents[1] / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("act", STORIES)
async def test_an_act_is_noted_with_who_and_when(town: Town, act: Act) -> None:
    story, who, about = STORIES[act]
    before = len(await noted(town, act=act))
    town.clock.at = START.replace(hour=5)
    await story(town)
    told = (await noted(town, act=act))[before:]
    assert [(one.who, one.about) for one in told] == [(who, about)]
    assert told[0].entry.at == town.clock.at


async def test_what_is_refused_is_not_noted(town: Town) -> None:
    await town.phones[ZHANG].press(village_view.show)
    await town.phones[ZHANG].press(showing.audit)
    assert [one.entry.act for one in await noted(town)] == [Act.IMPORTED_ROSTER]


async def test_what_is_one_s_own_is_no_privilege(town: Town) -> None:
    villager, cadre = await matter(town, "地界的事", SOCIAL)
    await villager.press(my_cases.show)
    await villager.tap("2026-0001")
    await cadre.press(tasks.show)
    assert [one.entry.act for one in await noted(town)] == [Act.IMPORTED_ROSTER]


async def test_it_can_be_asked_by_who_by_act_and_by_time(town: Town) -> None:
    await town.phones[SECRETARY].press(village_view.show)
    await town.desk.perform(reissue, Reissue(household=HOME))
    assert {one.entry.act for one in await noted(town, who=SECRETARY)} == {Act.LISTED_VILLAGE}
    computer = [one.entry.act for one in await noted(town, at_the_computer=True)]
    assert computer == [Act.IMPORTED_ROSTER, Act.REISSUED_LINK]
    with pytest.raises(LookupError):
        await noted(town, who="没有的人")
    later = AuditQuery(START.replace(hour=9), START.replace(year=2027))
    assert await town.look(lambda records: auditing.find(records, later)) == []


async def test_the_township_contact_reads_what_the_secretary_did_and_nobody_else_may(town: Town) -> None:
    await town.phones[SECRETARY].press(village_view.show)
    await town.phones[TOWNSHIP].press(showing.audit)
    assert "看全村情况" in town.phones[TOWNSHIP].last("支书").text
    await town.phones[SECRETARY].press(showing.audit)
    assert town.phones[SECRETARY].count("看全村情况") == 0


async def test_privileged_acts_can_be_neither_changed_nor_deleted(town: Town, tmp_path: Path) -> None:
    await town.desk.perform(reissue, Reissue(household=HOME))
    with closing(sqlite3.connect(tmp_path / "town.db")) as database:
        for statement in ("DELETE FROM audit", "UPDATE audit SET at = 0"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(statement)
