"""What is said around 常用答复."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.quick_answers import (
    KeepQuickAnswer,
    QuickAnswers,
    RemoveQuickAnswer,
    SendQuickAnswer,
    StartFromQuickAnswer,
)
from bot.domain.notices import quick_answers
from bot.domain.quick_answer import QuickAnswer, QuickUse
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.actions.action import Action


@render.register
def _(notice: quick_answers.QuickAnswerList, words: Words) -> Screen:
    case, use = notice.case, notice.use
    rows: list[tuple[Button, ...]] = [
        (Button(answer.text, _tap(case.id, answer, use)),) for answer in notice.answers
    ]
    rows += pager(words, notice.page, lambda offset: QuickAnswers(case.id, offset, use.value, in_place=True))
    rows += _others(words, notice)
    if not notice.answers:
        return Screen(words._("There are no quick answers yet."), rows)
    texts = {
        QuickUse.SEND: words._("One tap sends it to the villager of {number}.", number=case.number),
        QuickUse.START: words._(
            "Tap the one that you want to add something to, for {number}.", number=case.number
        ),
        QuickUse.REMOVE: words._("Tap the one that you want to remove."),
    }
    return Screen(texts[use], rows)


def _tap(case_id: int, answer: QuickAnswer, use: QuickUse) -> Action:
    if use is QuickUse.REMOVE:
        return RemoveQuickAnswer(case_id, answer.id)
    return (StartFromQuickAnswer if use is QuickUse.START else SendQuickAnswer)(case_id, answer.text)


def _others(words: Words, notice: quick_answers.QuickAnswerList) -> list[tuple[Button, ...]]:
    """Return what else can be done than what a tap does now."""

    def turn(label: str, use: QuickUse) -> tuple[Button, ...]:
        return (Button(label, QuickAnswers(notice.case.id, 0, use.value, in_place=True)),)

    if notice.use is not QuickUse.SEND:
        return [turn(words._("Back"), QuickUse.SEND)]
    rows = [turn(words._("Add something before it is sent"), QuickUse.START)] if notice.answers else []
    rows.append((Button(words._("Keep one of my own"), KeepQuickAnswer()),))
    if notice.has_own:
        rows.append(turn(words._("Remove one of my own"), QuickUse.REMOVE))
    return rows


@render.register
def _(notice: quick_answers.QuickAnswerBegun, words: Words) -> Screen:
    return Screen(
        words._(
            "What do you want to add? Your next message goes to the villager of {number} together with: "
            "{text}",
            number=notice.number,
            text=notice.text,
        )
    )


@render.register
def _(_notice: quick_answers.QuickAnswerPrompt, words: Words) -> Screen:
    return Screen(words._("Write the text that you want to keep."))


@render.register
def _(_notice: quick_answers.QuickAnswerKept, words: Words) -> Screen:
    return Screen(words._("Kept. You find it under quick answers."))


@render.register
def _(_refusal: quick_answers.QuickAnswerNeedsText, words: Words) -> Screen:
    return Screen(
        words._(
            "A quick answer has to be written. Tap “{button}” again.", button=words._("Keep one of my own")
        )
    )
