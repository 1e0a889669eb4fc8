"""包组联户: a cadre writes to his own, sees it first, and is told how many it reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.actions.pairing import ChooseAudience, ChooseBrought
from bot.domain.audit import Act
from bot.domain.notices.bulletins import NobodyReached
from bot.domain.notices.matters import StaleButton
from bot.domain.notices.pairing import NoPairing
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.domain.roster import Roster
from bot.usecases import pairing
from bot.usecases.incoming import By
from bot.usecases.spreading import AT_A_TIME
from tests.usecases.bulletins import COUNTED, SECRETARY, drafts
from tests.usecases.pairs import GROWER, PAIRED, PAIRED_ROSTER, POOR, everybody, open_pairs
from tests.usecases.people import ROSTER
from tests.usecases.town import START, Town


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def test_the_menu_says_whom_he_is_tied_to(pairs: Town) -> None:
    await pairs.villager_joins("2-001")
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    menu = cadre.last("您联系2组")
    assert menu.text.splitlines() == [
        "您联系2组：3户，已经加入1户。",
        "种养大户：3-001 岑样户31",
        "困难户：2-002 罗样户22",
    ]
    assert menu.row.payload["protect_content"] is True


async def test_his_group_gets_it_as_he_saw_it_and_he_is_told_how_many(pairs: Town) -> None:
    homes = await everybody(pairs)
    await pairs.villager_joins("2-001", 1)
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("甘蔗可以间种花生")
    shown = cadre.last("甘蔗可以间种花生")
    assert cadre.last("一共3户").text == "就这样发给2组。\n一共3户，3户4人收得到。"
    assert not [p for p in homes.values() if p.count("甘蔗可以")], "nothing leaves before he says so"
    await cadre.tap("发出去")
    receipt = cadre.last("正在发，还有4人。")
    await pairs.pass_(seconds=COUNTED)
    for number, phone in homes.items():
        assert phone.count("甘蔗可以间种花生") == (1 if number.startswith("2-") else 0)
    got = homes["2-001"].last("甘蔗可以间种花生")
    assert got.text == shown.text
    assert got.text.startswith("技术 · 张样丙 +8613800000003")
    assert got.row.priority is Priority.BROADCAST
    told = cadre.last("发到了")
    assert told.text == "发到了3户4人。"
    assert (told.row.method, told.row.payload["message_id"]) == ("editMessageText", receipt.message_ids[0])


@pytest.mark.parametrize(("button", "number"), [("种养大户", GROWER), ("困难户", POOR)])
async def test_one_household_that_he_is_tied_to_gets_it_and_isnt_called_what_it_is(
    pairs: Town, button: str, number: str
) -> None:
    homes = await everybody(pairs)
    cadre = await drafts(pairs, PAIRED, button, "项目")
    await cadre.write("有个养殖项目")
    assert f"就这样发给 {number}" in cadre.got[-1].text
    await cadre.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    assert [each for each, phone in homes.items() if phone.count("有个养殖项目")] == [number]
    assert "大户" not in homes[number].got[-1].whole
    assert "困难" not in homes[number].got[-1].whole


async def test_another_household_is_found_among_his_own_only(pairs: Town) -> None:
    await everybody(pairs)
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    await cadre.tap("别的一户")
    await cadre.write("田样户11")
    assert "不是您联系的" in cadre.got[-1].text
    await cadre.write("没有这个人")
    assert "没有找到" in cadre.got[-1].text
    await cadre.write("罗样户23")
    await cadre.tap("2-003 罗样户23")
    await cadre.tap("信息")
    await cadre.write("问您家的事")
    assert "就这样发给 2-003" in cadre.got[-1].text


async def test_he_writes_to_nobody_but_his_own(pairs: Town) -> None:
    homes = await everybody(pairs)
    cadre = pairs.phones[PAIRED]
    person = await pairs.desk.perform(lambda work, by: work.person(by), By(cadre.telegram_id))
    other = await pairs.look(lambda records: records.people.household_by_number("1-001"))
    assert other is not None
    for scope, target in (("group", 1), ("household", other.id), ("village", None)):
        for use_case, action in (
            (pairing.choose, ChooseAudience(scope, target)),
            (pairing.bring, ChooseBrought(scope, target, "technology")),
        ):
            with pytest.raises(NotYours):
                await pairs.desk.perform(lambda w, a, u=use_case: u(w, person, a), action)  # type: ignore[misc]
    assert not any(phone.got for phone in homes.values())


async def test_the_secretary_writes_to_the_whole_village_and_that_is_noted(pairs: Town) -> None:
    homes = await everybody(pairs)
    secretary = await drafts(pairs, SECRETARY, "全村", "信息")
    await secretary.write("周五停电")
    assert "一共9户，9户15人收得到" in secretary.got[-1].text
    await secretary.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    assert all(phone.count("周五停电") == 1 for phone in homes.values())
    acts = await pairs.look(lambda records: records.audit.find(START, START + timedelta(days=1)))
    assert [entry.act for entry in acts if entry.act is Act.SENT_TO_VILLAGE]


async def test_nobody_has_joined_or_nobody_is_tied_is_said_at_once(pairs: Town) -> None:
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    assert isinstance(await cadre.tap("2组全组"), NobodyReached)
    lone = pairs.phones["陈样戊"]
    await lone.press(pairing.begin)
    assert "还没有写" in lone.got[-1].text
    assert isinstance(await lone.tap("发给我联系的"), NoPairing)


async def test_a_household_that_left_the_roster_is_offered_no_more(pairs: Town) -> None:
    left = tuple(one for one in PAIRED_ROSTER.households if one.number != POOR)
    cadres = tuple(replace(one, poor_household=None) for one in PAIRED_ROSTER.cadres)
    await pairs.import_(Roster(left, cadres, ROSTER.duty))
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    assert cadre.got[-1].labels == ["2组全组", "种养大户 3-001 岑样户31", "别的一户"]


async def test_a_crowd_gets_it_in_parts_and_once_each_though_a_part_comes_twice(
    pairs: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert AT_A_TIME > 2
    monkeypatch.setattr("bot.usecases.spreading.AT_A_TIME", 2)
    homes = await everybody(pairs)
    secretary = await drafts(pairs, SECRETARY, "全村", "信息")
    await secretary.write("分几批发")
    await secretary.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    parts = [each for each in pairs.fired if each.kind == "bulletin"]
    assert len(parts) > 5

    async def again(work: object, _command: None) -> None:
        from bot.usecases import spreading  # noqa: PLC0415 - the one that is patched

        for each in parts:
            await spreading.go_on(work, each)  # type: ignore[arg-type]

    await pairs.desk.perform(again, None)
    await pairs.deliver()
    assert {phone.count("分几批发") for phone in homes.values()} == {1}
    assert secretary.last("发到了").text == "发到了9户15人。"


async def test_buttons_of_a_stranger_and_of_somebody_else_do_nothing(pairs: Town) -> None:
    await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("我的")
    question = cadre.got[-1]
    thief = pairs.phones["王样乙"]
    assert isinstance(await thief.tap("发出去", question), StaleButton)
