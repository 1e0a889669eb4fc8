"""包组联户: a cadre writes to his own, sees it first, and is told how many it reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.actions.pairing import ChooseAudience, ChooseBrought
from bot.domain.audit import Act
from bot.domain.bulletin import FILE_LIMIT, BulletinState
from bot.domain.content import Content, ContentKind
from bot.domain.notices.bulletins import BulletinGone, NobodyReached
from bot.domain.notices.matters import StaleButton
from bot.domain.notices.pairing import NoPairing
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.domain.roster import Roster
from bot.usecases import pairing
from bot.usecases.incoming import By, Incoming
from bot.usecases.receiving import receive
from bot.usecases.spreading import AT_A_TIME
from tests.usecases.pairs import GROWER, PAIRED, PAIRED_ROSTER, POOR, everybody, open_pairs
from tests.usecases.people import ROSTER
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town

SECRETARY, COUNTED = "李样甲", 6  # seconds after which it is counted


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def drafts(town: Town, who: str, whom: str, kind: str = "技术") -> Phone:
    """Press the buttons up to where the content is asked for."""
    phone = town.phones[who]
    await phone.press(pairing.begin)
    await phone.tap("发给我联系的")
    await phone.tap(whom)
    await phone.tap(kind)
    return phone


async def arrives(
    phone: Phone, *, album: str | None = None, size: int = 0, text: str = "", file: str = ""
) -> None:
    """Send one message with details that a phone's own shorthand doesn't have."""
    kind = ContentKind.PHOTO if file else ContentKind.TEXT
    content = Content(kind, text, {"file_id": file} if file else {})
    by = By(phone.telegram_id)
    message = next(phone.town.message_ids)
    incoming = Incoming(by, phone.telegram_id, message, content, phone.town.clock.at, album=album, size=size)
    await phone.town.serve(receive, incoming, by)


def previews(phone: Phone) -> int:
    """Return how often he was shown what would go out."""
    return sum("就这样发给" in got.text and got.row.method == "sendMessage" for got in phone.got)


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


async def test_an_album_and_more_is_shown_once_and_goes_out_together(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    for file in ("one", "two", "three"):
        await arrives(cadre, album="a", file=file, text="剪枝" if file == "one" else "")
    assert previews(cadre) == 0
    await pairs.pass_(seconds=3)
    assert previews(cadre) == 1
    await cadre.tap("再加一段")
    await cadre.send(ContentKind.VOICE, file="voice")
    assert previews(cadre) == 2
    await cadre.tap("再加一段")
    await cadre.write("看图剪枝")
    await cadre.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    sent = [got for got in home.got if got.row.priority is Priority.BROADCAST]
    assert [got.row.method for got in sent] == ["sendMessage", "sendMediaGroup", "sendVoice"]
    assert sent[0].text.endswith("看图剪枝")
    assert [item["media"] for item in sent[1].row.payload["media"]] == ["one", "two", "three"]


async def test_what_telegram_cuts_into_two_messages_is_one_bulletin(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await arrives(cadre, text="长" * 4096)
    await arrives(cadre, text="尾巴")
    assert previews(cadre) == 1
    await pairs.pass_(seconds=3)
    assert previews(cadre) == 1
    await cadre.tap("发出去")
    await pairs.pass_(seconds=COUNTED)
    whole = "".join(got.text for got in home.got)
    assert "长" * 3000 in whole
    assert whole.endswith("尾巴")


async def test_too_much_an_empty_word_and_a_file_too_big_are_asked_for_again(pairs: Town) -> None:
    await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await arrives(cadre, text="  \n ")
    assert "还没有内容" in cadre.got[-1].text
    await arrives(cadre, file="big", size=FILE_LIMIT + 1)
    assert "请发 20 MB 以下的" in cadre.got[-1].text
    for _ in range(2):
        await arrives(cadre, text="长" * 3999)
    await arrives(cadre, text="长" * 10)
    assert "最多8000个字" in cadre.got[-1].text
    await pairs.pass_(seconds=3)
    assert "长" * 100 in cadre.got[-3].text, "what fitted is shown"


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


async def test_whoever_is_no_longer_tied_to_them_cant_send_what_he_began(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("旧组的事")
    moved = tuple(replace(one, group=3) if one.name == PAIRED else one for one in PAIRED_ROSTER.cadres)
    await pairs.import_(replace(PAIRED_ROSTER, cadres=moved))
    assert isinstance(await cadre.tap("发出去"), NotYours)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("旧组的事") == 0


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


async def test_a_second_tap_and_a_drop_send_nothing(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("只发一次")
    question = cadre.got[-1]
    await cadre.tap("再加一段", question)
    await cadre.write("第二段")
    second = cadre.got[-1]
    await cadre.tap("发出去", second)
    with pytest.raises(AssertionError, match="no 发出去"):
        await cadre.tap("发出去", second)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("只发一次") == 1
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("不发的")
    first = cadre.got[-1]
    await cadre.tap("不发了", first)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("不发的") == 0
    bulletins = await pairs.look(lambda records: records.bulletins.get(2))
    assert bulletins is not None
    assert bulletins.state is BulletinState.DROPPED
    assert await pairs.look(lambda records: records.bulletins.parts(2)) == []


async def test_two_previews_of_one_bulletin_send_it_once(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    await cadre.write("第一段")
    first = cadre.got[-1]
    await cadre.tap("再加一段", first)
    pending = cadre.last("请写要加的内容")
    await cadre.write("第二段")
    await cadre.tap("发出去")
    assert isinstance(await cadre.tap("不发了", pending), BulletinGone)
    await pairs.pass_(seconds=COUNTED)
    assert home.count("第一段") == 1


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


async def test_an_edit_changes_what_goes_out_and_one_that_comes_too_late_is_said(pairs: Town) -> None:
    home = await pairs.villager_joins("2-001")
    cadre = await drafts(pairs, PAIRED, "2组全组")
    message = await cadre.write("下午两点开会")
    first = cadre.got[-1]
    await cadre.edit(message, "下午三点开会")
    assert previews(cadre) == 2
    await cadre.tap("发出去", first)
    await pairs.pass_(seconds=COUNTED)
    assert (home.count("下午三点开会"), home.count("下午两点开会")) == (1, 0)
    await cadre.edit(message, "下午四点开会")
    assert "改的没有收进去" in cadre.got[-1].text
    await pairs.pass_(seconds=COUNTED)
    assert home.count("下午四点开会") == 0
