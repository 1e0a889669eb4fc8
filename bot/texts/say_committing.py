"""What a cadre is asked and told while he keeps the commitment."""

from __future__ import annotations

from bot.domain.actions.commitment import HandOverTo, PlanDay
from bot.domain.notices import committing
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: committing.AnswerPrompt, words: Words) -> Screen:
    text = words._("Your next message is the answer to {number}. Write it or say it.", number=notice.number)
    if not notice.is_published:
        return Screen(text)
    return Screen("\n".join((text, words._("The whole village will read it: name nobody."))))


@render.register
def _(notice: committing.PlanPrompt, words: Words) -> Screen:
    text = words._(
        "The villager knows that you are looking into {number}. What will you do? Write it, or tap a day.",
        number=notice.case.number,
    )
    rows = [(Button(words.date(day), PlanDay(notice.case.id, day.isoformat())),) for day in notice.days]
    return Screen(text, rows)


@render.register
def _(notice: committing.PlanTold, words: Words) -> Screen:
    return Screen(
        words._(
            "The villager has been told. The answer to {number} is due by {day}.",
            number=notice.number,
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: committing.ReasonPrompt, words: Words) -> Screen:
    if notice.again:
        return Screen(
            words._("{number} needs a real reason, in a whole sentence or by voice.", number=notice.number)
        )
    return Screen(
        words._(
            "Why can't {number} be solved? Write it or say it; the villager gets it word for word.",
            number=notice.number,
        )
    )


@render.register
def _(notice: committing.ReasonTold, words: Words) -> Screen:
    return Screen(words._("The villager has the reason for {number}.", number=notice.number))


@render.register
def _(notice: committing.HandOverQuestion, words: Words) -> Screen:
    rows = [(Button(cadre.name, HandOverTo(notice.case.id, cadre.id)),) for cadre in notice.cadres]
    if not rows:
        return Screen(words._("Nobody else can take {number} now.", number=notice.case.number))
    return Screen(words._("To whom do you hand over {number}?", number=notice.case.number), rows)


@render.register
def _(notice: committing.HandOverPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "Why do you hand {number} over to {name}? Write it or say it.",
            number=notice.number,
            name=notice.cadre_name,
        )
    )


@render.register
def _(notice: committing.HandedOver, words: Words) -> Screen:
    cadre = notice.cadre
    values = {"number": notice.number, "name": cadre.name, "day": words.day(notice.due_at)}
    if notice.to_villager:
        return Screen(
            words._(
                "{number} is now with {name} ({duties}, phone {phone}). The answer still comes by {day}.",
                duties=cadre.duties,
                phone=words.phone(cadre.phone),
                **values,
            )
        )
    return Screen(words._("{number} is now with {name}, still due by {day}.", **values))


@render.register
def _(_refusal: committing.OnlySecretaryDecides, words: Words) -> Screen:
    return Screen(
        words._(
            "It was handed over twice already; only the secretary may hand it on, and he can't take it now. "
            "Please go on with it yourself."
        )
    )
