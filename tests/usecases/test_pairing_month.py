"""联户月报: each pairing's month, for whom it concerns, on the first of the next one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.notices.pairing import NoPairing
from bot.domain.visit import HouseholdsWord, Visit
from bot.usecases import pairing
from tests.usecases.pairs import GROWER, PAIRED, POOR, everybody, open_pairs
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town

SECRETARY = "李样甲"
REPORT = "2026年11月包组联户"


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        await everybody(town)
        yield town


async def sends(town: Town, whom: str, kind: str, who: str = PAIRED) -> None:
    cadre = town.phones[who]
    await cadre.press(pairing.begin)
    await cadre.tap("发给我联系的")
    await cadre.tap(whom)
    await cadre.tap(kind)
    await cadre.write("说一句")
    await cadre.tap("发出去")


async def visits(town: Town, number: str, day: date, word: HouseholdsWord | None = None) -> None:
    cadres = await town.look(lambda records: records.people.cadres())
    cadre = next(one for one in cadres if one.name == PAIRED)
    household = await town.look(lambda records: records.people.household_by_number(number))
    assert household is not None
    made = Visit(0, cadre.id, household.id, day, town.clock.at)
    stored = await town.do(lambda records: records.visits.add(made))
    await town.do(lambda records: records.visits.save(replace(stored, word=word)))


async def a_month(town: Town) -> None:
    await sends(town, "2组全组", "技术")
    await sends(town, "2组全组", "信息")
    await sends(town, "种养大户", "项目")
    await visits(town, POOR, START.date())
    await visits(town, "2-001", START.date())
    await visits(town, GROWER, START.date(), HouseholdsWord.DID_NOT_COME)
    await visits(town, "1-001", START.date())
    await visits(town, POOR, date(2026, 10, 31))
    await visits(town, POOR, date(2026, 12, 1))


async def looks(town: Town, who: str) -> Phone:
    phone = town.phones[who]
    await phone.press(pairing.begin)
    await phone.tap("联户月报")
    return phone


async def test_a_cadre_sees_contacts_visits_and_what_he_brought_by_pairing(pairs: Town) -> None:
    await a_month(pairs)
    cadre = await looks(pairs, PAIRED)
    words, picture = cadre.got[-2:]
    assert words.text.splitlines() == [
        REPORT,
        "2组：联系3次，其中走访1次；带去信息1、技术1",
        "种养大户 3-001 岑样户31：联系2次，其中走访1次；带去项目1",
        "困难户 2-002 罗样户22：联系1次，其中走访1次",
    ]
    assert words.row.payload["protect_content"] is True
    assert picture.row.payload["protect_content"] is True
    drawn = picture.row.payload["photo"]
    assert drawn["draw"] == "pairing"
    assert [cadre["name"] for cadre in drawn["data"]["cadres"]] == [PAIRED]


async def test_the_secretary_sees_every_cadre_and_no_visit_that_the_household_denies(pairs: Town) -> None:
    await a_month(pairs)
    secretary = await looks(pairs, SECRETARY)
    words, picture = secretary.got[-2:]
    assert words.text.splitlines() == [
        REPORT,
        "王样乙：联系0次，其中走访0次",
        "张样丙：联系5次，其中走访2次",
        "刘样丁：联系0次，其中走访0次",
    ]
    cadres = picture.row.payload["photo"]["data"]["cadres"]
    grower = cadres[1]["lines"][1]
    assert (grower["tie"], grower["contacts"], grower["visits"]) == ("种养大户 3-001 岑样户31", 1, 0)


async def test_it_comes_by_itself_on_the_first_of_the_next_month_once(pairs: Town) -> None:
    await a_month(pairs)
    until_the_first = timedelta(days=15)
    await pairs.pass_(seconds=until_the_first.total_seconds())
    assert pairs.phones[PAIRED].count(REPORT) == 0
    await pairs.pass_(hours=1)
    for who in (SECRETARY, PAIRED, "王样乙"):
        assert pairs.phones[who].count(REPORT) == 1, who
    assert pairs.phones["陈样戊"].count("包组联户") == 0, "he is tied to nobody"
    assert pairs.phones["韦样己"].count("包组联户") == 0, "he is of the township"
    await pairs.pass_(days=31)
    assert pairs.phones[PAIRED].count(REPORT) == 1
    assert "困难户 2-002 罗样户22：联系1次" in pairs.phones[PAIRED].last("2026年12月包组联户").text


async def test_another_cadre_learns_nothing_of_his_households(pairs: Town) -> None:
    await a_month(pairs)
    other = await looks(pairs, "王样乙")
    whole = "".join(got.whole for got in other.got)
    for secret in ("大户", "困难", GROWER, POOR, PAIRED):
        assert secret not in whole


async def test_the_month_before_can_be_looked_at_too(pairs: Town) -> None:
    await a_month(pairs)
    cadre = await looks(pairs, PAIRED)
    await cadre.tap("2026年10月")
    assert cadre.got[-2].text.splitlines()[-1] == "困难户 2-002 罗样户22：联系1次，其中走访1次"


async def test_whoever_is_tied_to_nobody_is_told_so(pairs: Town) -> None:
    phone = pairs.phones["陈样戊"]
    await phone.press(pairing.begin)
    assert isinstance(await phone.tap("联户月报"), NoPairing)
