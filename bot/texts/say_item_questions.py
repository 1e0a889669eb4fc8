"""What is said around questions on published items (提问质询)."""

from __future__ import annotations

from bot.domain.actions.questions import SettleConsent
from bot.domain.item import Consent
from bot.domain.notices import questions
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: questions.QuestionPrompt, words: Words) -> Screen:
    return Screen(words._("What do you ask about “{title}”? Please write it.", title=notice.title))


@render.register
def _(notice: questions.QuestionTaken, words: Words) -> Screen:
    parts = [
        words._(
            "Your question is number {number}. {name} answers it by {day}.",
            number=notice.number,
            name=notice.responsible,
            day=words.day(notice.due_at),
        ),
        words._("May question and answer stand under the item, for everybody to read?"),
    ]
    if notice.masked:
        parts.append(words._("The numbers in it would be masked: {words}", words=notice.shown))
    rows = [
        (Button(consent_name(words, consent), SettleConsent(notice.question_id, consent.value)),)
        for consent in (Consent.NAMED, Consent.UNNAMED, Consent.NOTHING)
    ]
    return Screen("\n".join(parts), rows)


def consent_name(words: Words, consent: Consent) -> str:
    """Return what a consent is called, as its button says it."""
    names = {
        Consent.UNDECIDED: words._("not decided"),
        Consent.NAMED: words._("Yes, with my name"),
        Consent.UNNAMED: words._("Yes, without my name"),
        Consent.NOTHING: words._("No"),
    }
    return names[consent]


@render.register
def _(notice: questions.ConsentKept, words: Words) -> Screen:
    if notice.consent in {Consent.NAMED, Consent.UNNAMED}:
        return Screen(words._("It stands under the item, and the answer will too."))
    return Screen(words._("Only you get the answer."))


@render.register
def _(_refusal: questions.QuestionNeedsWords, words: Words) -> Screen:
    return Screen(words._("A question has to be written as text. Please write it."))


@render.register
def _(refusal: questions.QuestionTooLong, words: Words) -> Screen:
    return Screen(
        words._(
            "This question has {length} characters. Please ask with at most {limit}.",
            length=refusal.length,
            limit=refusal.limit,
        )
    )


@render.register
def _(_refusal: questions.NobodyToAsk, words: Words) -> Screen:
    return Screen(
        words._("Nobody can take this question here just now. Please ask the secretary or the township.")
    )
