"""What stories about pairing, news and courses share."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.demo.cast import choose
from bot.domain.centers import Center
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village


async def opens(cadre: PersonHandle, *labels: str) -> SeenMessage:
    """Press 包组联户, then these buttons one after the other; return the last message tapped."""
    await cadre.skip()
    await cadre.tap("包组联户")
    message = None
    for label in labels:
        message = await choose(cadre, label)
    assert message is not None
    return message


async def counts(people: Sequence[PersonHandle], words: str) -> list[int]:
    """Return how many of the bot's messages to each of these hold some words."""
    chats = await asyncio.gather(*(person.chat() for person in people))
    return [sum(m.from_bot and words in m.text for m in chat) for chat in chats]


def of_center(village: Village, center: Center) -> PersonHandle:
    """Return a cadre of this center who is not the secretary."""
    cadres = village.stage.roster.cadres
    name = next(c.name for c in cadres if center in c.centers and not c.is_secretary)
    return village.officials[name]


async def subscribes(village: Village, person: PersonHandle, crop: str) -> None:
    await person.skip()
    await person.tap("学技术")
    await choose(person, "订产业信息")
    await choose(person, crop)
    await village.stage.settled()
    assert (await person.chat())[-1].button(f"✔ {crop}") is not None
