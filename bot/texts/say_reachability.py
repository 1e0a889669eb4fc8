"""What is said about people whom the bot can't write to any more."""

from __future__ import annotations

from bot.domain.notices import reachability
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(notice: reachability.OutOfReach, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} of group {group}, household {number}, gets nothing here any more. "
            "Whatever there is to tell, please go in person or call {phone}.",
            name=notice.name,
            group=notice.household.group,
            number=notice.household.number,
            phone=words.phone(notice.phone),
        )
    )


@render.register
def _(notice: reachability.CadreOutOfReach, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} gets no tasks here any more. Please ask him to write to the bot once: {phone}.",
            name=notice.name,
            phone=words.phone(notice.phone),
        )
    )
