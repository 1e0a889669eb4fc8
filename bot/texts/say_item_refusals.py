"""Why an item for disclosure can't be taken as it is, and what to do."""

from __future__ import annotations

from bot.domain.notices import item_refusals
from bot.texts.render import render
from bot.texts.say_items import state_name
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(refusal: item_refusals.TitleTooLong, words: Words) -> Screen:
    return Screen(
        words._(
            "This title has {length} characters. Please write at most {limit}; the rest comes next.",
            length=refusal.length,
            limit=refusal.limit,
        )
    )


@render.register
def _(_refusal: item_refusals.TitleNeedsWords, words: Words) -> Screen:
    return Screen(words._("The title has to be written as text. Please write it in one line."))


@render.register
def _(refusal: item_refusals.WordsTooLong, words: Words) -> Screen:
    return Screen(
        words._(
            "With this it would be {length} characters. At most {limit} fit: please write it shorter.",
            length=refusal.length,
            limit=refusal.limit,
        )
    )


@render.register
def _(_refusal: item_refusals.NotForAnItem, words: Words) -> Screen:
    return Screen(words._("Text, photos and files stand in a disclosure. Please write it as text."))


@render.register
def _(refusal: item_refusals.FileTooLarge, words: Words) -> Screen:
    return Screen(
        words._(
            "This file has {size} MB; at most {limit} MB can be taken. Please send it smaller, or "
            "as a photo.",
            size=refusal.megabytes,
            limit=refusal.limit,
        )
    )


@render.register
def _(refusal: item_refusals.TooManyAttachments, words: Words) -> Screen:
    return Screen(
        words._("{limit} photos and files are attached already; more don't fit.", limit=refusal.limit)
    )


@render.register
def _(_refusal: item_refusals.ItemIsEmpty, words: Words) -> Screen:
    return Screen(words._("There is nothing in it yet. Please write it, or send a photo or file."))


@render.register
def _(_refusal: item_refusals.TableNotReadYet, words: Words) -> Screen:
    return Screen(words._("The table is still being read. Please tap again in a moment."))


@render.register
def _(refusal: item_refusals.ItemDecided, words: Words) -> Screen:
    return Screen(
        words._("Too late: this item is {state} meanwhile.", state=state_name(words, refusal.state))
    )


@render.register
def _(_refusal: item_refusals.ItemChangedMeanwhile, words: Words) -> Screen:
    return Screen(words._("Its author has changed it meanwhile. Please open it again."))


@render.register
def _(_refusal: item_refusals.ReasonNeedsWords, words: Words) -> Screen:
    return Screen(words._("Please write it as text."))
