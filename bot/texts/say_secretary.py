"""What is said before the secretary gets a case whose words speak of him."""

from __future__ import annotations

from bot.domain.actions.commitment import HandOverTo
from bot.domain.actions.secretary import LetSecretarySee
from bot.domain.notices import secretary
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: secretary.MayTheSecretarySee, words: Words) -> Screen:
    text = words._(
        "{name} would hand {number} over to the secretary. You spoke of the secretary in it: may he see it?",
        name=notice.cadre_name,
        number=notice.number,
    )
    yes = Button(words._("The secretary may see it"), LetSecretarySee(notice.case_id, agrees=True))
    no = Button(words._("Not the secretary"), LetSecretarySee(notice.case_id, agrees=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: secretary.VillagerIsAsked, words: Words) -> Screen:
    if not notice.reached:
        return Screen(
            words._(
                "{number} speaks of the secretary, and the villager can't be asked here. "
                "Please go on with it, or hand it to somebody else.",
                number=notice.number,
            )
        )
    return Screen(
        words._(
            "{number} speaks of the secretary, so the villager is asked first. "
            "It stays with you until he agrees.",
            number=notice.number,
        )
    )


@render.register
def _(notice: secretary.VillagerDecided, words: Words) -> Screen:
    if not notice.agrees:
        text = words._("{number} is not to go to the secretary. Please go on with it.", number=notice.number)
        return Screen(text)
    text = words._("The villager agrees: {number} may go to the secretary.", number=notice.number)
    hand_over = Button(
        words._("Hand it to the secretary now"), HandOverTo(notice.case_id, notice.secretary_id)
    )
    return Screen(text, ((hand_over,),))


@render.register
def _(notice: secretary.DecisionKept, words: Words) -> Screen:
    if notice.agrees:
        return Screen(words._("Good, {number} may go to the secretary.", number=notice.number))
    return Screen(words._("Good, {number} is not handed over to the secretary.", number=notice.number))
