"""Courses: planned as people write, signed up for with one tap, a waiting list, the day before, who came."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.notices.matters import StaleButton
from bot.domain.notices.planning import CourseUnplanned, TimePassed
from bot.domain.notices.training import AlreadySignedUp, CourseBegun, CourseClosed
from bot.usecases import forgetting, my_data, pairing, subscriptions
from bot.usecases.attendance import PAGE
from tests.usecases.pairs import everybody, open_pairs
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town

ORGANISER = "陈样戊"
SECRETARY = "李样甲"
WHEN = "11月21日（星期六）上午9:00"


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def plans(town: Town, seats: str = "2", when: str = "11月21日 上午9点", who: str = ORGANISER) -> Phone:
    """Answer every question up to the preview."""
    organiser = town.phones[who]
    await organiser.press(pairing.begin)
    await organiser.tap("办培训")
    for said in ("甘蔗剪叶", when, "村委会院坝", seats):
        await organiser.write(said)
    return organiser


async def announces(town: Town, seats: str = "2") -> tuple[Phone, dict[str, Phone]]:
    """Announce a course to a village in which everybody has joined."""
    homes = await everybody(town)
    organiser = await plans(town, seats)
    await organiser.tap("发通知")
    await town.pass_(seconds=6)
    return organiser, homes


async def come(homes: dict[str, Phone], *numbers: str) -> None:
    for number in numbers:
        await homes[number].tap("我要参加")


async def test_a_course_is_planned_as_people_write_and_everybody_gets_text_and_picture(pairs: Town) -> None:
    homes = await everybody(pairs)
    organiser = await plans(pairs, "30人")
    assert organiser.last("在哪里").text == f"{WHEN}。在哪里？"
    question = organiser.last("就这样发给全村")
    assert "名额：30" in question.text
    assert not [phone for phone in homes.values() if phone.got]
    await organiser.tap("发通知")
    await pairs.pass_(seconds=6)
    for phone in homes.values():
        words, picture = phone.got
        assert words.text.splitlines() == [
            "培训：甘蔗剪叶",
            f"时间：{WHEN}",
            "地点：村委会院坝",
            "名额：30",
            "有事问：陈样戊 +8613800000005",
        ]
        assert words.labels == ["我要参加"]
        drawn = picture.row.payload["photo"]
        assert (drawn["draw"], drawn["data"]["title"]) == ("course", "甘蔗剪叶")
    assert organiser.last("发到了").text == "发到了9户15人。"
    acts = await pairs.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    assert Act.ANNOUNCED_COURSE in [entry.act for entry in acts]


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


async def test_the_day_before_those_who_have_a_seat_are_reminded_once(pairs: Town) -> None:
    _, homes = await announces(pairs)
    await come(homes, "1-001", "1-002", "1-003", "2-002")
    await homes["1-001"].tap("不去了")
    await pairs.pass_(days=4, hours=9)
    assert not [number for number, phone in homes.items() if phone.count("别忘了培训")]
    await pairs.pass_(hours=1)
    assert [number for number, phone in homes.items() if phone.count("别忘了培训")] == ["1-002", "1-003"]
    await pairs.pass_(days=2)
    assert homes["1-002"].count("别忘了培训") == 1


async def test_a_crowd_is_reminded_and_told_in_parts_and_once_each(
    pairs: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.usecases.course_notices.AT_A_TIME", 2)
    organiser, homes = await announces(pairs, "9")
    assert {phone.count("培训：甘蔗剪叶") for phone in homes.values()} == {1}
    await come(homes, *homes)
    await pairs.pass_(days=4, hours=10)
    assert {phone.count("别忘了培训") for phone in homes.values()} == {1}
    await organiser.press(subscriptions.begin)
    await organiser.tap("培训")
    await organiser.tap(f"{WHEN} · 甘蔗剪叶")
    await organiser.tap("取消培训")
    await organiser.tap("是，取消")
    await pairs.pass_(seconds=1)
    assert {phone.count("不办了，对不住") for phone in homes.values()} == {1}


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


async def test_calling_it_off_tells_those_who_signed_up_and_nobody_is_reminded(pairs: Town) -> None:
    organiser, homes = await announces(pairs)
    await come(homes, "1-001", "1-002", "1-003")
    await homes["1-002"].tap("不去了")
    notice = homes["2-001"].got[0]
    await pairs.phones[SECRETARY].press(subscriptions.begin)
    await pairs.phones[SECRETARY].tap("培训")
    await pairs.phones[SECRETARY].tap(f"{WHEN} · 甘蔗剪叶")
    await pairs.phones[SECRETARY].tap("取消培训")
    assert "报了名的2人" in pairs.phones[SECRETARY].got[-1].text
    await pairs.phones[SECRETARY].tap("是，取消")
    await pairs.pass_(seconds=1)
    assert [number for number, phone in homes.items() if phone.count("不办了，对不住")] == ["1-001", "1-003"]
    assert isinstance(await homes["2-001"].tap("我要参加", notice), CourseClosed)
    await pairs.pass_(days=6)
    assert not [phone for phone in homes.values() if phone.count("别忘了培训")]
    assert organiser.count("谁来了") == 0
    acts = await pairs.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    assert Act.CALLED_COURSE_OFF in [entry.act for entry in acts]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("上午9点", "没看出是哪天"),
        ("过几天", "没看出是哪天"),
        ("11月21日", "没看出是几点"),
        ("11月21日3点", "3点是上午还是下午"),
        ("2月30日上午9点", "没有这一天"),
        ("11月10日上午9点", "11月10日（星期二）上午9:00已经过了"),
        ("今天上午8点", "已经过了"),
    ],
)
async def test_a_time_that_is_not_understood_or_over_is_asked_for_again(
    pairs: Town, said: str, answer: str
) -> None:
    organiser = pairs.phones[ORGANISER]
    await organiser.press(pairing.begin)
    await organiser.tap("办培训")
    await organiser.write("甘蔗剪叶")
    await organiser.write(said)
    assert answer in organiser.got[-1].text
    await organiser.write("11月21日 上午9点")
    assert organiser.got[-1].text == f"{WHEN}。在哪里？"


async def test_what_doesnt_fit_is_asked_for_again(pairs: Town) -> None:
    organiser = pairs.phones[ORGANISER]
    await organiser.press(pairing.begin)
    await organiser.tap("办培训")
    await organiser.write("长" * 41)
    assert "最多40个字" in organiser.got[-1].text
    await organiser.write("甘蔗剪叶")
    await organiser.write("后天下午2点半")
    await organiser.send(ContentKind.VOICE)
    assert "请写在哪里" in organiser.got[-1].text
    await organiser.write("村委会")
    for said in ("0", "0人", "很多", "1001", "十几个", "-3"):
        await organiser.write(said)
        assert organiser.got[-1].text == "名额请写一个数，1到1000。", said
    await organiser.write("三十个人")
    assert organiser.count("名额：30") == 1


async def test_a_notice_goes_out_once_and_not_after_its_time(pairs: Town) -> None:
    home = await pairs.villager_joins("1-001")
    organiser = await plans(pairs)
    first = organiser.last("就这样发给全村")
    await pairs.pass_(days=6)
    assert isinstance(await organiser.tap("发通知", first), TimePassed)
    organiser = await plans(pairs, when="12月5日上午9点")
    second = organiser.last("就这样发给全村")
    await organiser.tap("发通知", second)
    with pytest.raises(AssertionError, match="no 不办了"):
        await organiser.tap("不办了", second)
    await pairs.pass_(seconds=6)
    assert home.count("培训：甘蔗剪叶") == 1


async def test_one_that_is_dropped_is_gone(pairs: Town) -> None:
    organiser = await plans(pairs)
    asked = organiser.last("最多几个人")
    await organiser.tap("不办了", organiser.last("就这样发给全村"))
    assert isinstance(await organiser.tap("不办了", asked), CourseUnplanned)
    await organiser.press(subscriptions.begin)
    await organiser.tap("培训")
    assert organiser.got[-1].text.startswith("现在没有培训")


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
