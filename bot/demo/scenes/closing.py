"""Closing: the whole village is in, a promise runs out, and the month ends."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.demo.cast import choose
from bot.demo.company import MissedError
from bot.demo.crowd import everybody_else
from bot.demo.scenes.arriving import HOME
from bot.demo.scenes.serving import QUIET
from bot.demo.transcript import ZONE

if TYPE_CHECKING:
    from bot.demo.company import Company

BROADCAST_TIMEOUT: Final = 60.0  # seconds of real time
LOOK_INTERVAL: Final = 0.05  # seconds of real time
SHEET: Final = "公示事项"
"""Stands in what everybody gets, and in nothing else."""
TITLE: Final = "5组路灯更换"


async def play(company: Company) -> None:
    """Play the rest of the month."""
    await _crowd(company)
    await _item(company)
    await _late(company)
    await _month_end(company)


async def _crowd(company: Company) -> None:
    await company.open("其余各户扫联系卡加入（每户：打开链接、点两下）")
    joined = {number.partition("/")[0] for number in company.people}
    company.transcript.mute(muted=True)
    began = time.monotonic()
    with _bar(company) as bar:
        numbers = [h.number for h in company.stage.roster.households if h.number not in joined]
        task = bar.add_task("加入", total=len(numbers))
        company.crowd = await everybody_else(company.stage, company.cast, numbers, lambda: bar.advance(task))
    await company.stage.settled()
    await company.transcript.catch_up()
    company.transcript.mute(muted=False)
    await company.transcript.remark(f"（{len(numbers)} 户，用了 {time.monotonic() - began:.1f} 秒）")
    await company.open("晚上 20:00：今天谁加入了，支书只收到一条")
    await _set_clock(company, (await _now(company)).replace(hour=20, minute=0, second=1))
    await company.people[company.cast.secretary.name].expect("新加入")


async def _item(company: Company) -> None:
    await company.open("支书报送这个月要公示的内容")
    secretary = company.people[company.cast.secretary.name]
    await secretary.tap("公示报送")
    await choose(secretary, "集体收支")
    await secretary.expect("请先写标题")
    await secretary.write(TITLE)
    await secretary.expect("请写要公示的内容")
    await secretary.write("换了 3 盏，花费 1200 元，从集体经济支出，单据在村部可查。")
    await choose(secretary, "报上去")
    await choose(secretary, "同意公示")
    await secretary.expect("同意了")
    await company.stage.settled()


async def _late(company: Company) -> None:
    stage, cast = company.stage, company.cast
    late, secretary = cast.paired_with(5), company.people[cast.secretary.name]
    cadre = company.people[late.name]
    await company.open("六天过去，有一件还没答复：提醒负责的干部")
    await stage.advance(days=5, hours=14)
    await cadre.expect("最迟")
    await company.open("又过一天，超期了：告诉干部本人，也告诉支书")
    await stage.advance(days=1)
    await cadre.expect("请今天就答复")
    await secretary.expect(f"负责人是{late.name}")
    assert cadre.last is not None
    await cadre.write("灯已经换好了，让您久等，对不住。", reply_to=cadre.last)
    await company.people[QUIET].expect("灯已经换好了")
    await choose(cadre, "这是答复")
    await cadre.expect("超过了答应的日子")
    await stage.settled()


async def _month_end(company: Company) -> None:
    stage = company.stage
    households = len(stage.roster.households)
    await company.open(f"月末 19:00：公示发到全村 {households} 户")
    following = ((await _now(company)).replace(day=1) + timedelta(days=32)).replace(day=1)
    await stage.simulator.set_clock((following - timedelta(days=1)).replace(hour=19, minute=0, second=0))
    await _watch_broadcast(company)
    await stage.settled()
    await company.transcript.catch_up()
    company.transcript.mute(muted=False)
    home = company.people[HOME]
    sheet = await home.expect(SHEET)
    company.transcript.show(home, sheet)
    await home.tap("逐条看", sheet)
    item = await home.expect(TITLE)
    company.transcript.show(home, item)
    await home.tap("公示栏")
    await home.expect("哪个月的")
    await stage.settled()
    await _once_for_each(company)


async def _watch_broadcast(company: Company) -> None:
    """Show how the broadcast goes, until everybody has it."""
    glance = company.stage.glance
    wanted = len(company.people) + len(company.crowd)
    company.transcript.mute(muted=True)
    began = time.monotonic()
    with _bar(company) as bar:
        task = bar.add_task("公示", total=wanted)
        sent = 0
        while sent < wanted:
            company.stage.bot.check()
            if time.monotonic() - began > BROADCAST_TIMEOUT:
                raise MissedError(f"公示只发到 {sent} 个手机，应当是 {wanted} 个")
            sent, _ = glance.broadcast()
            bar.update(task, completed=sent)
            await asyncio.sleep(LOOK_INTERVAL)
    await company.transcript.remark(f"（{wanted} 部手机，用了 {time.monotonic() - began:.1f} 秒）")


async def _once_for_each(company: Company) -> None:
    """Look into every phone: the disclosure is there, once."""
    everybody = [*company.people.values(), *company.crowd.values()]
    for person in everybody:
        sheets = [message for message in await person.chat() if SHEET in message.text]
        if len(sheets) != 1:
            raise MissedError(f"{person.name}收到了 {len(sheets)} 份公示，应当是 1 份")
    await company.transcript.remark(f"（看过了 {len(everybody)} 部手机，每部正好一份）")


async def _now(company: Company) -> datetime:
    return (await company.stage.simulator.clock()).astimezone(ZONE)


async def _set_clock(company: Company, to: datetime) -> None:
    await company.stage.simulator.set_clock(to)
    await company.stage.settled()


def _bar(company: Company) -> Progress:
    return Progress(
        TextColumn("    {task.description}"), BarColumn(), MofNCompleteColumn(), console=company.console
    )
