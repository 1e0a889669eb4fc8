"""走访记录: recording a visit with few taps, what comes of it, and Sunday's count."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.case_life import CaseState
from bot.domain.content import ContentKind
from bot.domain.notices.visiting import VisitGone, VisitStays
from bot.domain.people import Household
from bot.domain.rates import Rate
from bot.domain.roster import HouseholdKind
from bot.domain.visit import HouseholdsWord, Visit
from bot.usecases import leaving, village_view, visiting
from tests.usecases.people import HOUSEHOLDS, ROSTER
from tests.usecases.phone import Phone
from tests.usecases.scenes import LIU, SECRETARY, TOWNSHIP, WANG, ZHANG
from tests.usecases.town import Town, open_town

MONDAY = date(2026, 11, 16)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        yield opened


async def visit(cadre: Phone, number: str, words: str = "谈了甘蔗的收成", *, on: str = "") -> None:
    """Let a cadre record a visit as people do: the menu, the number, and what was said."""
    await cadre.press(visiting.begin)
    await cadre.write(number)
    if on:
        await cadre.write(on)
    await cadre.write(words)


async def visits(town: Town) -> list[Visit]:
    return await town.look(
        lambda r: r.visits.between(MONDAY - timedelta(days=90), MONDAY + timedelta(days=90))
    )


async def household(town: Town, number: str) -> Household:
    found = await town.look(lambda records: records.people.household_by_number(number))
    assert found is not None
    return found


async def test_three_taps_and_a_voice_record_a_visit_of_today(town: Town) -> None:
    wang = town.phones[WANG]
    await wang.press(visiting.begin)
    prompt = wang.last("走访了哪一户")
    assert "这一周走访 0 次、0 户，至少 4 次" in prompt.text
    assert [label[:5] for label in prompt.labels][:3] == ["1-001", "1-002", "1-003"]
    await wang.tap("1-002")
    assert "今天走访1-002户" in wang.last("谈了什么").text
    await wang.send(ContentKind.VOICE, file="voice-1", seconds=40)
    assert "这一周走访 1 次、1 户" in wang.last("记下了：").text
    (made,) = await visits(town)
    assert (made.household_id, made.day) == ((await household(town, "1-002")).id, MONDAY)


async def test_words_photos_and_the_place_that_follow_stand_with_the_visit_until_a_while_has_passed(
    town: Town,
) -> None:
    wang = town.phones[WANG]
    await visit(wang, "1-001")
    await wang.write("还说了水沟")
    await wang.send(ContentKind.LOCATION)
    for part in range(3):
        await wang.send(ContentKind.PHOTO, file=f"photo-{part}", album="5")
    (made,) = await visits(town)
    notes = await town.look(lambda records: records.notes.of_visits([made.id]))
    kinds = [note.content.kind for note in notes if note.content is not None]
    text, photo = ContentKind.TEXT, ContentKind.PHOTO
    assert kinds == [text, text, ContentKind.LOCATION, photo, photo, photo]
    assert wang.count("也记在走访") == 3  # an album's parts are acknowledged once
    await town.pass_(minutes=16)
    await wang.write("这话与走访无关")
    assert len(await town.look(lambda records: records.notes.of_visits([made.id]))) == 6


async def test_a_corrected_message_corrects_the_note(town: Town) -> None:
    wang = town.phones[WANG]
    await wang.press(visiting.begin)
    await wang.tap("1-001")
    message = await wang.write("谈了甘庶")
    await wang.edit(message, "谈了甘蔗")
    (made,) = await visits(town)
    (note,) = await town.look(lambda records: records.notes.of_visits([made.id]))
    assert note.content is not None
    assert note.content.text == "谈了甘蔗"


@pytest.mark.parametrize("how", ["written", "tapped", "asked"])
async def test_another_day_can_be_written_or_tapped(town: Town, how: str) -> None:
    await town.pass_(days=2)
    wang = town.phones[WANG]
    await wang.press(visiting.begin)
    await wang.tap("1-003")
    if how == "written":
        await wang.write("昨天")
    else:
        await wang.tap("不是今天")
        if how == "tapped":
            await wang.tap("11月17日")
        else:
            await wang.write("11月17日")
    assert "11月17日（星期二）走访1-003户" in wang.last("谈了什么").text
    await wang.write("说了李子的销路")
    assert [made.day for made in await visits(town)] == [date(2026, 11, 17)]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("11月20日", "那天还没到"),
        ("2027-11-16", "那天还没到"),
        ("2025-11-16", "那天太久了，走访要在 14 天里记"),
        ("大前年", "没看懂是哪天"),
    ],
)
async def test_a_day_to_come_or_long_past_is_said_and_asked_again(
    town: Town, day: str, sentence: str
) -> None:
    wang = town.phones[WANG]
    await wang.press(visiting.begin)
    await wang.tap("1-001")
    await wang.tap("不是今天")
    await wang.write(day)
    assert wang.count(sentence) == 1
    await wang.write("昨天")
    await wang.write("谈了收成")
    assert [made.day for made in await visits(town)] == [MONDAY - timedelta(days=1)]


async def test_a_recording_of_an_hour_and_empty_words_are_asked_for_again(town: Town) -> None:
    wang = town.phones[WANG]
    await wang.press(visiting.begin)
    await wang.tap("1-001")
    await wang.send(ContentKind.VOICE, seconds=3600)
    assert wang.count("60 分钟太长，没法听完") == 1
    await wang.write("。。。")
    assert wang.count("没看到写了什么") == 1
    assert await visits(town) == []
    await wang.write("谈了收成")
    assert len(await visits(town)) == 1


async def test_a_household_that_has_left_and_ones_own_are_said(town: Town) -> None:
    gone = replace(ROSTER, households=HOUSEHOLDS[:-1])
    await town.import_(gone)
    wang = await town.villager_joins("1-003", phone=town.phones[WANG])
    await wang.press(visiting.begin)
    assert not any(label.startswith("1-003") for label in wang.last("走访了哪一户").labels)
    await wang.write("3-3")
    assert wang.count("3-003户已经不在名册上") == 1
    await wang.write("查无此户")
    assert wang.last("没有找到这一户").text == "没有找到这一户。请再写一次，最好写户号，比如 2-005。"
    await wang.write("1-003")
    assert wang.count("自己家不算走访") == 1
    await wang.write("2组")
    assert [label[:5] for label in wang.last("是哪一户").labels] == ["2-001", "2-002", "2-003"]


async def test_a_household_is_visited_once_a_day_by_the_same_cadre(town: Town) -> None:
    wang = town.phones[WANG]
    await visit(wang, "1-001")
    await wang.press(visiting.begin)
    await wang.tap("1-001")
    assert wang.count("已经记过了") == 1
    await wang.write("补一句")
    (made,) = await visits(town)
    assert len(await town.look(lambda records: records.notes.of_visits([made.id]))) == 2


async def test_a_problem_becomes_a_case_of_the_household_with_the_visit_as_its_source(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    zhang = town.phones[ZHANG]
    await visit(zhang, "2-001", "水沟堵了，田里进水")
    await zhang.tap("他家反映了问题")
    await zhang.tap("就是刚才记的")
    await zhang.tap("社会事务服务中心")
    case = await town.case()
    (made,) = await visits(town)
    assert made.case_id == case.id
    assert (case.household_id, case.reporter_id) == ((await household(town, "2-001")).id, None)
    assert case.state is CaseState.ASSIGNED
    assert villager.count("替您家登记了一件事") == 1
    history = await town.look(lambda records: records.cases.history(case.id))
    assert [event.step for event in history][:2] == ["registered", "raised on a visit"]
    assert zhang.count("水沟堵了，田里进水") == 1  # his group's, and his center's
    recorded = zhang.last("记下了：")
    refused = await zhang.tap("记错了", recorded)
    assert isinstance(refused, VisitStays)


async def test_a_problem_can_be_told_in_other_words(town: Town) -> None:
    zhang = town.phones[ZHANG]
    await visit(zhang, "2-001")
    await zhang.tap("他家反映了问题")
    await zhang.write("路灯坏了两盏")
    await zhang.tap("村民议事中心")
    case = await town.case()
    entries = await town.look(lambda records: records.entries.of_case(case.id))
    assert [entry.content.text for entry in entries if entry.content] == ["路灯坏了两盏"]
    assert case.opened_at == town.clock.at


async def test_a_slip_is_taken_back_before_anybody_is_asked(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    wang = town.phones[WANG]
    await visit(wang, "1-001")
    await wang.tap("记错了")
    assert wang.count("删掉了") == 1
    await town.pass_(hours=1)
    assert await visits(town) == []
    assert villager.count("来过吗") == 0


async def test_the_household_confirms_with_one_tap_by_day_and_only_once(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    other = await town.villager_joins("1-001", 1)
    await town.pass_(hours=13)  # 21:30
    await visit(town.phones[WANG], "1-001")
    await town.pass_(hours=1)
    assert villager.count("来过吗") == 0
    await town.pass_(hours=12)
    assert (villager.count("来过吗"), other.count("来过吗")) == (1, 1)
    assert "王样乙记了11月16日（星期一）到您家走访" in villager.last("来过吗").text
    assert await villager.tap("来过") is None
    assert isinstance(await other.tap("没有来过"), VisitGone)
    assert [made.word for made in await visits(town)] == [HouseholdsWord.CAME]


async def test_nobody_but_the_secretary_hears_that_nobody_came_and_it_counts_for_nobody(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    wang = town.phones[WANG]
    await visit(wang, "1-001")
    await town.pass_(minutes=10)
    await villager.tap("没有来过")
    assert villager.count("干部本人看不到") == 1
    await town.pass_(minutes=1)
    told = town.phones[SECRETARY].last("没有人来过")
    assert "1-001户" in told.text
    assert told.row.payload["protect_content"] is True
    for name, phone in town.phones.items():
        if name != SECRETARY:
            assert phone.count("没有人来过") == 0, name
    assert (
        await town.look(lambda r: r.visits.held_between(town.clock.at - timedelta(days=1), town.clock.at))
        == []
    )
    await wang.press(visiting.begin)
    assert "走访 1 次、1 户" in wang.got[-1].text  # a count that shrinks would tell him
    await town.phones[SECRETARY].press(village_view.show)
    await town.phones[SECRETARY].tap("走访情况")
    table = town.phones[SECRETARY].last("走访情况，").text
    assert "王样乙：0 次、0 户，还差 4 次，有 1 次，户里说没有来过" in table


async def test_of_the_secretarys_own_visit_the_township_is_told(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    secretary = town.phones[SECRETARY]
    await visit(secretary, "1-001")
    await town.pass_(minutes=10)
    await villager.tap("没有来过")
    await town.pass_(minutes=1)
    assert town.phones[TOWNSHIP].count("没有人来过") == 1
    assert secretary.count("没有人来过") == 0
    await secretary.press(village_view.show)
    await secretary.tap("走访情况")
    assert "李样甲：1 次、1 户，还差 3 次\n" in secretary.last("走访情况，").text


@pytest.mark.parametrize("together", [True, False])
async def test_two_cadres_with_one_household_on_one_day_are_asked(town: Town, *, together: bool) -> None:
    villager = await town.villager_joins("1-001")
    await visit(town.phones[WANG], "1-001")
    zhang = town.phones[ZHANG]
    await visit(zhang, "1-001")
    assert "王样乙也记了" in zhang.last("是一起去的吗").text
    await zhang.tap("一起去的" if together else "各去一次")
    await town.pass_(minutes=10)
    assert villager.count("来过吗") == (1 if together else 2)
    assert ("王样乙、张样丙记了" in villager.last("来过吗").text) is together
    await villager.tap("来过")
    words = {made.word for made in await visits(town)}
    assert words == ({HouseholdsWord.CAME} if together else {HouseholdsWord.CAME, None})


async def test_on_sunday_each_gets_his_count_and_whom_to_visit_next(town: Town) -> None:
    poor = replace(HOUSEHOLDS[1], kind=HouseholdKind.IN_DIFFICULTY)
    await town.import_(replace(ROSTER, households=(HOUSEHOLDS[0], poor, *HOUSEHOLDS[2:])))
    await town.villager_joins("1-003")
    wang, zhang = town.phones[WANG], town.phones[ZHANG]
    for number in ("2-001", "2-002", "2-003", "3-001"):
        await visit(zhang, number)
    await visit(wang, "1-001")
    await town.pass_(days=6, hours=9)  # Sunday, 17:30
    assert wang.count("下面该走访") == 0
    await town.pass_(minutes=31)
    review = wang.last("下面该走访").text.splitlines()
    assert "走访 1 次、1 户" in review[0]
    # His own: in difficulty first, then who has no phone in the bot; the one visited last.
    assert [line[:5] for line in review[2:]] == ["1-002", "1-003", "1-001", "3-002", "3-003"]
    assert "够数了，辛苦了" in zhang.got[-1].text
    table = town.phones[SECRETARY].last("走访情况，")
    assert "11月16日到11月22日" in table.text
    assert "张样丙：4 次、4 户\n" in table.text
    assert town.phones[SECRETARY].got[-1].row.method == "sendPhoto"
    assert town.phones[TOWNSHIP].got == []
    await town.pass_(days=7)
    assert wang.count("下面该走访") == 2


async def test_a_review_missed_at_night_comes_in_the_morning_and_only_the_last(town: Town) -> None:
    town.clock.at += timedelta(days=14, hours=-1)  # off for two weeks; 7:30 on a Monday, then at night
    town.clock.at -= timedelta(hours=6)
    async for _ in town.firings():
        pass
    liu = town.phones[LIU]
    assert liu.count("至少 4 次") == 0
    await town.pass_(hours=6)
    assert liu.count("至少 4 次") == 1
    assert "11月23日到11月29日" in town.phones[SECRETARY].last("走访情况，").text


async def test_whoever_is_on_leave_is_left_in_peace(town: Town) -> None:
    wang = town.phones[WANG]
    await wang.press(leaving.ask)
    await wang.tap("到11月22日")
    await town.pass_(days=6, hours=10)
    assert wang.count("至少 4 次") == 0
    assert "王样乙：0 次、0 户，请假" in town.phones[SECRETARY].last("走访情况，").text


async def test_the_disclosure_counts_visits_against_four_a_week_of_every_cadre(town: Town) -> None:
    cadre = town.phones[ZHANG]
    await visit(cadre, "2-001")
    await visit(cadre, "2-002")
    await town.pass_(days=15)  # past the end of November
    await visit(cadre, "2-001")
    await town.pass_(days=31)
    directory = await town.look(lambda records: records.people.directory())
    cadres = len(directory.village_cadres)
    published = await town.look(lambda records: records.disclosures.newest(2))
    counted = {str(each.month): each.figures.visits for each in published}
    assert counted["2026-11"] == Rate(2, cadres * 4 * 14 // 7)  # the village began on the 16th
    assert counted["2026-12"] == Rate(1, cadres * 4 * 31 // 7)
