"""What is said around a cadre's reply."""

from __future__ import annotations

from bot.domain.actions.task import SettleReply
from bot.domain.notices import tasks
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: tasks.ReplyQuestion, words: Words) -> Screen:
    if notice.reached:
        text = words._("Passed on to {name}. Is this the answer to {number}?", **_named(words, notice))
    elif not notice.name:
        text = words._(
            "Kept on {number}, but the villager can't be reached here; the secretary tells him. "
            "Is this the answer?",
            number=notice.case.number,
        )
    else:
        text = words._(
            "Kept on {number}, but {name} can't be reached here; please call {phone} or go there. "
            "Is this the answer?",
            phone=words.phone(notice.phone),
            **_named(words, notice),
        )
    yes = Button(words._("This is the answer"), SettleReply(notice.case.id, settles=True))
    no = Button(words._("Not finished yet"), SettleReply(notice.case.id, settles=False))
    return Screen(text, ((yes, no),))


def _named(words: Words, notice: tasks.ReplyQuestion) -> dict[str, object]:
    return {"name": notice.name or words._("The villager"), "number": notice.case.number}


@render.register
def _(notice: tasks.ReplyPassedOn, words: Words) -> Screen:
    name = notice.name or words._("The villager")
    return Screen(words._("Passed on to {name} ({number}).", name=name, number=notice.number))


@render.register
def _(notice: tasks.AnswerRecorded, words: Words) -> Screen:
    if notice.in_time:
        return Screen(words._("{number} is answered, in time.", number=notice.number))
    return Screen(words._("{number} is answered, after the promised day.", number=notice.number))


@render.register
def _(notice: tasks.StillOpen, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} stays open; the answer is due by {day}.",
            number=notice.number,
            day=words.day(notice.due_at),
        )
    )
