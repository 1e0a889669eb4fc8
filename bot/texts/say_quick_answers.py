"""What is said around 常用答复."""

from __future__ import annotations

from bot.domain.actions.quick_answers import KeepQuickAnswer, SendQuickAnswer
from bot.domain.notices import quick_answers
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: quick_answers.QuickAnswerList, words: Words) -> Screen:
    rows = [(Button(text, SendQuickAnswer(notice.case.id, text)),) for text in notice.texts]
    rows.append((Button(words._("Keep one of my own"), KeepQuickAnswer()),))
    if not notice.texts:
        return Screen(words._("There are no quick answers yet."), rows)
    return Screen(words._("One tap sends it to the villager of {number}.", number=notice.case.number), rows)


@render.register
def _(_notice: quick_answers.QuickAnswerPrompt, words: Words) -> Screen:
    return Screen(words._("Write the text that you want to keep."))


@render.register
def _(_notice: quick_answers.QuickAnswerKept, words: Words) -> Screen:
    return Screen(words._("Kept. You find it under quick answers."))
