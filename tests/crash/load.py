"""The load: people who write, tap, answer and correct themselves, whether the bot lives or not."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence

import httpx

from bot.simulator.client import PersonHandle, SeenMessage, SimulatorClient
from bot.simulator.seen import SeenChat
from tests.crash.deeds import Deeds

LOOKS_BACK = 40  # messages of his chat that a person looks at
PAUSE = (0.15, 0.9)  # seconds between two deeds of one person
MENU = ("我的事项", "联系卡", "公示栏")
NOT_TAPPED = ("移出", "退出", "确定退出")
"""How the buttons begin that take an account out of its household, or erase all it wrote: a stranger's words
and erased ones can't be compared."""
CADRE_TAPS = ("这是答复", "还没办完", "20")
"""How the buttons begin that a cadre taps. Others let his next message fill a form, and be no entry."""


class Actor:
    """One person, acting at random."""

    def __init__(
        self,
        person: PersonHandle,
        simulator: SimulatorClient,
        deeds: Deeds,
        seed: int,
        pause: tuple[float, float] = PAUSE,
    ) -> None:
        self._person = person
        self._simulator = simulator
        self._deeds = deeds
        self._dice = random.Random(seed)
        self._pause = pause
        self._own: list[int] = []
        self._last = 0
        self._count = 0

    async def live(self, stop: asyncio.Event) -> None:
        """Act until told to stop."""
        while not stop.is_set():
            await self.act()
            await asyncio.sleep(self._dice.uniform(*self._pause))

    async def act(self) -> None:
        """Do one thing."""
        raise NotImplementedError

    def word(self) -> str:
        """Return a word that nobody has used yet."""
        self._count += 1
        return f"〔{self._person.id}-{self._count}〕"

    async def write(self, said: str, reply_to: SeenMessage | None = None) -> None:
        word = self.word()
        self._note(await self._person.write(f"{said}{word}", reply_to), word)

    async def show(self, kind: str, said: str) -> None:
        word = self.word()
        self._note(await self._person.send(kind, caption=f"{said}{word}"), word)

    async def album(self, parts: int) -> None:
        words = [self.word() for _ in range(parts)]
        items = [{"photo": True, "caption": f"图{word}"} for word in words]
        for message_id, word in zip(await self._person.album(items), words, strict=True):
            self._note(message_id, word)

    async def correct(self) -> None:
        """Edit one of his texts."""
        if not self._own:
            return
        message_id, word = self._dice.choice(self._own[-5:]), self.word()
        await self._person.edit(message_id, f"改{word}")
        self._deeds.edits.setdefault((self._person.id, message_id), []).append(word)

    async def press(self, label: str) -> None:
        """Press a button of the menu."""
        self._last = await self._person.write(label)
        self._deeds.pressed += 1

    async def tap(self, shown: Sequence[SeenMessage], only: tuple[str, ...] = ("",)) -> None:
        """Tap a button of the newest message that has some which begin so."""
        for message in reversed(shown):
            buttons = _buttons(message, only)
            if message.from_bot and buttons:
                label, data = self._dice.choice(buttons)
                try:
                    await self._person.tap_button(message.id, button=label)
                except httpx.HTTPStatusError as error:
                    # The bot took the buttons away while the finger was on its way.
                    if error.response.status_code != httpx.codes.NOT_FOUND:
                        raise
                else:
                    self._deeds.tapped[data] = self._deeds.tapped.get(data, 0) + 1
                return

    async def seen(self) -> Sequence[SeenMessage]:
        """Return the end of his chat."""
        after = max(0, self._last - LOOKS_BACK)
        path = f"/sim/people/{self._person.id}/chat"
        asked = self._person._query()
        chat = SeenChat.of(await self._simulator.get(path, after_message_id=after, **asked))
        shown = [message for message in chat.messages if not message.deleted]
        self._last = max(self._last, *(message.id for message in shown)) if shown else self._last
        return shown

    def _note(self, message_id: int, word: str) -> None:
        self._deeds.written[self._person.id, message_id] = word
        self._own.append(message_id)
        self._last = max(self._last, message_id)


class Villager(Actor):
    """Raises matters, chooses where they go, adds to them."""

    async def act(self) -> None:
        chance = self._dice.random()
        if chance < 0.35:
            await self.write("水沟堵了")
        elif chance < 0.42:
            await self.show("photo", "看图")
        elif chance < 0.45:
            await self.show("voice", "听")
        elif chance < 0.49:
            await self.album(self._dice.randint(2, 3))
        elif chance < 0.57:
            await self.correct()
        elif chance < 0.62:
            await self.press(self._dice.choice(MENU))
        elif chance < 0.70:
            shown = [message for message in await self.seen() if message.from_bot]
            if shown:
                await self.write("还有", reply_to=self._dice.choice(shown))
        else:
            await self.tap(await self.seen())


class Cadre(Actor):
    """Replies to his tasks, says whether it was the answer."""

    async def act(self) -> None:
        shown = await self.seen()
        tasks = [message for message in shown if message.from_bot and message.text.startswith("任务 ")]
        chance = self._dice.random()
        if not tasks or chance < 0.5:
            await self.tap(shown, CADRE_TAPS)
        elif chance < 0.85:
            await self.write("去看了", reply_to=self._dice.choice(tasks))
        elif chance < 0.9:
            await self.show("photo", "修好了")
        elif chance < 0.95:
            await self.correct()
        else:
            await self.press("我的任务")


def _buttons(message: SeenMessage, only: tuple[str, ...]) -> list[tuple[str, str]]:
    rows = message.raw.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [(button["text"], button["callback_data"]) for row in rows for button in row]
    return [each for each in buttons if each[0].startswith(only) and not each[0].startswith(NOT_TAPPED)]
