"""What is said around 代人登记, merging and quick answers."""

from __future__ import annotations

from bot.domain.actions.commitment import ShowCase
from bot.domain.actions.registering import Brought, RegisterFor, ShowRegistered
from bot.domain.notices import registering
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.say_cases import case_line
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(_notice: registering.SearchPrompt, words: Words) -> Screen:
    return Screen(words._("For which household? Write its number, its group or a name."))


@render.register
def _(notice: registering.HouseholdsFound, words: Words) -> Screen:
    rows = [
        (Button(f"{household.number} {household.head}", RegisterFor(household.id)),)
        for household in notice.households
    ]
    return Screen(words._("Which household?"), rows)


@render.register
def _(notice: registering.RegistrationPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "Your next message is the matter of household {number} ({head}). Write it, say it, send a photo.",
            number=notice.household.number,
            head=notice.household.head,
        )
    )


@render.register
def _(notice: registering.RegisteredForYou, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} has registered a matter for your household: {number}.",
            name=notice.registrar_name,
            number=notice.number,
        )
    )


@render.register
def _(notice: registering.BringTheAnswer, words: Words) -> Screen:
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
def _(notice: registering.BroughtRecorded, words: Words) -> Screen:
    return Screen(words._("Noted: the answer to {number} was brought.", number=notice.number))


@render.register
def _(_refusal: registering.NobodyFound, words: Words) -> Screen:
    return Screen(words._("No household fits. Please write once more, best its number, for example 2-005."))


@render.register
def _(notice: registering.MyRegistered, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("Nothing that you registered is open."))
    text = "\n\n".join(case_line(words, line, own=False) for line in notice.lines)
    rows = [(Button(str(line.case.number), ShowCase(line.case.id)),) for line in notice.lines]
    turn = pager(words, notice.page, lambda offset: ShowRegistered(offset, in_place=True))
    how = words._("Tap a number to see how far it is; reply to what comes to add something.")
    return Screen(f"{text}\n\n{how}", [*rows, *turn])


@render.register
def _(notice: registering.RegisteredIsClosed, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is closed, so this was not added. If something is still the matter, please register it "
            "anew.",
            number=notice.number,
        )
    )
