"""What households say about matters, and which of them they second."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.content import Content
from bot.domain.matter import Comment
from bot.domain.times import from_micros, to_micros
from storage.content_text import content as content_of
from storage.content_text import stored
from storage.json_text import storable
from storage.queries import Table


class MatterVoices(Table):
    """Fulfils bot.ports.matter_voices.MatterVoices."""

    async def second(self, matter_id: int, household_id: int, account_id: int, now: datetime) -> None:
        """A household seconds a matter, once."""
        who = {"household_id": household_id, "account_id": account_id}
        await self.run("add_second", matter_id=matter_id, at=to_micros(now), **who)

    async def unsecond(self, matter_id: int, household_id: int) -> None:
        """A household takes that back."""
        await self.run("drop_second", matter_id=matter_id, household_id=household_id)

    async def seconded_by(self, matter_id: int) -> list[int]:
        """Return the ids of the households that second a matter."""
        return [row["household_id"] for row in await self.all("seconded_by", matter_id=matter_id)]

    async def seconds_of(self, account_id: int) -> list[tuple[int, datetime]]:
        """Return which matters an account has seconded, and when."""
        found = await self.all("seconds_of", account_id=account_id)
        return [(row["matter_id"], from_micros(row["at"])) for row in found]

    async def comment(
        self, matter_id: int, account_id: int, household_id: int | None, content: Content, now: datetime
    ) -> Comment:
        """Say something about a matter."""
        who = {"account_id": account_id, "household_id": household_id}
        said = {"content": stored(content), "written_at": to_micros(now)}
        return _comment(await self.one("add_comment", matter_id=matter_id, **who, **said))

    async def get_comment(self, comment_id: int) -> Comment | None:
        """Return one comment."""
        row = await self.one("comment", id=comment_id)
        return _comment(row) if row else None

    async def hide(self, comment: Comment) -> None:
        """Store who hid a comment, when and why."""
        at = to_micros(comment.hidden_at) if comment.hidden_at is not None else None
        why = {"hidden_by": comment.hidden_by, "hidden_reason": storable(comment.hidden_reason)}
        await self.run("hide_comment", id=comment.id, hidden_at=at, **why)

    async def comments(self, matter_id: int, limit: int, *, offset: int = 0) -> list[Comment]:
        """Return what was said about a matter, newest first."""
        found = await self.all("comments", matter_id=matter_id, most=limit, skipped=offset)
        return [_comment(row) for row in found]

    async def count_comments(self, matter_id: int) -> int:
        """Return how much was said about a matter and is not erased."""
        return int((await self.one("count_comments", matter_id=matter_id))["found"])

    async def spoken_by(self, matter_id: int) -> list[int]:
        """Return the ids of the households that have said something about a matter."""
        return [row["household_id"] for row in await self.all("spoken_by", matter_id=matter_id)]

    async def comments_of(self, account_id: int) -> list[Comment]:
        """Return what an account has said about matters, newest first."""
        return [_comment(row) for row in await self.all("comments_of", account_id=account_id)]


def _comment(row: Any) -> Comment:  # noqa: ANN401 - a driver's row
    return Comment(
        id=row["id"],
        matter_id=row["matter_id"],
        account_id=row["account_id"],
        household_id=row["household_id"],
        content=content_of(row["content"]),
        written_at=from_micros(row["written_at"]),
        hidden_by=row["hidden_by"],
        hidden_at=from_micros(row["hidden_at"]) if row["hidden_at"] is not None else None,
        hidden_reason=row["hidden_reason"],
    )
