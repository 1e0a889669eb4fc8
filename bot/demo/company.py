"""The company: what every scene of the story has in hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from bot.demo.cast import Cast
    from bot.demo.stage import Stage
    from bot.demo.transcript import Transcript
    from bot.simulator.client import PersonHandle


class MissedError(AssertionError):
    """Something that the story promises did not happen."""


@dataclass(slots=True)
class Company:
    """Stage, cast and transcript, and who has come in so far."""

    stage: Stage
    cast: Cast
    transcript: Transcript
    console: Console
    scene: str = ""
    """The scene that is played now: what a failure is reported under."""
    cases: int = 0
    """Cases raised so far."""
    people: dict[str, PersonHandle] = field(default_factory=dict)
    """Cadres by name, villagers by household number; later members as `2-005/1`."""
    crowd: dict[str, PersonHandle] = field(default_factory=dict)
    """The households that have no part of their own, by number."""

    async def open(self, scene: str) -> None:
        """Begin a scene."""
        self.scene = scene
        await self.transcript.heading(scene)

    async def must_not_see(self, key: str, words: str) -> None:
        """Raise MissedError if words that are none of somebody's business are in his chat."""
        if any(words in message.text for message in await self.people[key].chat()):
            raise MissedError(f"{key}不该看到的话，他看到了：{words}")

    async def enter(self, key: str, label: str, person: PersonHandle) -> PersonHandle:
        """Let the audience hear a person from now on."""
        self.people[key] = person
        self.transcript.introduce(person, label)
        return person
