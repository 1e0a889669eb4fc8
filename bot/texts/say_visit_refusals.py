"""What is said to a cadre whose visit can't be recorded so, or not removed."""

from __future__ import annotations

from bot.domain.notices import visiting
from bot.texts.render import render
from bot.texts.screen import Screen
from bot.texts.words import Words


@render.register
def _(refusal: visiting.HouseholdLeft, words: Words) -> Screen:
    return Screen(
        words._(
            "Household {number} is no longer in the roster. Ask the clerk if that is wrong.",
            number=refusal.number,
        )
    )


@render.register
def _(_refusal: visiting.OwnHousehold, words: Words) -> Screen:
    return Screen(words._("Your own home does not count as a visit. Please choose another household."))


@render.register
def _(_refusal: visiting.DayUnknown, words: Words) -> Screen:
    return Screen(words._("Which day is that? Write for example 16/11, yesterday or 2026-11-16."))


@render.register
def _(_refusal: visiting.DayAhead, words: Words) -> Screen:
    return Screen(words._("That day is still to come. Record a visit after it, or write another day."))


@render.register
def _(refusal: visiting.DayTooOld, words: Words) -> Screen:
    return Screen(
        words._(
            "That is too long ago. A visit can be recorded within {days} days; write another day.",
            days=refusal.days,
        )
    )


@render.register
def _(_refusal: visiting.SaysNothing, words: Words) -> Screen:
    return Screen(words._("There are no words in it. Please write a sentence, or say it."))


@render.register
def _(refusal: visiting.TooLong, words: Words) -> Screen:
    return Screen(
        words._(
            "{minutes} minutes are too long to listen to. Please say the main thing within {most} minutes.",
            minutes=refusal.minutes,
            most=refusal.most,
        )
    )


@render.register
def _(refusal: visiting.ProblemRaised, words: Words) -> Screen:
    return Screen(words._("That has its number already: {number}.", number=refusal.number))


@render.register
def _(_refusal: visiting.VisitStays, words: Words) -> Screen:
    return Screen(
        words._("Something has come of this visit already, so it stays. Tell the secretary if it is wrong.")
    )


@render.register
def _(_refusal: visiting.VisitGone, words: Words) -> Screen:
    return Screen(words._("Your household has answered already. Thank you."))
