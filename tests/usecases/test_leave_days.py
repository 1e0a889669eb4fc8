"""请假 until a day that somebody writes; his open tasks are offered to the named substitute."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ports import Records
from bot.usecases import leaving
from tests.usecases.scenes import LIU, WANG, ZHANG, matter, responsible
from tests.usecases.town import Town


async def leave_of(town: Town, name: str) -> date | None:
    async def read(records: Records) -> date | None:
        directory = await records.people.directory()
        cadre = next(c for c in directory.cadres if c.name == name)
        return next((leave.until for leave in directory.leaves if leave.cadre_id == cadre.id), None)

    return await town.look(read)


@pytest.mark.parametrize("text", ["12月5日", "12-05", "5号", "到12月5号为止", "请假到 12.5", "十二月五号"])
async def test_any_day_can_be_written(town: Town, text: str) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.write(text)
    assert await leave_of(town, ZHANG) == date(2026, 12, 5)
    assert cadre.count(f"您请假到12月5日（星期六）。新的事情交给{LIU}。") == 1


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("请假三天", date(2026, 11, 18)),
        ("请两天", date(2026, 11, 17)),
        ("10天", date(2026, 11, 25)),
        ("一个星期", date(2026, 11, 22)),
        ("请两周假", date(2026, 11, 29)),
        ("半个月", date(2026, 11, 30)),
        ("到月底", date(2026, 11, 30)),
        ("请到12月5号", date(2026, 12, 5)),
    ],
)
async def test_how_long_can_be_said_too(town: Town, text: str, until: date) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.write(text)
    assert await leave_of(town, ZHANG) == until


@pytest.mark.parametrize("text", ["下个月底", "两三天", "三天后", "0天", "三四天"])
async def test_how_long_is_asked_again_where_it_is_not_clear(town: Town, text: str) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.write(text)
    assert cadre.count("没看懂是哪一天") == 1
    assert await leave_of(town, ZHANG) is None


async def test_what_is_no_day_or_a_past_one_is_asked_about_again_and_then_taken(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.write("过几天")
    await cadre.write("11月1日")
    await cadre.write("2月30日")
    assert cadre.count("没看懂是哪一天") == 2
    assert cadre.count("那天已经过了") == 1
    assert await leave_of(town, ZHANG) is None
    await cadre.write("明天")
    assert await leave_of(town, ZHANG) == date(2026, 11, 17)


async def test_what_is_longer_than_a_day_is_for_a_task_as_ever(town: Town) -> None:
    await matter(town, "路灯不亮")
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.write("12月5日之前电工一定会来换灯泡的")
    assert await leave_of(town, ZHANG) is None
    assert cadre.got[-1].text == "这条是回哪件事的？"


async def test_after_a_tap_on_a_day_the_next_message_is_no_day_any_more(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await cadre.press(leaving.ask)
    await cadre.tap("到11月18日")
    await cadre.write("12月5日")
    assert await leave_of(town, ZHANG) == date(2026, 11, 18)


async def test_what_may_not_go_to_the_substitute_is_neither_offered_nor_passed_on(town: Town) -> None:
    await town.villager_joins("1-003", phone=town.phones[ZHANG])
    cadre = town.phones[WANG]
    await matter(town, "可以转的事", number="1-001")
    await matter(town, "替补自己的事", by=town.phones[ZHANG])
    await cadre.press(leaving.ask)
    await cadre.write("12月5日")
    await cadre.tap("手上1件也转给他")
    assert cadre.count(f"1件已经转给{ZHANG}。\n还有1件不能转给他，还是您办。") == 1


async def test_merged_tasks_go_along_once_and_stay_one_matter(town: Town) -> None:
    first, cadre = await matter(town, "路灯不亮")
    second, _ = await matter(town, "灯坏了", number="2-002")
    await cadre.more("同一件事")
    await cadre.tap("2026-0001")
    await cadre.press(leaving.ask)
    await cadre.write("12月5日")
    await cadre.tap("手上2件也转给他")
    substitute = town.phones[LIU]
    assert substitute.count("任务 2026-0001") == substitute.count("任务 2026-0002") == 1
    assert (await responsible(town, "2026-0002")).name == LIU
    await substitute.tap("当场答复", substitute.last("任务 2026-0001"))
    await substitute.write("灯泡换好了")
    assert first.count("灯泡换好了") == second.count("灯泡换好了") == 1
    assert (await town.case("2026-0002")).handovers == 1
