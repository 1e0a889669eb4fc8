"""What is said around 保密."""

from __future__ import annotations

from bot.domain.actions.secrecy import ShareMedia, ShowGroup
from bot.domain.case_life import UNSENT
from bot.domain.notices import matters, tasks
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: matters.GroupQuestion, words: Words) -> Screen:
    number = notice.case.number
    if notice.case.state in UNSENT:
        text = words._(
            "Only the secretary will know that {number} is yours. May your group be shown?", number=number
        )
    else:
        text = words._("May your group be shown on {number} from now on?", number=number)
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
def _(notice: matters.SecretFromNow, words: Words) -> Screen:
    if not notice.seen_by:
        return Screen(
            words._(
                "From now on your name on {number} is secret; nobody but the secretary has seen it.",
                number=notice.number,
            )
        )
    return Screen(
        words._(
            "From now on your name on {number} is secret. {names} saw it before; that can't be undone, and "
            "they were asked to tell nobody.",
            number=notice.number,
            names=words._(", ").join(notice.seen_by),
        )
    )


@render.register
def _(notice: matters.SecrecyNoted, words: Words) -> Screen:
    return Screen(words._("Noted for {number}.", number=notice.number))


@render.register
def _(notice: tasks.AskedToKeepSecret, words: Words) -> Screen:
    if notice.moved:
        return Screen(
            words._(
                "{number} goes on with somebody else, at the villager's wish. Please tell nobody whose it "
                "is.",
                number=notice.number,
            )
        )
    return Screen(
        words._(
            "The villager of {number} wants his name kept secret. Please tell nobody whose it is.",
            number=notice.number,
        )
    )


@render.register
def _(notice: matters.KeptFromAll, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is confidential. Your voice, pictures or place went to nobody, so that they don't give "
            "you away; please say it in writing.",
            number=notice.number,
        )
    )
