"""Showing: what a reading found is said, and noted, in one short transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.usecases import auditing
from bot.usecases.reading import Seen

if TYPE_CHECKING:
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """Who asked, and what was found for him."""

    by: By
    seen: Seen


async def say(work: Work, command: Shown) -> None:
    """Tell somebody what he asked to see."""
    seen = command.seen
    person = await work.person(command.by)
    if seen.act is not None:
        await auditing.note(work, seen.act, by=person, about_id=seen.about_id)
    await work.tell(person.account, seen.notice, edits=seen.edits)


async def audit(work: Work, by: By) -> None:
    """支书办了什么, for the township's contact."""
    await say(work, Shown(by, await auditing.look(work, by)))
