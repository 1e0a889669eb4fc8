"""A course in a town of pairs: planned, announced, and who comes."""

from __future__ import annotations

from bot.usecases import pairing
from tests.usecases.pairs import everybody
from tests.usecases.phone import Phone
from tests.usecases.town import Town

ORGANISER = "陈样戊"
SECRETARY = "李样甲"
WHEN = "11月21日（星期六）上午9:00"


async def plans(town: Town, seats: str = "2", when: str = "11月21日 上午9点", who: str = ORGANISER) -> Phone:
    """Answer every question up to the preview."""
    organiser = town.phones[who]
    await organiser.press(pairing.begin)
    await organiser.tap("办培训")
    for said in ("甘蔗剪叶", when, "村委会院坝", seats):
        await organiser.write(said)
    return organiser


async def announces(town: Town, seats: str = "2") -> tuple[Phone, dict[str, Phone]]:
    """Announce a course to a village in which everybody has joined."""
    homes = await everybody(town)
    organiser = await plans(town, seats)
    await organiser.tap("发通知")
    await town.pass_(seconds=6)
    return organiser, homes


async def come(homes: dict[str, Phone], *numbers: str) -> None:
    for number in numbers:
        await homes[number].tap("我要参加")
