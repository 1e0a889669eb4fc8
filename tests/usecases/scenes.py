"""What many stories begin with."""

from __future__ import annotations

from bot.usecases.incoming import By
from bot.usecases.reachability import ChatMember, change
from tests.usecases.people import CADRES
from tests.usecases.phone import Phone
from tests.usecases.town import Town

SECRETARY, WANG, ZHANG, LIU, CHEN, TOWNSHIP = (cadre.name for cadre in CADRES)
SOCIAL = "社会事务服务中心"
HEALTH = "计生卫生服务中心"
SENTENCE = "这块地不归村里管，动不了"


async def matter(
    town: Town, words: str, center: str = "代办手续", *, number: str = "2-001", by: Phone | None = None
) -> tuple[Phone, Phone]:
    """Let somebody raise a matter; return him and whoever got it."""
    villager = by or await town.villager_joins(number)
    await villager.write(words)
    await villager.tap(center)
    return villager, await responsible(town)


async def responsible(town: Town, number: str = "") -> Phone:
    case = await town.case(number)
    cadres = await town.look(lambda records: records.people.cadres())
    return town.phones[next(cadre.name for cadre in cadres if cadre.id == case.responsible_id)]


async def secret(town: Town, words: str, center: str = SOCIAL, *, number: str = "2-001") -> Phone:
    """Let somebody raise a matter that he wants his name kept out of."""
    villager = await town.villager_joins(number)
    await villager.write(words)
    await villager.tap("保密")
    await villager.tap("组也不要写")
    await villager.tap(center)
    return villager


async def block(town: Town, phone: Phone) -> None:
    await town.desk.perform(change, ChatMember(By(phone.telegram_id), reachable=False))
    await town.deliver()


async def answer(cadre: Phone, words: str = "办好了") -> None:
    await cadre.tap("当场答复")
    await cadre.write(words)


async def explain(cadre: Phone) -> None:
    await cadre.tap("不能解决")
    await cadre.write(SENTENCE)
