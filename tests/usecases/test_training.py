"""Courses: planned as people write, announced, the day before, called off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.documents.press import Press
from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.notices.planning import CourseUnplanned, TimePassed
from bot.domain.notices.training import CourseClosed
from bot.telegram.studio import Studio
from bot.usecases import pairing, subscriptions
from tests.usecases.courses import ORGANISER, SECRETARY, WHEN, announces, come, plans
from tests.usecases.pairs import everybody, open_pairs
from tests.usecases.town import LANGUAGES, START, Town


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


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
        assert picture.row.payload["photo"]["name"] == "course.png"
    assert organiser.last("发到了").text == "发到了9户15人。"
    acts = await pairs.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    assert Act.ANNOUNCED_COURSE in [entry.act for entry in acts]


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


async def test_a_changed_course_is_told_to_who_signed_up_and_its_reminders_move(pairs: Town) -> None:
    organiser, homes = await announces(pairs, "3")
    await come(homes, "1-001", "1-002")
    await homes["1-002"].tap("不去了")
    await organiser.press(subscriptions.begin)
    await organiser.tap("培训")
    await organiser.tap(f"{WHEN} · 甘蔗剪叶")
    await organiser.tap("改时间地点")
    await organiser.tap("改时间")
    await organiser.write("11月10日 上午9点")
    assert "已经过了" in organiser.got[-1].text
    await organiser.write("11月23日 下午2点")
    await pairs.pass_(seconds=1)
    assert [number for number, phone in homes.items() if phone.count("培训“甘蔗剪叶”改了")] == ["1-001"]
    await organiser.tap("改时间地点")
    await organiser.write("三组晒坝")  # before the tap: it is kept for it
    await organiser.tap("改地点")
    await pairs.pass_(seconds=1)
    assert "改了：11月23日（星期一）下午2:00，在三组晒坝" in homes["1-001"].last("改了").text
    await pairs.pass_(days=5)
    assert organiser.count("谁来了") == homes["1-001"].count("别忘了培训") == 0
    await pairs.pass_(days=3)
    assert homes["1-001"].count("别忘了培训") == 1
    assert organiser.count("谁来了") == 1
    acts = await pairs.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    assert [entry.act for entry in acts].count(Act.CHANGED_COURSE) == 2


async def test_everybody_shares_one_picture_which_the_studio_draws(pairs: Town) -> None:
    _, homes = await announces(pairs)
    keys = {
        got.row.payload["photo"]["shared"]
        for phone in homes.values()
        for got in phone.got
        if got.row.method == "sendPhoto"
    }
    (key,) = keys
    words = LANGUAGES.words("zh_CN", pairs.village.zone, pairs.village.name)
    studio = Studio(pairs.store, pairs.village, words, Press())
    assert (await studio.make(key)).startswith(b"\x89PNG")
