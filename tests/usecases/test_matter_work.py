"""What was decided: who sees to it, how it goes, what it has cost; each month's disclosure says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.matter import MatterEvent
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.yuan import cost_lines, yuan
from bot.usecases import deliberating
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, ZHANG
from tests.usecases.test_deliberating import acts, opens, proposes
from tests.usecases.town import START, Town, open_town


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, deliberation={"seconders": 0}) as town:
        yield town


async def decided(town: Town, step: MatterStep = MatterStep.ADOPT) -> tuple[Phone, Phone]:
    """Let a proposal have been voted on; return the proposer and the secretary."""
    proposer = await proposes(town)
    (matter,) = await town.look(lambda records: records.matters.under_way())
    stage = Stage.DECIDED if step is MatterStep.ADOPT else Stage.REJECTED
    ended = None if step is MatterStep.ADOPT else town.clock.at
    voted = replace(matter, stage=stage, ended_at=ended)
    await town.do(lambda records: records.matters.save(voted))
    await town.do(lambda records: records.matters.record(MatterEvent(matter.id, step, town.clock.at)))
    return proposer, town.phones[SECRETARY]


async def leads(phone: Phone, label: str) -> None:
    await opens(phone)
    await phone.tap("主持")
    await phone.tap(label)


async def test_what_was_decided_gets_a_cadre_days_reports_and_a_cost(
    village: Town,
) -> None:
    proposer, secretary = await decided(village)
    await leads(secretary, "定谁来办")
    await secretary.tap(ZHANG)
    worker = village.phones[ZHANG]
    assert worker.got[-1].text.startswith("村里定了“议2026-01 村口装三盏路灯”，由您来办。")
    for said in ("尽快", "2月30日到3月1日", "12月10日到12月1日"):
        await secretary.write(said)
        assert secretary.got[-1].text.startswith("没看懂日子")
    await secretary.write("11月20日到12月10日")
    assert secretary.got[-1].text == "记下了：11月20日（星期五）到12月10日（星期四）。"
    await leads(worker, "报进展")
    await worker.write("灯杆立好了两根")
    await village.pass_(seconds=5)
    assert proposer.last("灯杆").text == "议2026-01 村口装三盏路灯：进展。\n灯杆立好了两根"
    await leads(worker, "办好了")
    assert (await village.look(lambda records: records.matters.under_way()))[0].stage is Stage.DECIDED
    await leads(worker, "报账")
    await worker.write("灯杆和灯")
    assert worker.got[-1].text.startswith("有一行没有数目")
    await worker.write("路灯 12,000\n人工：800元")
    assert worker.got[-1].text.splitlines() == [
        "公示上会这样写：",
        "路灯：12,000元",
        "人工：800元",
        "合计：12,800元",
    ]
    await leads(worker, "办好了")
    assert (await village.look(lambda records: records.matters.under_way())) == []
    await village.pass_(seconds=5)
    assert proposer.count("议2026-01 村口装三盏路灯：办好了") == 1
    await proposer.press(deliberating.begin)
    await proposer.tap("以前的事")
    await proposer.tap("议2026-01")
    assert proposer.got[-1].text.splitlines()[-1] == "合计：12,800元"
    assert {act.value for act in await acts(village)} >= {"moved_matter"}


async def published(town: Town, month: int) -> list[tuple[str, str]]:
    """Return titles and words of what the newest disclosure says of deliberation."""
    end = date(2026, month, 30 if month == 11 else 31)
    await town.pass_(days=(end - town.clock.at.date()).days, hours=12)
    (newest,) = await town.look(lambda records: records.disclosures.newest(1))
    assert newest.month.month == month
    items = await town.look(lambda records: records.items.of_disclosure(newest.id))
    assert newest.figures.votes == (month == 11)
    return [(item.title, item.words) for item in items]


async def test_it_stands_in_each_month_s_disclosure_until_it_is_done(village: Town) -> None:
    _, secretary = await decided(village)
    await leads(secretary, "定日子")
    await secretary.write("11月20日到12月10日")
    await leads(secretary, "报进展")
    await secretary.write("灯杆立好了")
    ((title, words),) = await published(village, 11)
    assert title == "议2026-01 村口装三盏路灯"
    assert words.splitlines() == [
        "到哪一步：通过了，要办",
        "地点：村口到学校",
        "钱：村集体出",
        "负责：李样甲",
        "11月20日（星期五）到12月10日（星期四）",
        "11月16日（星期一） 通过了",
        "11月16日（星期一） 进展：灯杆立好了",
    ]
    await leads(secretary, "报账")
    await secretary.write("没花钱")
    await leads(secretary, "办好了")
    ((_, words),) = await published(village, 12)
    assert words.splitlines()[0] == "到哪一步：办好了"
    assert words.splitlines()[-2:] == ["花的钱：", "没花钱"]
    await village.pass_(days=31)
    (newest,) = await village.look(lambda records: records.disclosures.newest(1))
    assert await village.look(lambda records: records.items.of_disclosure(newest.id)) == []


async def test_what_was_voted_down_is_disclosed_once(village: Town) -> None:
    await decided(village, MatterStep.REJECT)
    ((_, words),) = await published(village, 11)
    assert words.startswith("到哪一步：没有通过")
    assert await published(village, 12) == []


async def test_who_answers_for_it_is_reminded_the_day_before_and_when_it_is_late(village: Town) -> None:
    _, secretary = await decided(village)
    await leads(secretary, "定谁来办")
    await secretary.tap(ZHANG)
    await secretary.write("11月20日")
    worker = village.phones[ZHANG]
    await village.pass_(days=2, hours=23)
    assert not worker.count("该办完")
    await village.pass_(hours=3)
    assert worker.count("该办完") == 1
    assert not secretary.count("该办完")
    await village.pass_(days=2)
    assert (worker.count("晚了"), secretary.count("晚了")) == (1, 1)
    await village.pass_(days=7)
    assert worker.count("晚了") == 2
    await worker.press(deliberating.begin)
    assert START + timedelta(days=12) < village.clock.at


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("3万", 30_000),
        ("三万块", 30_000),
        ("两千", 2_000),
        ("大概12,000元左右", 12_000),
        ("1.5万", 15_000),
        ("十二万", 120_000),
        ("800", 800),
    ],
)
def test_money_is_read_as_people_write_it(said: str, amount: int) -> None:
    assert yuan(said) == amount


@pytest.mark.parametrize("said", ["不少", "三万五", "-3", "3万4千", "", "1e5", "三百五十"])
def test_what_is_no_amount_is_none(said: str) -> None:
    assert yuan(said) is None


def test_a_list_of_costs_has_a_name_and_an_amount_in_each_line() -> None:
    lines = cost_lines("灯杆 3根：1,500元\n\n  水泥100袋 2800.50\n运费￥1万")
    assert lines is not None
    assert [(line.name, line.fen) for line in lines] == [
        ("灯杆 3根", 150_000),
        ("水泥100袋", 280_050),
        ("运费", 1_000_000),
    ]
    assert cost_lines("灯杆\n水泥 20") is None
