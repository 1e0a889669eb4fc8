"""What somebody asks to see is read beside the writer: nobody waits for it, and it waits for nobody."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.audit import Act
from bot.domain.notices.publishing import NotYours
from bot.ports import Records
from bot.usecases import center_view, my_data, tasks, village_view
from bot.usecases.incoming import By
from bot.usecases.reading import LookFirst, Reading, Seen
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.menu import LOOKS as MENU_LOOKS
from handlers.taps import LOOKS, TAPS
from tests.usecases.scenes import SECRETARY, SOCIAL, WANG, ZHANG, matter
from tests.usecases.town import Town


async def test_a_long_reading_lets_others_write_and_doesnt_wait_for_them(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    by = By(secretary.telegram_id)
    has_begun, may_end = asyncio.Event(), asyncio.Event()

    async def slowly(reading: Reading, command: By) -> Seen:
        seen = await village_view.look(reading, command)
        has_begun.set()
        await may_end.wait()
        return seen

    looking = asyncio.create_task(town.desk.show(slowly, by, by))
    await has_begun.wait()
    await asyncio.wait_for(matter(town, "路灯不亮"), 5)  # somebody writes meanwhile, and it is with its cadre
    may_end.set()
    await looking
    await town.deliver()
    assert secretary.count("在办0件") == 1


async def test_it_begins_while_the_writer_is_busy(town: Town) -> None:
    by = By(town.phones[SECRETARY].telegram_id)
    has_begun, may_end = asyncio.Event(), asyncio.Event()

    async def busy(_records: Records) -> None:
        await asyncio.wait_for(has_begun.wait(), 5)
        may_end.set()

    async def look(reading: Reading, command: By) -> Seen:
        seen = await village_view.look(reading, command)
        has_begun.set()
        return seen

    await asyncio.gather(town.do(busy), town.desk.show(look, by, by))
    assert may_end.is_set()


async def test_looking_is_noted_and_a_refusal_changes_nothing(town: Town) -> None:
    by = By(town.phones[SECRETARY].telegram_id)
    await town.desk.show(village_view.look, by, by)
    acts = await town.look(lambda records: records.audit.newest(1, 5))
    assert [entry.act for entry in acts] == [Act.LISTED_VILLAGE]
    other = By(town.phones[ZHANG].telegram_id)
    with pytest.raises(NotYours):
        await town.desk.show(village_view.look, other, other)
    assert await town.deliver()
    assert town.phones[ZHANG].got == []


async def test_a_tap_that_only_looks_is_read_first_and_leaves_everything_as_it_is(town: Town) -> None:
    await matter(town, "中心的事", SOCIAL, number="3-001")
    lead = town.phones[WANG]
    await lead.press(tasks.show)
    listed = lead.got[-1]
    data = listed.data("本中心的事")
    assert data is not None
    by = By(lead.telegram_id)
    command = Tap(by, data, lead.telegram_id, listed.message_ids[0], "", "本中心的事")
    with pytest.raises(LookFirst) as first:
        await town.desk.perform(tap, Tapped(command, TAPS, LOOKS))
    looked = first.value.looked
    await town.desk.show(LOOKS[type(looked.action)], looked, by)
    await town.deliver()
    assert "2026-0001" in lead.got[-1].text


def test_what_takes_a_while_to_gather_is_read_so() -> None:
    assert {village_view.look, center_view.look, my_data.look} <= {*LOOKS.values(), *MENU_LOOKS.values()}
