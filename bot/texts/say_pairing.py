"""What is said around 包组联户: to whom a cadre is tied, and to whom he sends something."""

from __future__ import annotations

from bot.domain.actions.learning import ShowLearning
from bot.domain.actions.pairing import (
    ChooseAudience,
    ChooseBrought,
    ChooseNewsCrop,
    FindOwnHousehold,
    SendToMine,
    ShowPairingMonth,
    WriteNews,
)
from bot.domain.actions.practice import ShowProposals, WritePractice
from bot.domain.actions.training import PlanCourse
from bot.domain.bulletin import BROUGHT, Scope
from bot.domain.notices import pairing
from bot.domain.people import Household
from bot.texts.render import render
from bot.texts.say_bulletins import kind_name
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: pairing.PairingMenu, words: Words) -> Screen:
    found = notice.pairing
    lines = []
    if found.group is not None:
        lines.append(
            words._(
                "Your group {group}: {households} households, {joined} of them in the bot.",
                group=found.group,
                households=notice.households,
                joined=notice.joined,
            )
        )
    if found.grower is not None:
        lines.append(words._("Large grower: {household}", household=_named(found.grower)))
    if found.poor is not None:
        lines.append(words._("Household in difficulty: {household}", household=_named(found.poor)))
    if not lines:
        lines.append(words._("The roster ties you to no group and no household yet."))
    rows = [(Button(words._("Send to mine"), SendToMine()),)]
    if notice.writes_news:
        rows.append((Button(words._("Send industry news"), WriteNews()),))
    rows.append((Button(words._("Write up good practice"), WritePractice()),))
    if notice.organises:
        rows.append((Button(words._("Hold a course"), PlanCourse()),))
    if notice.is_secretary:
        waiting = words._("Good practice to approve ({count})", count=notice.proposals)
        rows.append((Button(waiting, ShowProposals()),))
    rows.append((Button(words._("The month's pairing"), ShowPairingMonth(None)),))
    rows.append((Button(words._("Good practice, courses, news"), ShowLearning()),))
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: pairing.AudienceQuestion, words: Words) -> Screen:
    found = notice.pairing
    rows = []
    if found.group is not None:
        label = words._("All of group {group}", group=found.group)
        rows.append((Button(label, ChooseAudience(Scope.GROUP, found.group)),))
    if found.grower is not None:
        label = words._("Large grower {household}", household=_named(found.grower))
        rows.append((Button(label, ChooseAudience(Scope.HOUSEHOLD, found.grower.id)),))
    if found.poor is not None:
        label = words._("Household in difficulty {household}", household=_named(found.poor))
        rows.append((Button(label, ChooseAudience(Scope.HOUSEHOLD, found.poor.id)),))
    rows.append((Button(words._("Another household"), FindOwnHousehold()),))
    if notice.village:
        rows.append((Button(words._("The whole village"), ChooseAudience(Scope.VILLAGE, None)),))
    return Screen(words._("To whom?"), rows)


@render.register
def _(_notice: pairing.OwnHouseholdPrompt, words: Words) -> Screen:
    return Screen(words._("To which household? Write its number or a name."))


@render.register
def _(notice: pairing.OwnHouseholdsFound, words: Words) -> Screen:
    rows = [
        (Button(_named(household), ChooseAudience(Scope.HOUSEHOLD, household.id)),)
        for household in notice.households
    ]
    return Screen(words._("Which household?"), rows)


@render.register
def _(notice: pairing.BroughtQuestion, words: Words) -> Screen:
    rows = [
        (Button(kind_name(words, kind), ChooseBrought(notice.scope, notice.target, kind)),)
        for kind in BROUGHT
    ]
    return Screen(words._("What do you bring them?"), rows)


@render.register
def _(notice: pairing.NewsCropQuestion, words: Words) -> Screen:
    rows = [(Button(crop, ChooseNewsCrop(crop)),) for crop in notice.crops]
    return Screen(words._("News about what? It goes to whoever asked for it."), rows)


@render.register
def _(_refusal: pairing.NoPairing, words: Words) -> Screen:
    return Screen(
        words._("The roster ties you to no group and no household. Please ask the village clerk to add it.")
    )


@render.register
def _(_refusal: pairing.NotOneOfYours, words: Words) -> Screen:
    return Screen(words._("You are not tied to this household. The secretary can write to it."))


def _named(household: Household) -> str:
    return f"{household.number} {household.head}"
