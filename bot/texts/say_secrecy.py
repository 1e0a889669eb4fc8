"""What is said around 保密."""

from __future__ import annotations

from bot.domain.actions.secrecy import ShareMedia, ShowGroup
from bot.domain.notices import matters
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: matters.GroupQuestion, words: Words) -> Screen:
    text = words._(
        "Only the secretary will know that {number} is yours. May your group be shown?",
        number=notice.case.number,
    )
    yes = Button(words._("Yes, show the group"), ShowGroup(notice.case.id, agrees=True))
    no = Button(words._("No, not the group either"), ShowGroup(notice.case.id, agrees=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: matters.MediaQuestion, words: Words) -> Screen:
    text = words._("Your voice or pictures may give you away. Shall they go along, or only to the secretary?")
    yes = Button(words._("Let them go along"), ShareMedia(notice.case.id, agrees=True))
    no = Button(words._("Only to the secretary"), ShareMedia(notice.case.id, agrees=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: matters.KeptFromAll, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is confidential. Your voice, pictures or place went to nobody, so that they don't give "
            "you away; please say it in writing.",
            number=notice.number,
        )
    )
