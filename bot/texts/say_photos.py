"""What is said around photos of papers."""

from __future__ import annotations

from bot.domain.notices import custody, proxying
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(notice: proxying.PhotosKept, words: Words) -> Screen:
    text = words.n(
        "Photo kept on {number}, {count} so far. {name} sees it when he needs it.",
        "Photo kept on {number}, {count} so far. {name} sees them when he needs them.",
        notice.count,
        number=notice.number,
        name=notice.cadre_name,
    )
    return Screen(text)


@render.register
def _(refusal: proxying.PhotosTooLate, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is finished, so the photo wasn't kept. For new paperwork tap “Raise a matter”.",
            number=refusal.number,
        )
    )


@render.register
def _(notice: custody.PhotosShown, words: Words) -> Screen:
    return Screen(
        words.n(
            "{count} photo of papers of {number} follows. After {hours} hours it goes from this chat.",
            "{count} photos of papers of {number} follow. After {hours} hours they go from this chat.",
            notice.count,
            number=notice.number,
            hours=notice.hours,
        )
    )


@render.register
def _(notice: custody.PhotosStay, words: Words) -> Screen:
    return Screen(
        words._(
            "The photos of {number} are older than 48 hours, so the bot can't delete them. Please "
            "delete them "
            "from this chat yourself.",
            number=notice.number,
        )
    )


@render.register
def _(refusal: custody.NoPhotos, words: Words) -> Screen:
    return Screen(words._("There are no photos of {number} to be shown.", number=refusal.number))
