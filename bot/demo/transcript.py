"""The transcript: who says what to whom, as it happens, with the simulated clock beside it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import httpx
from rich.text import Text

from bot.simulator.seen import SeenMessage

if TYPE_CHECKING:
    from rich.console import Console

    from bot.simulator.client import PersonHandle, SimulatorClient

ZONE: Final = ZoneInfo("Asia/Shanghai")
WEEKDAYS: Final = "一二三四五六日"
BOT: Final = "联心"
MARGIN: Final = "    "
CATCH_UP: Final = 10.0  # seconds of real time
KINDS: Final[Mapping[str, str]] = {
    "photo": "照片",
    "voice": "语音",
    "video": "视频",
    "video_note": "圆形视频",
    "audio": "音频",
    "document": "文件",
    "location": "位置",
    "contact": "名片",
}


class Transcript:
    """Prints the chats of the people it was introduced to; everybody else talks unheard."""

    def __init__(self, simulator: SimulatorClient, console: Console) -> None:
        self._simulator = simulator
        self._console = console
        self._labels: dict[int, str] = {}
        self._heard = asyncio.Condition()
        self._version = -1
        self._muted = False
        self.messages = 0
        """How many messages went by so far, printed or not."""

    def introduce(self, person: PersonHandle, label: str) -> None:
        """Print this person's chat from now on, under a label."""
        self._labels[person.id] = label

    def mute(self, *, muted: bool) -> None:
        """Print nothing, or print again; call `catch_up` before."""
        self._muted = muted

    async def heading(self, text: str) -> None:
        """Print a scene's title, below all that has happened so far."""
        await self.catch_up()
        self._console.print()
        self._console.print(Text(f"── {text}", style="bold"))

    async def remark(self, text: str) -> None:
        """Print what nobody says, below all that has happened so far."""
        await self.catch_up()
        self._console.print(Text(f"{MARGIN}{text}", style="dim"))

    async def catch_up(self) -> None:
        """Wait until all that has happened so far is printed."""
        # A jump by nothing is an event like any other, so whatever came before it was read before it.
        version = int((await self._simulator.post("/sim/clock", {"advance_seconds": 0}))["version"])
        async with asyncio.timeout(CATCH_UP), self._heard:
            await self._heard.wait_for(lambda: self._version >= version)

    def show(self, person: PersonHandle, message: SeenMessage) -> None:
        """Print one message to a person that was not printed when it came."""
        self._say(_moment(message), f"{BOT} → {self._labels[person.id]}", message)

    async def follow(self, events: httpx.Response) -> None:
        """Print what the stream brings, until it ends."""
        async for line in events.aiter_lines():
            if line.startswith("data: "):
                await self._take(json.loads(line.removeprefix("data: ")))

    async def _take(self, event: Mapping[str, Any]) -> None:
        kind = event["type"]
        if kind == "clock":
            async with self._heard:
                self._version = event["version"]
                self._heard.notify_all()
            return
        if kind == "message":
            self.messages += 1
        label = self._labels.get(event.get("chat_id", 0))
        if label is None or self._muted:
            return
        if kind == "message":
            message = SeenMessage.of(event["message"])
            way = f"{BOT} → {label}" if message.from_bot else f"{label} → {BOT}"
            self._say(_moment(message), way, message)
        elif kind == "tap":
            self._console.print(Text(f"{label} 点了【{event['button']}】"))

    def _say(self, moment: str, way: str, message: SeenMessage) -> None:
        line = Text(f"{moment} ", style="dim")
        line.append(way, style="cyan" if message.from_bot else "green")
        self._console.print(line)
        said = message.text
        if message.kind != "text":
            said = f"〔{KINDS.get(message.kind, message.kind)}〕{said}"
        if said.startswith("/start "):
            said = "〔打开专用链接〕"
        for part in said.splitlines():
            self._console.print(Text(f"{MARGIN}{part}" if part else ""))
        labels = [label for row in message.buttons for label in row]
        if labels:
            self._console.print(Text(MARGIN + " ".join(f"[{label}]" for label in labels), style="yellow"))


def _moment(message: SeenMessage) -> str:
    at = datetime.fromtimestamp(message.raw["date"], UTC).astimezone(ZONE)
    return f"周{WEEKDAYS[at.weekday()]} {at:%H:%M}"


@asynccontextmanager
async def transcript(simulator: SimulatorClient, console: Console) -> AsyncIterator[Transcript]:
    """Follow everything that happens in the simulator from now on."""
    made = Transcript(simulator, console)
    async with (
        httpx.AsyncClient(trust_env=False, timeout=None) as client,  # noqa: S113 - it lasts as long as the play
        client.stream("GET", f"{simulator.base_url}/sim/events") as events,
    ):
        following = asyncio.create_task(made.follow(events))
        try:
            yield made
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
