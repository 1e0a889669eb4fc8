"""What the use cases need of storage: what households say about matters, and which of them they second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.content import Content
    from bot.domain.matter import Comment


class MatterVoices(Protocol):
    """Who seconds a matter, and what was said about it. The votes are no part of this."""

    async def second(self, matter_id: int, household_id: int, account_id: int, now: datetime) -> None:
        """A household seconds a matter; nothing changes where it has already."""

    async def unsecond(self, matter_id: int, household_id: int) -> None:
        """A household takes that back."""

    async def seconded_by(self, matter_id: int) -> list[int]:
        """Return the ids of the households that second a matter, in order."""

    async def seconds_of(self, account_id: int) -> list[tuple[int, datetime]]:
        """Return which matters an account has seconded for its household and when, newest first."""

    async def comment(
        self, matter_id: int, account_id: int, household_id: int | None, content: Content, now: datetime
    ) -> Comment:
        """Say something about a matter."""

    async def get_comment(self, comment_id: int) -> Comment | None: ...
    async def hide(self, comment: Comment) -> None:
        """Store who hid a comment, when and why; None shows it again."""

    async def comments(self, matter_id: int, limit: int, *, offset: int = 0) -> list[Comment]:
        """Return what was said about a matter and is not erased, newest first; hidden ones too."""

    async def count_comments(self, matter_id: int) -> int: ...
    async def spoken_by(self, matter_id: int) -> list[int]:
        """Return the ids of the households that have said something about a matter, in no order."""

    async def comments_of(self, account_id: int) -> list[Comment]:
        """Return what an account has said about matters, newest first."""
