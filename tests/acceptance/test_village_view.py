"""Seeing it: 全村情况 with its picture, 本中心的事, 值班安排, and the month's report, as people use them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import httpx
import openpyxl
import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.demo.stage import TOKEN, config_file
from bot.domain.centers import CENTER_NAMES_ZH
from bot.simulator.client import SeenMessage
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def fresh_village(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    """Open a village for one test that moves the clock by weeks."""
    async with open_village(tmp_path, warm) as village:
        yield village
        assert not village.alarms()


async def downloaded(village: Village, seen: SeenMessage) -> bytes:
    api = f"{village.simulator.base_url}/bot{TOKEN}/getFile"
    async with httpx.AsyncClient(trust_env=False) as http:
        found = (await http.post(api, json={"file_id": seen.raw["photo"][-1]["file_id"]})).json()
        path = f"{village.simulator.base_url}/file/bot{TOKEN}/{found['result']['file_path']}"
        return (await http.get(path)).content


async def glance(village: Village) -> SeenMessage:
    await village.stage.settled()
    await village.secretary.skip()
    await village.secretary.tap("全村情况")
    return await village.secretary.expect("在办")


async def test_the_secretary_gets_a_list_and_a_picture_and_nobody_else_does(fresh_village: Village) -> None:
    village = fresh_village
    villager, cadre, card = await village.matter("满意的事")
    await cadre.write("办好了", reply_to=card)
    await choose(cadre, "这是答复")
    await choose(villager, "已解决")
    await choose(villager, "基本满意")
    await village.matter("没人管的事", group=3)
    complainer = await village.villager(4)
    await complainer.write("要反映的事")
    await choose(complainer, "反映干部")
    await choose(complainer, "不点名")
    await complainer.expect("，由")
    await village.stage.advance(days=8)
    await village.matter("新来的事", group=3)
    text = await glance(village)
    assert "在办2件，一周内到期1件，超期1件。" in text.text
    assert f"{village.cast.paired_with(3).name} 超期1件" in text.text
    assert "一天内回应：50%（2件中1件）" in text.text, "today's newcomer isn't decided yet"
    assert "已解决：50%（2件中1件）" in text.text
    assert "满意：100%（1件中1件）" in text.text
    photo = await village.secretary.expect(lambda message: message.kind == "photo")
    assert photo.reply_to == text.id
    assert (await downloaded(village, photo)).startswith(b"\x89PNG")
    for nobody in (cadre, villager):
        await nobody.write("全村情况")
        await nobody.expect("这件事要由负责的人来办")
    assert await village.told(cadre, "在办") == 0


async def test_what_the_secretary_sets_as_duty_stands_on_the_card_at_once(fresh_village: Village) -> None:
    village = fresh_village
    villager = await village.villager(2)
    now = village.cast.paired_with(3).name
    shown = await glance(village)
    await village.secretary.tap("值班安排", shown)
    week = await village.secretary.expect("每天谁值班")
    before = next(line for line in week.text.splitlines() if line.startswith("星期一："))
    assert now not in before
    await village.secretary.tap("星期一", week)
    await choose(village.secretary, now)
    changed = await village.secretary.expect(lambda message: f"✔ {now}" in str(message.buttons))
    assert changed.text.startswith(f"星期一值班：{before.removeprefix('星期一：')}、{now}")
    await villager.tap("联系卡")
    card = await villager.expect("今天值班（星期一）")
    assert now in card.text.split("今天值班")[1].split("\n\n")[0]


async def test_a_lead_finds_his_centers_matters_under_his_tasks(fresh_village: Village) -> None:
    village = fresh_village
    roster = village.stage.roster.cadres
    lead = next(cadre for cadre in roster if cadre.leads and not cadre.is_secretary)
    center = next(iter(lead.leads))
    other = next(c for c in roster if c.group is not None and center in c.centers and c.name != lead.name)

    villager = await village.villager(other.group or 0)
    await villager.write("中心要看到的事")
    await choose(villager, CENTER_NAMES_ZH[center])
    told = await villager.expect("，由")
    person = village.officials[lead.name]
    await village.stage.settled()
    await person.tap("我的任务")
    await choose(person, "本中心的事")
    page = await person.expect("最迟")
    number = told.text.split("编号 ")[1][:9]
    assert number in page.text
    assert other.name in page.text


Report: TypeAlias = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def report(village: Village, warm: Warm) -> Report:
    """Run `lianxin report` on the village's configuration; it returns its status and words."""
    config = str(config_file(village.stage.folder))

    async def run(*arguments: str) -> tuple[int, str]:
        return await warm.lianxin(
            "report", *arguments, "--config", config, environment={**os.environ, "LANG": "zh_CN.UTF-8"}
        )

    return run


async def test_the_month_is_reported_as_a_spreadsheet_and_a_printed_sheet(
    village: Village, report: Report
) -> None:
    await village.matter("报表里的事", group=3)
    folder = village.stage.folder
    xlsx, pdf = folder / "r.xlsx", folder / "r.pdf"
    status, said = await report("--month", "2026-11", "--xlsx", str(xlsx), "--pdf", str(pdf))
    assert (status, said.split()) == (0, [str(xlsx), str(pdf)])
    assert pdf.read_bytes().startswith(b"%PDF-")
    book = openpyxl.load_workbook(xlsx)
    assert book.sheetnames == ["按中心", "按干部"]
    rows = {str(row[0]): row for row in book["按干部"].iter_rows(values_only=True)}
    assert rows["干部"][1] == "收到"
    assert rows[village.cast.paired_with(3).name][1] == 1
    assert rows[village.cast.secretary.name][1] == 0
    words = str(list(book["按中心"].values)) + str(list(book["按干部"].values))
    assert "报表里的事" not in words
    assert village.rows("SELECT count(*) FROM audit WHERE act = 'exported_report'") == 1


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-13", "月份要这样写：2026-11。"),
        ("0000-01", "月份要这样写：2026-11。"),
        ("十一月", "月份要这样写：2026-11。"),
        ("2026-10", "这个月没有收到事项。"),
        ("9999-12", "这个月还没到，没有数字。"),
    ],
)
async def test_a_month_without_figures_is_answered_in_a_sentence_and_writes_nothing(
    report: Report, tmp_path: Path, month: str, said: str
) -> None:
    pdf = tmp_path / "r.pdf"
    assert await report("--month", month, "--pdf", str(pdf)) == (1, said + "\n")
    assert not pdf.exists()


async def test_where_nothing_can_be_written_or_no_file_is_named_it_is_said(
    village: Village, report: Report
) -> None:
    await village.matter("写不进去的事", group=3)
    nowhere = str(village.stage.folder / "无" / "r.pdf")
    status, said = await report("--month", "2026-11", "--pdf", nowhere)
    assert status == 1
    assert nowhere in said
    assert await report("--month", "2026-11") == (2, "请写 --xlsx 文件 或 --pdf 文件。\n")
