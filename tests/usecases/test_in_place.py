"""A list that is paged, and the duty roster, change in their message: nobody's chat fills up with pages."""

from __future__ import annotations

from bot.domain.actions.action import decode
from bot.domain.actions.seeing import ShowCenter
from bot.usecases import my_cases, tasks, village_view
from tests.usecases.phone import Got, Phone
from tests.usecases.scenes import SECRETARY, SOCIAL, WANG, ZHANG, matter
from tests.usecases.town import Town


def edited(person: Phone, shown: Got) -> Got:
    """Return what took the place of a message, which is the last thing that he got."""
    last = person.got[-1]
    assert last.row.method == "editMessageText"
    assert last.row.payload["message_id"] == shown.message_ids[0]
    return last


async def raised(villager: Phone, words: str, *, first: bool) -> None:
    await villager.write(words)
    if not first:
        await villager.tap("新的事情")
    await villager.tap("代办手续")


async def test_ones_tasks_turn_their_page_forth_and_back_in_one_message(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    for place in range(6):
        await raised(villager, f"第{place}件事", first=place == 0)
    cadre = town.phones[ZHANG]
    await cadre.press(tasks.show)
    first = cadre.got[-1]
    assert first.row.method == "sendMessage"
    assert "上一页" not in first.labels
    await cadre.tap("更多", first)
    second = edited(cadre, first)
    assert {"上一页"} <= set(second.labels)
    assert "更多" not in second.labels
    await cadre.tap("上一页", second)
    assert edited(cadre, second).text == first.text


async def test_ones_cases_turn_their_page_in_one_message(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    for place in range(6):
        await raised(villager, f"第{place}件事", first=place == 0)
    await villager.press(my_cases.show)
    first = villager.got[-1]
    await villager.tap("更多", first)
    assert "2026-0001" in edited(villager, first).text


async def test_whoever_is_put_on_duty_stands_in_the_same_message(town: Town) -> None:
    secretary = town.phones[SECRETARY]
    await secretary.press(village_view.show)
    view = secretary.last("在办")
    await secretary.tap("值班安排", view)
    week = secretary.got[-1]
    assert week.row.method == "sendMessage"  # the figures stay on the screen
    await secretary.tap("星期二", week)
    day = edited(secretary, week)
    await secretary.tap(WANG, day)
    assert f"星期二值班：{WANG}" in edited(secretary, day).text
    await secretary.tap("看一周安排", secretary.got[-1])
    assert f"星期二：{WANG}" in secretary.got[-1].text


async def test_my_tasks_stay_when_the_centers_matters_are_opened(town: Town) -> None:
    await matter(town, "中心的事", SOCIAL, number="3-001")
    lead = town.phones[WANG]
    await lead.press(tasks.show)
    await lead.tap("本中心的事")
    assert lead.got[-1].row.method == "sendMessage"


def test_a_button_that_an_earlier_version_stored_still_works() -> None:
    assert decode({"do": "ShowCenter", "offset": 5}) == ShowCenter(5)
