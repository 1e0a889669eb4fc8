"""Arriving: cadres and families come in by their cards, and somebody who has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.demo.cast import choose
from bot.domain.roster import RosterCadre

if TYPE_CHECKING:
    from bot.demo.company import Company

HOME: Final = "2-005"
"""The household that the day is seen from."""
STRANGER: Final = "4-009"
"""The household whose head has lost the card."""


async def play(company: Company) -> None:
    """Let everybody come in who has something to say today."""
    await _officials(company)
    await _family(company)
    await _stranger(company)


async def _officials(company: Company) -> None:
    await company.open("干部扫各自的专用链接加入")
    for cadre in company.stage.roster.cadres:
        person = await company.cast.official(cadre.name)
        await company.enter(cadre.name, _office(cadre), person)
        # The others do the same as the first three: not worth reading nine times.
        shown = cadre.is_secretary or cadre.is_township or cadre.group == 2  # noqa: PLR2004 - the home group
        await company.transcript.catch_up()
        company.transcript.mute(muted=not shown)
        await company.cast.join_cadre(cadre.name, person)
        await company.stage.settled()
        await company.transcript.catch_up()
    company.transcript.mute(muted=False)
    await company.transcript.remark(f"（{len(company.stage.roster.cadres)} 位都加入了，其余的做法一样）")


async def _family(company: Company) -> None:
    cast, stage = company.cast, company.stage
    await company.open("一户人家扫联系卡上的二维码加入")
    first = await company.enter(
        HOME, f"村民 {cast.household(HOME).members[0].name}", await cast.member(HOME, 0)
    )
    await cast.join(HOME, 0, first)
    await stage.settled()
    await company.open("家里第二个人也要加入，家里人点一下就行")
    name = cast.household(HOME).members[1].name
    second = await company.enter(f"{HOME}/1", f"村民 {name}", await cast.member(HOME, 1))
    await cast.ask_in(second, HOME, 1)
    await choose(first, "是，让他加入")
    await second.expect("加入好了")
    await stage.settled()


async def _stranger(company: Company) -> None:
    cast, stage = company.cast, company.stage
    await company.open("没带卡的人先写了话，再用手机号加入")
    name = cast.household(STRANGER).head
    person = await company.enter(STRANGER, f"村民 {name}", await cast.member(STRANGER))
    await person.write("我家的低保证明怎么办？")
    await person.expect("谁也看不到")
    await stage.settled()
    await company.must_not_see(cast.paired_with(4).name, "低保证明")
    await person.share_own_contact()
    await choose(person, "同意加入")
    await choose(person, "现在送出")
    await choose(person, "代办手续")
    company.cases += 1
    await person.expect("，由")
    await stage.settled()


def _office(cadre: RosterCadre) -> str:
    if cadre.is_township:
        return f"乡镇 {cadre.name}"
    return f"支书 {cadre.name}" if cadre.is_secretary else f"干部 {cadre.name}"
