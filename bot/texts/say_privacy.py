"""What is said around one's own data, leaving, and the account of privileged acts."""

from __future__ import annotations

import json

from bot.domain.actions.own_data import AskToLeave, GetMyData, LeaveForGood
from bot.domain.audit import Act
from bot.domain.notices import privacy
from bot.texts.own_data import own_data_sheet
from bot.texts.render import render
from bot.texts.screen import Button, Screen, Sheet, TextFile
from bot.texts.words import Words


@render.register
def _(notice: privacy.MyData, words: Words) -> Screen:
    lines = [words._("What this bot keeps of you:")]
    if notice.name:
        lines.append(
            words._("Your name, household and phone, from the village's roster: {name}.", name=notice.name)
        )
    lines += [
        words.n(
            "What you wrote and sent, and the answers: {count} matter.",
            "What you wrote and sent, and the answers: {count} matters.",
            notice.cases,
        ),
        words._(
            "It is erased {words} days after a matter is closed, pictures and voice after {media}.",
            words=notice.words_days,
            media=notice.media_days,
        ),
        "",
        words._(
            "Only the cadre responsible, his center's lead and the secretary see it. Of health matters those "
            "two see no words, and what is about a cadre goes around him."
        ),
        words._(
            "Telegram carries the messages, and whoever runs the bot's computer could read what is in it."
        ),
        words._("If you leave, your words, name and phone are erased within a day; only numbers stay."),
    ]
    return Screen("\n".join(lines), ((_file(words),), (Button(words._("Leave the bot"), AskToLeave()),)))


def _file(words: Words) -> Button:
    return Button(words._("Give me all of it as a file"), GetMyData())


@render.register
def _(notice: privacy.MyDataFile, words: Words) -> Screen:
    text = json.dumps(notice.content, ensure_ascii=False, indent=2)
    return Screen(
        words._("This is all that is kept of you: a sheet to read, and a file for computers."),
        sheet=Sheet(f"{notice.name}.pdf", "own_data", own_data_sheet(words, notice.content)),
        file=TextFile(f"{notice.name}.json", text),
    )


@render.register
def _(notice: privacy.LeavingQuestion, words: Words) -> Screen:
    lines = [words._("Your words, pictures, name and phone will be erased; that can't be undone.")]
    if notice.open_cases:
        lines.append(
            words.n(
                "{count} matter of yours is still open and will be taken back.",
                "{count} matters of yours are still open and will be taken back.",
                notice.open_cases,
            )
        )
    return Screen(
        "\n".join(lines), ((Button(words._("Yes, erase it and leave"), LeaveForGood()),), (_file(words),))
    )


@render.register
def _(_notice: privacy.Farewell, words: Words) -> Screen:
    return Screen(
        words._(
            "You have left, and what you wrote is erased. Messages that stand in chats stay there until "
            "people delete them; to come back, scan the contact card."
        )
    )


@render.register
def _(notice: privacy.SecretarysActs, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("Nothing is noted of the secretary yet."))
    lines = [words._("What the secretary {name} did last:", name=notice.name)]
    for line in notice.lines:
        parts = [words.day(line.at), act_name(words, line.act), line.case, line.about]
        lines.append(" · ".join(part for part in parts if part))
    return Screen("\n".join(lines))


def act_name(words: Words, act: Act) -> str:
    """Return what was done, in a few words."""
    names = {
        Act.OPENED_CASE: words._("looked into a matter"),
        Act.READ_DIARY: words._("read a cadre's diary"),
        Act.HANDED_OVER: words._("handed a matter over"),
        Act.MERGED: words._("merged matters"),
        Act.REISSUED_LINK: words._("made a link anew"),
        Act.EXPORTED_CARDS: words._("wrote all links to a file"),
        Act.EXPORTED_DATA: words._("took his own data"),
        Act.EXPORTED_AUDIT: words._("wrote this record to a file"),
        Act.SAW_PAPERS: words._("looked at photos of papers"),
        Act.READ_AUDIT: words._("looked at this record"),
        Act.FORGOT: words._("erased somebody's data"),
        Act.IMPORTED_ROSTER: words._("imported the roster"),
        Act.REMOVED_ACCOUNT: words._("removed a phone from a household"),
        Act.LET_IN: words._("let a phone into a household"),
        Act.KEPT_OUT: words._("kept a phone out of a household"),
        Act.READMITTED: words._("let somebody who had left be imported again"),
        Act.SENT_TO_VILLAGE: words._("wrote to the whole village"),
        Act.LISTED_VILLAGE: words._("looked at the whole village"),
        Act.LISTED_CENTER: words._("looked at a center's matters"),
        Act.CHANGED_DUTY: words._("changed who is on duty"),
        Act.TOOK_LEAVE: words._("went on leave"),
        Act.CAME_BACK: words._("came back from leave"),
        Act.MOVED_MATTER: words._("entered what a meeting on a village matter came to"),
        Act.ENTITLED_MATTER: words._("called a village matter otherwise"),
        Act.DROPPED_MATTER: words._("dropped a village matter"),
        Act.HID_COMMENT: words._("hid what somebody said"),
        Act.SHOWED_COMMENT: words._("showed it again"),
        Act.CHANGED_SUBSTITUTE: words._("changed who stands in"),
        Act.RENAMED_CADRE: words._("corrected a cadre's name"),
        Act.LISTED_PHONES: words._("looked at a household's phones"),
        Act.EXPORTED_REPORT: words._("wrote a month's report to a file"),
        Act.ANNOUNCED_VOTE: words._("announced a vote"),
        Act.EXTENDED_VOTE: words._("extended a vote"),
        Act.ENTERED_HANDS: words._("entered what a meeting came to"),
        Act.CONFIRMED_HANDS: words._("confirmed what a meeting came to"),
        Act.REFUSED_HANDS: words._("did not confirm what a meeting came to"),
        Act.RETRIED_UPDATE: words._("had a failed message tried again"),
        Act.DROPPED_UPDATE: words._("gave a failed message up"),
        Act.APPROVED_ITEM: words._("agreed to disclose an item"),
        Act.RETURNED_ITEM: words._("returned an item for disclosure"),
        Act.PUBLISHED_ITEM: words._("disclosed an item at once"),
        Act.CORRECTED_ITEM: words._("corrected a disclosed item"),
        Act.EXPORTED_VISITS: words._("took the list of households to visit"),
        Act.APPROVED_PRACTICE: words._("let good practice go out"),
        Act.RETURNED_PRACTICE: words._("gave good practice back"),
        Act.ANNOUNCED_COURSE: words._("announced a course"),
        Act.CHANGED_COURSE: words._("changed a course"),
        Act.CALLED_COURSE_OFF: words._("called a course off"),
    }
    return names[act]


@render.register
def _(notice: privacy.NotHandled, words: Words) -> Screen:
    return Screen(
        words._(
            "This could not be handled. Please send it once more, or phone your cadre; "
            "to ask about it, say {reference}.",
            reference=notice.reference,
        )
    )


@render.register
def _(_refusal: privacy.TooManyTries, words: Words) -> Screen:
    return Screen(
        words._("That was tried too often. Please try again in an hour, or ask your group's cadre.")
    )


@render.register
def _(_refusal: privacy.CadreStays, words: Words) -> Screen:
    return Screen(words._("You are here as a cadre. The village clerk takes you out of the roster."))
