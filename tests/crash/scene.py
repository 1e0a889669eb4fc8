"""A scene: one matter from its first word to its answer, by people who wait for each other as people do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from signal import SIGKILL

from bot.simulator.client import PersonHandle, SeenMessage
from tests.crash.deeds import Deeds
from tests.crash.village import Village

CENTER = "村民议事中心"
ANSWER = "这是答复"
PATIENCE = 20.0  # seconds for each thing that is waited for
LOOK_INTERVAL = 0.05  # seconds between looks at the cadres' chats


@asynccontextmanager
async def dying_at(village: Village, point: str) -> AsyncIterator[None]:
    """Let the bot live, die at the point, and live on; fail where it doesn't die inside the block."""
    await village.start(point)
    reviving = asyncio.create_task(_revive(village))
    try:
        yield
        async with asyncio.timeout(PATIENCE):
            await reviving
    finally:
        reviving.cancel()


async def _revive(village: Village) -> None:
    assert await village.died() == -SIGKILL
    await village.start()


async def matter(village: Village, villager: PersonHandle, deeds: Deeds) -> None:
    """Play it, with an album on the way."""
    word = f"〔{villager.id}-{len(deeds.written)}〕"
    await _write(villager, f"路灯不亮{word}", deeds)
    items = [{"photo": True, "caption": f"图{word}{part}"} for part in (1, 2)]
    for part, message_id in enumerate(await villager.album(items), 1):
        deeds.written[villager.id, message_id] = f"{word}{part}"
    await _tap(villager, CENTER, deeds)
    cadre, task = await _who_got(village, word)
    await _write(cadre, f"换好了{word}", deeds, reply_to=task)
    await villager.expect(f"换好了{word}", timeout=PATIENCE)
    await _tap(cadre, ANSWER, deeds)
    await villager.expect("答复", timeout=PATIENCE)


async def _write(person: PersonHandle, text: str, deeds: Deeds, reply_to: SeenMessage | None = None) -> None:
    deeds.written[person.id, await person.write(text, reply_to)] = text


async def _tap(person: PersonHandle, label: str, deeds: Deeds) -> None:
    def shows(message: SeenMessage) -> bool:
        return message.button(label) is not None

    message = await person.expect(shows, timeout=PATIENCE)
    rows = message.raw["reply_markup"]["inline_keyboard"]
    data = next(button["callback_data"] for row in rows for button in row if label in button["text"])
    await person.tap(label, message)
    deeds.tapped[data] = deeds.tapped.get(data, 0) + 1


async def _who_got(village: Village, word: str) -> tuple[PersonHandle, SeenMessage]:
    async with asyncio.timeout(PATIENCE):
        while True:
            for cadre in village.cadres:
                found = _task(await cadre.chat(), word)
                if found is not None:
                    return cadre, found
            await asyncio.sleep(LOOK_INTERVAL)


def _task(chat: list[SeenMessage], word: str) -> SeenMessage | None:
    """Return the newest task card with this word: a copy that the bot doesn't know of belongs to no case."""
    cards = (message for message in reversed(chat) if message.text.startswith("任务 "))
    return next((card for card in cards if word in card.text), None)
