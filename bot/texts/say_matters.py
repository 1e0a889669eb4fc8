"""What a villager is told about his matters."""

from __future__ import annotations

from bot.domain.actions.commitment import NotResolved, Resolved
from bot.domain.actions.matter import (
    BeginCase,
    ContinueCase,
)
from bot.domain.actions.proxy import BeginProxy
from bot.domain.case_life import CaseState
from bot.domain.notices import matters
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: matters.Added, words: Words) -> Screen:
    number = notice.case.number
    if notice.cadre_name is None:
        text = words._("Added to {number}.", number=number)
    else:
        text = words._("Added to {number}; {name} has it.", number=number, name=notice.cadre_name)
    if notice.case.state is not CaseState.ANSWERED or not notice.own:
        return Screen(text)
    return Screen("\n".join((text, words._("Is it resolved?"))), resolved_buttons(words, notice.case.id))


def resolved_buttons(words: Words, case_id: int) -> tuple[tuple[Button, Button]]:
    """Return 已解决 · 没解决."""
    yes = Button(words._("Resolved"), Resolved(case_id))
    return ((yes, Button(words._("Not resolved"), NotResolved(case_id))),)


@render.register
def _(notice: matters.MatterQuestion, words: Words) -> Screen:
    rows = [
        (Button(words._("Go on with {number}", number=case.number), ContinueCase(case.id)),)
        for case in notice.cases
    ]
    rows.append((Button(words._("A new matter"), BeginCase()),))
    return Screen(words._("Is this about the same matter, or a new one?"), rows)


@render.register
def _(notice: matters.DecidedQuestion, words: Words) -> Screen:
    text = words._(
        "The secretary's decision on {number} stands. If something else is the matter, tap below.",
        number=notice.number,
    )
    return Screen(text, ((Button(words._("A new matter"), BeginCase()),),))


@render.register
def _(_notice: matters.SaySomething, words: Words) -> Screen:
    proxy = ((Button(words._("Proxy handling"), BeginProxy()),),)
    return Screen(words._("Please go ahead: write it, say it, or send a photo."), proxy)


@render.register
def _(_notice: matters.NothingToCarry, words: Words) -> Screen:
    return Screen(words._("This can't be passed on. Please write it, say it, or send a photo."))


@render.register
def _(notice: matters.CadreReply, words: Words) -> Screen:
    if notice.corrected:
        head = words._("{name} corrects his reply on {number}:", name=notice.cadre_name, number=notice.number)
    else:
        head = words._("{name} replies on {number}:", name=notice.cadre_name, number=notice.number)
    return Screen(f"{head}\n{notice.words}" if notice.words else head)


@render.register
def _(_refusal: matters.StaleButton, words: Words) -> Screen:
    return Screen(words._("This button is an old one. Please use the newest message."))


@render.register
def _(_refusal: matters.NothingPending, words: Words) -> Screen:
    return Screen(words._("This has been settled already."))
