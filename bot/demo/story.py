"""The story: a day in the village, and the month that follows, from the first card to the disclosure."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import httpx
from rich.text import Text

from bot.demo.bot_process import BotEndedError
from bot.demo.cast import Cast
from bot.demo.company import Company, MissedError
from bot.demo.scenes import arriving, closing, serving, spreading
from bot.demo.stage import RATE, stage
from bot.demo.transcript import transcript

if TYPE_CHECKING:
    from rich.console import Console

LIMIT: Final = 28  # messages per second, the usual setting: Telegram takes 30
LOG_LINES: Final = 20


async def play(console: Console) -> int:
    """Play the story and print it; return the exit status: 0, or 1 where something promised didn't happen."""
    began = time.monotonic()
    console.print(
        "联心演示：示例村（人名、电话都是编的），没有网络，也不用 token。\n"
        f"为了演示，每秒最多发 {RATE} 条（messages_per_second = {RATE}）；"
        f"平时是 {LIMIT} 条，Telegram 只收 30 条。"
    )
    async with stage() as made, transcript(made.simulator, console) as told:
        company = Company(made, Cast(made), told, console)
        try:
            await arriving.play(company)
            await serving.play(company)
            await spreading.play(company)
            await closing.play(company)
            await _sum_up(company, time.monotonic() - began)
        except (AssertionError, BotEndedError, TimeoutError, httpx.HTTPError) as error:
            console.print()
            console.print(Text(f"演示没有走完。停在这一步：{company.scene}", style="bold red"))
            console.print(Text(str(error) or type(error).__name__))
            console.print(Text(f"机器人的日志，最后 {LOG_LINES} 行：", style="bold"))
            console.print(Text(made.log_tail(LOG_LINES)))
            return 1
        await made.stop_bot()
    return 0


async def _sum_up(company: Company, seconds: float) -> None:
    cases, answered = company.stage.glance.cases()
    if cases != company.cases:
        raise MissedError(f"记录里有 {cases} 件事项，应当是 {company.cases} 件")
    sent = (await company.stage.simulator.stats())["messages_sent"]
    households = len(company.stage.roster.households)
    await company.open("演示完了")
    company.console.print(
        f"    {households} 户都加入了，{cases} 件事项，其中 {answered} 件已答复；"
        f"机器人发了 {sent} 条消息；共用 {seconds:.0f} 秒。"
    )
