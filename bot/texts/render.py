"""Rendering: each notice has one function that says it. They register here, by the notice's type."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.texts.screen import Screen
    from bot.texts.words import Words


class UnspokenNoticeError(TypeError):
    """A notice has no words: a fault of the program, found by a test that renders every kind."""

    def __init__(self, notice: object) -> None:
        super().__init__(f"no words for {type(notice).__name__}")


@singledispatch
def render(notice: object, words: Words) -> Screen:
    """Return what a notice or a refusal looks like in a language."""
    del words
    raise UnspokenNoticeError(notice)
