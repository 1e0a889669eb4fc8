"""Taking part in a course: one tap, the waiting list, who came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.notices.matters import StaleButton
from bot.domain.notices.training import AlreadySignedUp, CourseBegun
from bot.usecases import forgetting, my_data, subscriptions
from bot.usecases.attendance import PAGE
from tests.usecases.courses import ORGANISER, SECRETARY, WHEN, announces, come
from tests.usecases.pairs import PAIRED_ROSTER, open_pairs
from tests.usecases.people import without
from tests.usecases.town import Town


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def test_who_comes_after_the_last_seat_waits_and_moves_up_when_somebody_signs_off(pairs: Town) -> None:
    _, homes = await announces(pairs)
    await come(homes, "1-001", "1-002", "1-003", "2-001")
    assert homes["1-002"].got[-2].text == f"您报上名了：甘蔗剪叶，{WHEN}，村委会院坝。"
    assert homes["1-003"].count("您排在第1个") == 1
    assert homes["2-001"].count("您排在第2个") == 1
    await homes["1-001"].tap("不去了")
    assert homes["1-003"].count("有名额了，给您留下了") == 1
    assert homes["2-001"].count("有名额了") == 0
    await pairs.pass_(seconds=1)
    await homes["1-001"].tap("还是要去")
    assert homes["1-001"].count("您排在第2个") == 1
    await homes["2-001"].tap("不去了")
    await homes["1-002"].tap("不去了")
    assert homes["1-001"].count("有名额了") == 1
    assert homes["2-001"].count("有名额了") == 0


async def test_whoever_leaves_the_bot_frees_his_seat_and_whom_nobody_reaches_is_passed_over(
    pairs: Town,
) -> None:
    _, homes = await announces(pairs, "1")
    await come(homes, "1-001", "1-002", "1-003")
    blocked = homes["1-002"].account_id
    await pairs.do(lambda records: records.accounts.set_reachable(blocked, reachable=False))
    await homes["1-001"].press(forgetting.ask)
    await homes["1-001"].tap("确定退出")
    assert homes["1-003"].count("有名额了") == 1
    line = await pairs.look(lambda records: records.courses.enrolments(1))
    assert [(one.account_id is None, one.seat.value) for one in line] == [
        (True, "cancelled"),
        (False, "waiting"),
        (False, "seated"),
    ]


async def test_who_came_is_ticked_by_the_organiser_in_one_message(pairs: Town) -> None:
    organiser, homes = await announces(pairs, "3")
    await come(homes, "1-001", "1-002", "1-003", "2-001")
    await pairs.pass_(days=5)
    assert organiser.count("谁来了") == 0
    await pairs.pass_(hours=1)
    roll = organiser.last("谁来了就点谁")
    assert roll.labels == ["1-001 田样户11", "1-002 田样户12", "1-003 田样户13"]
    assert roll.row.payload["protect_content"] is True
    await organiser.tap("1-002", roll)
    ticked = organiser.got[-1]
    assert ticked.row.payload["message_id"] == roll.message_ids[0]
    assert "来了1人" in ticked.text
    assert ticked.labels[1] == "✔ 1-002 田样户12"
    await organiser.tap("✔ 1-002", ticked)
    assert "来了0人" in organiser.got[-1].text
    await organiser.tap("1-001", organiser.got[-1])
    line = await pairs.look(lambda records: records.courses.enrolments(1))
    assert [one.came for one in line] == [True, False, False, False]
    await homes["1-001"].press(my_data.begin)
    await homes["1-001"].tap("给我一份文件")
    assert '"came": true' in homes["1-001"].got[-1].row.payload["document"]["text"]


async def test_a_long_roll_is_turned_in_its_message_and_keeps_its_page_when_somebody_is_ticked(
    pairs: Town,
) -> None:
    organiser, homes = await announces(pairs, "9")
    await come(homes, *homes)
    await pairs.pass_(days=5, hours=1)
    roll = organiser.last("谁来了就点谁")
    assert len(roll.labels) == PAGE + 1
    await organiser.tap(roll.labels[-1], roll)
    second = organiser.got[-1]
    await organiser.tap("3-003", second)
    assert organiser.got[-1].labels[0].startswith("✔ 3-003")


async def test_signing_up_twice_too_late_or_with_an_old_button_is_said(pairs: Town) -> None:
    _, homes = await announces(pairs, "9")
    home = homes["1-001"]
    notice = home.got[0]
    await home.press(subscriptions.begin)
    await home.tap("培训")
    await home.tap(f"{WHEN} · 甘蔗剪叶")
    listed = home.got[-1]
    assert "报上名0人，等名额0人" in listed.text
    await home.tap("我要参加", listed)
    off = home.last("您报上名了")
    assert isinstance(await home.tap("我要参加", notice), AlreadySignedUp)
    await home.tap("不去了", off)
    assert isinstance(await homes["1-002"].tap("我要参加", homes["2-001"].got[0]), StaleButton)
    await home.tap("培训", home.last("您想看什么"))
    await home.tap(f"{WHEN} · 甘蔗剪叶")
    await home.tap("我要参加")
    seat = home.last("您报上名了")
    other = homes["1-003"].got[0]
    await pairs.pass_(days=6)
    assert isinstance(await homes["1-003"].tap("我要参加", other), CourseBegun)
    assert isinstance(await home.tap("不去了", seat), CourseBegun)


async def test_a_villager_sees_how_he_stands_and_no_names(pairs: Town) -> None:
    _, homes = await announces(pairs, "1")
    await come(homes, "1-001", "1-002")
    home = homes["1-002"]
    await home.press(subscriptions.begin)
    await home.tap("培训")
    await home.tap(f"{WHEN} · 甘蔗剪叶")
    assert home.got[-1].text.splitlines()[-2:] == ["报上名1人，等名额1人", "您排在第1个，等名额。"]
    assert home.got[-1].labels == ["不去了"]
    assert "田样户11" not in home.got[-1].whole


async def test_the_secretary_gets_the_roll_of_an_organiser_who_has_left(pairs: Town) -> None:
    _, homes = await announces(pairs)
    await come(homes, "1-001")
    await pairs.import_(without(ORGANISER, roster=PAIRED_ROSTER))
    await pairs.pass_(days=5, hours=1)
    roll = pairs.phones[SECRETARY].last("谁来了就点谁")
    await pairs.phones[SECRETARY].tap("1-001", roll)
    assert "来了1人" in pairs.phones[SECRETARY].got[-1].text
