"""What is said of half-finished dialogues."""

from __future__ import annotations

from bot.domain.actions.task import ForSomethingElse
from bot.domain.dialogue import DialogueKind
from bot.domain.notices import dialogues
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


def began_with(words: Words, kind: DialogueKind) -> str:
    """Return what the button says that a dialogue begins with."""
    labels = {
        DialogueKind.NEW_MATTER: words._("Raise a matter"),
        DialogueKind.ITEM_TITLE: words._("Submit for disclosure"),
        DialogueKind.ITEM_WORDS: words._("Submit for disclosure"),
        DialogueKind.ITEM_RETURN: words._("Return to change"),
        DialogueKind.ITEM_CORRECTION: words._("Correct it"),
        DialogueKind.ITEM_QUESTION: words._("Question it"),
        DialogueKind.ANSWER: words._("Answer now"),
        DialogueKind.PLAN: words._("Needs verification"),
        DialogueKind.REASON: words._("Cannot be solved"),
        DialogueKind.HANDOVER: words._("Hand over"),
        DialogueKind.REGISTRATION: words._("Register for somebody"),
        DialogueKind.HOUSEHOLD_SEARCH: words._("Register for somebody"),
        DialogueKind.LEAVE: words._("Leave"),
        DialogueKind.QUICK_START: words._("Quick answers"),
        DialogueKind.QUICK_ANSWER: words._("Quick answers"),
        DialogueKind.PAPER_RECEIVED: words._("Add a paper"),
        DialogueKind.PAPER_MISSING: words._("Something is missing"),
        DialogueKind.BULLETIN: words._("Group and households"),
        DialogueKind.OWN_HOUSEHOLD: words._("Another household"),
        DialogueKind.PRACTICE_TITLE: words._("Write up good practice"),
        DialogueKind.COURSE_TITLE: words._("Hold a course"),
        DialogueKind.COURSE_TIME: words._("Hold a course"),
        DialogueKind.COURSE_PLACE: words._("Hold a course"),
        DialogueKind.COURSE_SEATS: words._("Hold a course"),
        DialogueKind.COURSE_NEW_TIME: words._("Change time or place"),
        DialogueKind.COURSE_NEW_PLACE: words._("Change time or place"),
        DialogueKind.PRACTICE_RETURN: words._("Give it back"),
        DialogueKind.PROPOSAL_TITLE: words._("Propose something"),
        DialogueKind.PROPOSAL_PLACE: words._("Propose something"),
        DialogueKind.PROPOSAL_COST: words._("Propose something"),
        DialogueKind.PROPOSAL_MORE: words._("Propose something"),
        DialogueKind.MATTER_COMMENT: words._("Say something about it"),
        DialogueKind.MATTER_OUTCOME: words._("Lead it"),
        DialogueKind.MATTER_TITLE: words._("Call it otherwise"),
        DialogueKind.MATTER_DROP: words._("Don't pursue it"),
        DialogueKind.MATTER_DAYS: words._("Set the days"),
        DialogueKind.MATTER_PROGRESS: words._("Report how it goes"),
        DialogueKind.MATTER_COSTS: words._("Enter the cost"),
        DialogueKind.COMMENT_HIDE: words._("Hide"),
        DialogueKind.VOTE_DAY: words._("Set the day of the vote"),
        DialogueKind.HAND_ROLL: words._("Enter a meeting"),
        DialogueKind.HAND_TOTALS: words._("Enter a meeting"),
        DialogueKind.VISIT_SEARCH: words._("Visits"),
        DialogueKind.VISIT_DAY: words._("Visits"),
        DialogueKind.VISIT_TALK: words._("Visits"),
        DialogueKind.VISIT_PROBLEM: words._("They raised a problem"),
        DialogueKind.DIARY_ENTRY: words._("Diary"),
        DialogueKind.DIARY_MORE: words._("Diary"),
        DialogueKind.DIARY_TAG: words._("Diary"),
        DialogueKind.DIARY_PART: words._("Diary"),
        DialogueKind.DIARY_HOUSEHOLD: words._("Diary"),
    }
    return labels.get(kind, words._("a button"))


@render.register
def _(_notice: dialogues.TapFirst, words: Words) -> Screen:
    text = words._("Please tap one of the buttons above first. What you just wrote is kept for it.")
    return Screen(text, ((Button(words._("It is something else"), ForSomethingElse()),),))


@render.register
def _(notice: dialogues.DialogueOver, words: Words) -> Screen:
    button = began_with(words, notice.kind)
    if notice.number is not None:
        return Screen(
            words._(
                "You tapped “{button}” for {number} long ago, so this was not taken for it. Tap it again if "
                "you still want to.",
                button=button,
                number=notice.number,
            )
        )
    return Screen(
        words._(
            "You tapped “{button}” long ago, so this was not taken for it. Tap it again if you still want "
            "to.",
            button=button,
        )
    )
