"""What is said where several people report the same matter."""

from __future__ import annotations

from bot.domain.actions.registering import MergeInto
from bot.domain.notices import merging
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: merging.MergeQuestion, words: Words) -> Screen:
    rows = [
        (Button(f"{other.number} {gist}".rstrip(), MergeInto(notice.case.id, other.id)),)
        for other, gist in notice.others
    ]
    return Screen(
        words._("Which other task is the same matter as {number}?", number=notice.case.number), rows
    )


@render.register
def _(notice: merging.Merged, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} goes with {main}: what you reply there reaches both.",
            number=notice.number,
            main=notice.main,
        )
    )


@render.register
def _(_refusal: merging.NothingToMerge, words: Words) -> Screen:
    return Screen(words._("There is no other task that this could go with."))
