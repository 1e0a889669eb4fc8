"""What many stories of paperwork begin with."""

from __future__ import annotations

from bot.domain.content import ContentKind
from bot.domain.notices.notice import Refusal
from bot.domain.proxy_life import ProxyState
from bot.usecases import matters, tasks
from bot.usecases.incoming import By
from bot.usecases.work import Work
from tests.usecases.phone import Phone
from tests.usecases.scenes import responsible
from tests.usecases.town import Town

CARD = "医保卡"
OFFICE = "医保窗口"
PHOTO = "AgADpaperphotoid"
CATALOGUE = {
    "procedures": [
        {"name": CARD, "papers": ["身份证", "户口簿"], "office": OFFICE, "days": 15, "result": "新医保卡"},
        {"name": "临时救助", "papers": [], "office": "民政办", "days": 10},
    ]
}


async def picked(town: Town, *, number: str = "2-001", phone: Phone | None = None) -> tuple[Phone, Phone]:
    """Let somebody pick the medical card without writing anything; return him and whoever got it."""
    villager = phone or await town.villager_joins(number)
    await villager.press(matters.begin)
    await villager.tap("代办手续")
    await villager.tap(CARD)
    return villager, await responsible(town)


async def accepted(town: Town) -> tuple[Phone, Phone]:
    villager, cadre = await picked(town)
    await cadre.tap("我来办")
    return villager, cadre


async def received(town: Town) -> tuple[Phone, Phone]:
    """Both papers are with the cadre."""
    villager, cadre = await accepted(town)
    await cadre.tap("材料单")
    await cadre.tap("收到身份证")
    await cadre.tap("收到户口簿")
    await town.pass_(seconds=30)
    return villager, cadre


async def handed_in(town: Town) -> tuple[Phone, Phone]:
    villager, cadre = await received(town)
    await cadre.tap("材料齐了")
    await cadre.tap("交上去了")
    return villager, cadre


async def photographed(town: Town, *, file: str = PHOTO) -> tuple[Phone, Phone]:
    """Accepted, and one photo came in."""
    villager, cadre = await accepted(town)
    await villager.send(ContentKind.PHOTO, "身份证正面", file=file)
    await town.pass_(seconds=10)
    return villager, cadre


async def state(town: Town, number: str = "") -> ProxyState:
    case = await town.case(number)
    proxy = await town.look(lambda records: records.proxies.get(case.id))
    assert proxy is not None
    return proxy.state


async def places(town: Town) -> dict[str, str]:
    """Return where each paper is said to be."""
    case = await town.case()
    return {p.name: p.state.value for p in await town.look(lambda records: records.proxies.papers(case.id))}


async def refused(town: Town, phone: Phone, unit: object, action: object) -> Refusal | None:
    async def asked(work: Work, by: By) -> None:
        await unit(work, await work.person(by), action)  # type: ignore[operator]

    return await town.try_(asked, By(phone.telegram_id))


async def look_up(cadre: Phone) -> None:
    await cadre.press(tasks.show)
    await cadre.tap("2026-0001")
