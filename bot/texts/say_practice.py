"""What is said around 好经验."""

from __future__ import annotations

from bot.domain.actions.pairing import DropBulletin
from bot.domain.actions.practice import (
    ApprovePractice,
    ChoosePracticeCrop,
    ReturnPractice,
    RewritePractice,
    ShowPractice,
    ShowPractices,
    ShowProposal,
)
from bot.domain.bulletin import Bulletin
from bot.domain.notices import practice
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import MOST_ROWS, Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: practice.PracticeCropQuestion, words: Words) -> Screen:
    rows = [(Button(crop, ChoosePracticeCrop(crop)),) for crop in notice.crops]
    rows.append((Button(words._("Something else"), ChoosePracticeCrop(None)),))
    return Screen(words._("What is the good practice about?"), rows)


@render.register
def _(notice: practice.TitlePrompt, words: Words) -> Screen:
    rows = ((Button(words._("Don't send"), DropBulletin(notice.bulletin.id)),),)
    return Screen(words._("First write its title, in one sentence."), rows)


@render.register
def _(notice: practice.PracticeProposed, words: Words) -> Screen:
    return Screen(words._("“{title}” is with the secretary. You hear what he says.", title=notice.title))


@render.register
def _(notice: practice.PracticeQuestion, words: Words) -> Screen:
    bulletin = notice.bulletin
    rows = (
        (Button(words._("Agree, spread it"), ApprovePractice(bulletin.id)),),
        (Button(words._("Give it back"), ReturnPractice(bulletin.id)),),
    )
    text = words._("{name} wrote the good practice above. May it go out?", name=notice.author)
    return Screen(text, rows)


@render.register
def _(notice: practice.ReasonPrompt, words: Words) -> Screen:
    return Screen(words._("What should be changed in “{title}”? Write it down.", title=notice.title))


@render.register
def _(notice: practice.PracticeReturned, words: Words) -> Screen:
    bulletin = notice.bulletin
    rows = (
        (Button(words._("Write it anew"), RewritePractice(bulletin.id)),),
        (Button(words._("Leave it"), DropBulletin(bulletin.id)),),
    )
    text = words._("The secretary gave “{title}” back: {reason}", title=bulletin.title, reason=notice.reason)
    return Screen(text, rows)


@render.register
def _(notice: practice.ReturnPassedOn, words: Words) -> Screen:
    return Screen(words._("{name} has been told.", name=notice.author))


@render.register
def _(notice: practice.PracticeShelved, words: Words) -> Screen:
    return Screen(
        words._("“{title}” stands in Good practice now, for everybody to read.", title=notice.title)
    )


@render.register
def _(notice: practice.PracticeTakenDown, words: Words) -> Screen:
    return Screen(words._("“{title}” is taken down.", title=notice.title))


@render.register
def _(notice: practice.PracticeList, words: Words) -> Screen:
    if not notice.bulletins:
        return Screen(words._("There is no good practice here yet."))
    rows = [(Button(_title(each), ShowPractice(each.id)),) for each in notice.bulletins]
    turn = pager(words, notice.page, lambda offset: ShowPractices(offset, in_place=True))
    return Screen(words._("Which one do you want to read?"), [*rows, *turn])


@render.register
def _(notice: practice.ProposalList, words: Words) -> Screen:
    if not notice.bulletins:
        return Screen(words._("No good practice waits for you."))
    rows = [(Button(_title(each), ShowProposal(each.id)),) for each in notice.bulletins[:MOST_ROWS]]
    return Screen(words._("These wait for your word."), rows)


def _title(bulletin: Bulletin) -> str:
    crop = bulletin.audience.crop
    return f"{crop} · {bulletin.title}" if crop is not None else bulletin.title or "…"


@render.register
def _(refusal: practice.TitleNeeded, words: Words) -> Screen:
    return Screen(
        words._(
            "Please write the title as a text of at most {characters} characters.",
            characters=refusal.characters,
        )
    )


@render.register
def _(_refusal: practice.ReasonNeeded, words: Words) -> Screen:
    return Screen(words._("Please write in words what should be changed."))
