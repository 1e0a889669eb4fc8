"""Spreading: a cadre writes to those he is tied to, and a course is announced, filled and reminded of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo.cast import choose
from bot.demo.scenes.arriving import HOME
from bot.domain.centers import Center

if TYPE_CHECKING:
    from bot.demo.company import Company
    from bot.simulator.client import PersonHandle


async def play(company: Company) -> None:
    """Play pairing and training."""
    await _pairing(company)
    await _course(company)


async def _pairing(company: Company) -> None:
    villager, cadre = company.people[HOME], company.people[company.cast.paired_with(2).name]
    await company.open("包组干部给自己联系的组发技术：先看一遍，发完看到多少户收到")
    await cadre.tap("包组联户")
    for label in ("发给我联系的", "2组全组", "技术"):
        await choose(cadre, label)
    await cadre.expect("请写内容")
    await cadre.write("李子冬天剪枝，照这样留三个主枝。")
    await choose(cadre, "发出去")
    await villager.expect("留三个主枝")
    await company.stage.settled()
    await company.stage.advance(seconds=6)
    await cadre.expect("发到了")
    await company.stage.settled()


async def _course(company: Company) -> None:
    villager, organiser = company.people[HOME], _organiser(company)
    await company.open("办一次培训：日子照平常说话写；村民点一下就报上名")
    await organiser.tap("包组联户")
    await choose(organiser, "办培训")
    for asked, said in (
        ("讲什么", "甘蔗间种花生"),
        ("哪天几点", "大后天下午2点半"),
        ("在哪里", "村委会院坝"),
        ("最多几个人", "30"),
    ):
        await organiser.expect(asked)
        await organiser.write(said)
    await choose(organiser, "发通知")
    await choose(villager, "我要参加")
    await villager.expect("您报上名了")
    await company.stage.settled()


def _organiser(company: Company) -> PersonHandle:
    cadres = company.stage.roster.cadres
    name = next(c.name for c in cadres if Center.EDUCATION in c.centers and c.name in company.people)
    return company.people[name]
