"""值班安排: the secretary's word or the clerk's sheet, and routing follows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.actions.seeing import PutOnDuty, ShowDuty, ShowDutyDay
from bot.domain.directory import Directory
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.people import Cadre
from bot.domain.roster import DutyDay
from bot.domain.routing import Matter, route
from bot.domain.topic import Topic
from bot.roster.sample import sample_roster
from bot.usecases import duty
from bot.usecases.roster_import import import_roster
from tests.storage.samples import NOW
from tests.usecases.hall import LEAD, OFFICER, SECRETARY, Hall, open_hall

TUESDAY = 1
"""What NOW is in the village."""


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as opened:
        yield opened


async def directory(hall: Hall) -> Directory:
    return await hall.store.read(lambda records: records.people.directory())


async def test_who_is_put_on_duty_is_on_the_card_and_gets_what_nobody_else_is_for(hall: Hall) -> None:
    text = await hall.tap(duty.put, SECRETARY, PutOnDuty(TUESDAY, hall.lead.id, on=True))
    assert "星期二值班：韦样长" in text
    found = await directory(hall)
    today = NOW.date()
    assert [cadre.name for cadre in found.on_duty(today)] == ["韦样长"]
    routed = route(Matter(Topic.EDUCATION, group=9), found, today)
    assert routed.cadre is not None
    assert routed.cadre.name == "韦样长"


async def test_each_day_is_its_own_and_a_cadre_can_be_taken_off_again(hall: Hall) -> None:
    await hall.tap(duty.put, SECRETARY, PutOnDuty(0, hall.lead.id, on=True))
    await hall.tap(duty.put, SECRETARY, PutOnDuty(TUESDAY, hall.lead.id, on=True))
    await hall.tap(duty.put, SECRETARY, PutOnDuty(TUESDAY, hall.sample.cadre.id, on=True))
    await hall.tap(duty.put, SECRETARY, PutOnDuty(TUESDAY, hall.lead.id, on=False))
    week = (await hall.tap(duty.show, SECRETARY, ShowDuty())).splitlines()
    assert week[1:4] == ["星期一：韦样长", "星期二：李样干", "星期三：没有人"]


async def test_the_same_tap_twice_leaves_it_as_it_was_asked_for(hall: Hall) -> None:
    for _ in range(2):
        await hall.tap(duty.put, SECRETARY, PutOnDuty(TUESDAY, hall.lead.id, on=True))
    assert (await directory(hall)).duty == {TUESDAY: (hall.lead.id,)}


@pytest.mark.parametrize("who", [OFFICER, LEAD])
async def test_only_the_secretary_sets_it(hall: Hall, who: int) -> None:
    for use_case, action in (
        (duty.show, ShowDuty()),
        (duty.show_day, ShowDutyDay(0)),
        (duty.put, PutOnDuty(0, hall.lead.id, on=True)),
    ):
        with pytest.raises(NotYours):
            await hall.tap(use_case, who, action)
    assert (await directory(hall)).duty == {}


async def test_the_townships_contact_is_never_on_duty(hall: Hall) -> None:
    contact = Cadre(0, "韦样丙", "包村", None, is_township=True, position=9)
    stored = await hall.store.transact(lambda records: records.people.add_cadre(contact))
    assert "韦样丙" not in await hall.tap(duty.show_day, SECRETARY, ShowDutyDay(0))
    with pytest.raises(NothingPending):
        await hall.tap(duty.put, SECRETARY, PutOnDuty(0, stored.id, on=True))


async def test_a_roster_with_a_duty_sheet_replaces_it_and_one_without_leaves_it(hall: Hall) -> None:
    roster = sample_roster()
    name = roster.cadres[2].name
    await hall.desk.perform(import_roster, replace(roster, duty=(DutyDay(3, name),)))
    set_by_clerk = (await directory(hall)).duty
    assert list(set_by_clerk) == [3]
    await hall.desk.perform(import_roster, replace(roster, duty=None))
    assert (await directory(hall)).duty == set_by_clerk
    await hall.desk.perform(import_roster, replace(roster, duty=()))
    assert (await directory(hall)).duty == {}
