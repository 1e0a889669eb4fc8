"""What is said to whoever has not joined, and why he can't."""

from __future__ import annotations

from bot.domain.actions.joining import DeleteHeld, SendHeld
from bot.domain.notices import joining
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(_notice: joining.StrangerHint, words: Words) -> Screen:
    text = words._(
        "Hello, this is the service bot of {village}. To join, scan the code on your contact card; "
        "without a card, press the button below to share your phone number.",
        village=words.village,
    )
    return Screen(text, share_phone=words._("Share my phone number"))


@render.register
def _(notice: joining.HeldKept, words: Words) -> Screen:
    text = words.n(
        "What you wrote is kept for {count} day, and nobody sees it. Once you have joined, "
        "you are asked whether to send it.",
        "What you wrote is kept for {count} days, and nobody sees it. Once you have joined, "
        "you are asked whether to send it.",
        notice.days,
    )
    return Screen(text, ((Button(words._("Delete what I wrote"), DeleteHeld()),),))


@render.register
def _(notice: joining.HeldOffer, words: Words) -> Screen:
    text = words.n(
        "Before joining you wrote {count} message. Shall it be sent now?",
        "Before joining you wrote {count} messages. Shall they be sent now?",
        notice.count,
    )
    send, delete = (
        Button(words._("Send now"), SendHeld()),
        Button(words._("Delete what I wrote"), DeleteHeld()),
    )
    return Screen(text, ((send,), (delete,)))


@render.register
def _(_notice: joining.HeldDeleted, words: Words) -> Screen:
    return Screen(words._("Deleted."))


@render.register
def _(_refusal: joining.LinkUnknown, words: Words) -> Screen:
    return Screen(
        words._("This link is not from our village's card. Please ask your group's cadre for a contact card.")
    )


@render.register
def _(_refusal: joining.LinkRevoked, words: Words) -> Screen:
    return Screen(
        words._("This code has been replaced. Please ask your group's cadre for a new contact card.")
    )


@render.register
def _(_refusal: joining.LinkUsed, words: Words) -> Screen:
    return Screen(
        words._("This link has been used already; it works once. Please ask the village clerk for a new one.")
    )


@render.register
def _(_refusal: joining.PhoneNotOwn, words: Words) -> Screen:
    return Screen(
        words._("That is somebody else's contact. Please press the button below, it shares your own number."),
        share_phone=words._("Share my phone number"),
    )


@render.register
def _(_refusal: joining.PhoneOfSeveral, words: Words) -> Screen:
    return Screen(
        words._("This number stands in the roster for several households. Please scan your contact card.")
    )


@render.register
def _(_refusal: joining.PhoneOfCadre, words: Words) -> Screen:
    return Screen(words._("This is a cadre's number. Please open the link that was given to you yourself."))


@render.register
def _(_refusal: joining.PhoneUnknown, words: Words) -> Screen:
    return Screen(
        words._("This number is not in the roster. Please ask your group's cadre for your contact card.")
    )
