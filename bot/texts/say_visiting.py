"""What is said to a cadre who records visits, and to the households that he visited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.visiting import (
    AskVisitDay,
    ChooseVisited,
    ConfirmVisit,
    RaiseProblem,
    RaiseWhatWasNoted,
    RemoveVisit,
    SayTogether,
    VisitedOn,
)
from bot.domain.notices import visiting
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.people import Household
    from bot.domain.visit import Tally


def household_name(words: Words, household: Household) -> str:
    """Return a household as cadres speak of it: 2-005户（王家）."""
    return words._("household {number} ({head})", number=household.number, head=household.head)


def count(words: Words, tally: Tally, target: int) -> str:
    """Return a week's count beside what is expected."""
    return words._(
        "Visits this week: {visits}, to {households} households; at least {target}.",
        visits=tally.visits,
        households=tally.households,
        target=target,
    )


def _choices(households: Iterable[Household]) -> list[tuple[Button]]:
    return [(Button(f"{each.number} {each.head}", ChooseVisited(each.id)),) for each in households]


def _when(words: Words, day: date, *, is_today: bool) -> str:
    return words._("today") if is_today else words.date(day)


@render.register
def _(notice: visiting.VisitPrompt, words: Words) -> Screen:
    lines = [
        count(words, notice.tally, notice.target),
        words._("Which household did you visit? Tap it, or write its number, its group or a name."),
    ]
    return Screen("\n".join(lines), _choices(notice.households))


@render.register
def _(notice: visiting.VisitHouseholds, words: Words) -> Screen:
    return Screen(words._("Which household?"), _choices(notice.households))


@render.register
def _(notice: visiting.VisitTalkPrompt, words: Words) -> Screen:
    text = words._(
        "Visit to {household}, {day}. What was said? Write, speak or send a photo: matters, not judgements.",
        household=household_name(words, notice.household),
        day=_when(words, notice.day, is_today=notice.is_today),
    )
    label = words._("Not today") if notice.is_today else words._("Another day")
    return Screen(text, ((Button(label, AskVisitDay(notice.household.id)),),))


@render.register
def _(notice: visiting.VisitAgain, words: Words) -> Screen:
    return Screen(
        words._(
            "Your visit to {household} on {day} is recorded already. What you send now is added to it.",
            household=household_name(words, notice.household),
            day=words.date(notice.day),
        )
    )


@render.register
def _(notice: visiting.VisitDayPrompt, words: Words) -> Screen:
    rows = [
        (Button(words.date(day), VisitedOn(notice.household.id, day.isoformat())),) for day in notice.days
    ]
    return Screen(words._("On which day? Tap it, or write it, for example 16/11."), rows)


@render.register
def _(notice: visiting.VisitRecorded, words: Words) -> Screen:
    lines = [
        words._(
            "Noted: {household}, {day}.",
            household=household_name(words, notice.household),
            day=words.date(notice.day),
        ),
        count(words, notice.tally, notice.target),
        words._("More words, photos or the place: just send them."),
    ]
    rows = (
        (Button(words._("They raised a problem"), RaiseProblem(notice.visit_id)),),
        (Button(words._("A mistake, delete it"), RemoveVisit(notice.visit_id)),),
    )
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: visiting.VisitAdded, words: Words) -> Screen:
    return Screen(
        words._("Noted with the visit to {household}.", household=household_name(words, notice.household))
    )


@render.register
def _(notice: visiting.TogetherQuestion, words: Words) -> Screen:
    text = words._(
        "{name} has recorded a visit to {household} on {day} too. Did you go together?",
        name=notice.colleague_name,
        household=household_name(words, notice.household),
        day=words.date(notice.day),
    )
    yes = SayTogether(notice.visit_id, notice.other_id, together=True)
    no = SayTogether(notice.visit_id, notice.other_id, together=False)
    return Screen(text, ((Button(words._("Together"), yes),), (Button(words._("Each for himself"), no),)))


@render.register
def _(notice: visiting.TogetherNoted, words: Words) -> Screen:
    if notice.together:
        return Screen(words._("Noted: together with {name}.", name=notice.colleague_name))
    return Screen(words._("Noted: you and {name} each went once.", name=notice.colleague_name))


@render.register
def _(notice: visiting.ProblemPrompt, words: Words) -> Screen:
    text = words._(
        "What is the problem of {household}? Write it or say it; it gets a number and is answered in time.",
        household=household_name(words, notice.household),
    )
    return Screen(text, ((Button(words._("What I just noted"), RaiseWhatWasNoted(notice.visit_id)),),))


@render.register
def _(notice: visiting.VisitRemoved, words: Words) -> Screen:
    return Screen(
        words._(
            "Deleted: {household}, {day}.",
            household=household_name(words, notice.household),
            day=words.date(notice.day),
        )
    )


@render.register
def _(notice: visiting.VisitQuestion, words: Words) -> Screen:
    text = words._(
        "{names} noted a visit to your household on {day}. Was anybody there?",
        names=words._(", ").join(notice.cadre_names),
        day=words.date(notice.day),
    )
    rows = (
        (Button(words._("Yes, they came"), ConfirmVisit(notice.visit_id, came=True)),),
        (Button(words._("Nobody came"), ConfirmVisit(notice.visit_id, came=False)),),
    )
    return Screen(text, rows)


@render.register
def _(notice: visiting.VisitConfirmed, words: Words) -> Screen:
    if notice.came:
        return Screen(words._("Thank you, noted."))
    return Screen(words._("Thank you. The cadre does not learn that you said so."))
