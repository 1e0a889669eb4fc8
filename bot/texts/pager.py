"""The buttons that turn a list's page. The list changes in its message: nobody's chat fills up with pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.texts.screen import Button

if TYPE_CHECKING:
    from bot.domain.actions.action import Action
    from bot.domain.paging import Page
    from bot.texts.words import Words


def pager(words: Words, page: Page, turn: Callable[[int], Action]) -> list[tuple[Button, ...]]:
    """Return the row of buttons to the page before and to the next one, as far as there are any."""
    row = []
    if page.previous is not None:
        row.append(Button(words._("Page back"), turn(page.previous)))
    if page.following is not None:
        row.append(Button(words._("More"), turn(page.following)))
    return [tuple(row)] if row else []
