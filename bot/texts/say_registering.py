"""What is said around 代人登记, merging and quick answers."""

from __future__ import annotations

from bot.domain.actions.quick_answers import KeepQuickAnswer, SendQuickAnswer
from bot.domain.actions.registering import Brought, MergeInto, RegisterFor
from bot.domain.notices import committing
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(_notice: committing.SearchPrompt, words: Words) -> Screen:
    return Screen(words._("For which household? Write its number, its group or a name."))


@render.register
def _(notice: committing.HouseholdsFound, words: Words) -> Screen:
    rows = [
        (Button(f"{household.number} {household.head}", RegisterFor(household.id)),)
        for household in notice.households
    ]
    return Screen(words._("Which household?"), rows)


@render.register
def _(notice: committing.RegistrationPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "Your next message is the matter of household {number} ({head}). Write it, say it, send a photo.",
            number=notice.household.number,
            head=notice.household.head,
        )
    )


@render.register
def _(notice: committing.RegisteredForYou, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} has registered a matter for your household: {number}.",
            name=notice.registrar_name,
            number=notice.number,
        )
    )


@render.register
def _(notice: committing.BringTheAnswer, words: Words) -> Screen:
    text = words._(
        "The bot can't reach household {number} ({head}). Please bring the answer to {case} in person.",
        number=notice.household.number,
        head=notice.household.head,
        case=notice.case.number,
    )
    if notice.words:
        text = f"{text}\n\n{notice.words}"
    return Screen(text, ((Button(words._("I have told them"), Brought(notice.case.id)),),))


@render.register
def _(notice: committing.BroughtRecorded, words: Words) -> Screen:
    return Screen(words._("Noted: the answer to {number} was brought.", number=notice.number))


@render.register
def _(notice: committing.MergeQuestion, words: Words) -> Screen:
    rows = [
        (Button(f"{other.number} {gist}".rstrip(), MergeInto(notice.case.id, other.id)),)
        for other, gist in notice.others
    ]
    return Screen(
        words._("Which other task is the same matter as {number}?", number=notice.case.number), rows
    )


@render.register
def _(notice: committing.Merged, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} goes with {main}: what you reply there reaches both.",
            number=notice.number,
            main=notice.main,
        )
    )


@render.register
def _(notice: committing.QuickAnswerList, words: Words) -> Screen:
    rows = [(Button(text, SendQuickAnswer(notice.case.id, text)),) for text in notice.texts]
    rows.append((Button(words._("Keep one of my own"), KeepQuickAnswer()),))
    if not notice.texts:
        return Screen(words._("There are no quick answers yet."), rows)
    return Screen(words._("One tap sends it to the villager of {number}.", number=notice.case.number), rows)


@render.register
def _(_notice: committing.QuickAnswerPrompt, words: Words) -> Screen:
    return Screen(words._("Write the text that you want to keep."))


@render.register
def _(_notice: committing.QuickAnswerKept, words: Words) -> Screen:
    return Screen(words._("Kept. You find it under quick answers."))


@render.register
def _(_refusal: committing.NobodyFound, words: Words) -> Screen:
    return Screen(
        words._("No household fits. Press the button again and write its number, for example 2-005.")
    )


@render.register
def _(_refusal: committing.NothingToMerge, words: Words) -> Screen:
    return Screen(words._("There is no other task that this could go with."))
