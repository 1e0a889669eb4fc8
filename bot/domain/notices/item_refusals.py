"""Why an item for disclosure can't be taken as it is."""

from __future__ import annotations

from bot.domain.item_life import ItemState
from bot.domain.notices.notice import Refusal


class TitleTooLong(Refusal):
    """A title is one line."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit


class TitleNeedsWords(Refusal):
    """A title is a text."""


class WordsTooLong(Refusal):
    """An item's words fit one message."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit


class NotForAnItem(Refusal):
    """Voice, places and the like don't stand in a disclosure."""


class FileTooLarge(Refusal):
    """More than a bot may read."""

    def __init__(self, megabytes: int, limit: int) -> None:
        super().__init__(megabytes)
        self.megabytes = megabytes
        self.limit = limit


class TooManyAttachments(Refusal):
    """There is an end."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ItemIsEmpty(Refusal):
    """Neither words nor an attachment."""


class TableNotReadYet(Refusal):
    """The bot is still reading a table."""


class ItemDecided(Refusal):
    """Too late: it has gone on meanwhile."""

    def __init__(self, state: ItemState) -> None:
        super().__init__(state)
        self.state = state


class ItemChangedMeanwhile(Refusal):
    """Its author wrote it anew since the secretary looked at it."""


class ReasonNeedsWords(Refusal):
    """Why it is returned is said in words."""
