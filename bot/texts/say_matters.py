"""What a villager is told about his matters."""

from __future__ import annotations

from bot.domain.actions import (
    BeginCase,
    ChooseTopic,
    ContinueCase,
    EraseCase,
    KeepWaiting,
    NameCadre,
    ShowCases,
)
from bot.domain.case import CaseState, Topic
from bot.domain.notices import matters
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.topics import topic_name
from bot.texts.words import Words


@render.register
def _(notice: matters.TopicQuestion, words: Words) -> Screen:
    text = words._("Received, number {number}. What is it about?", number=notice.case.number)
    return Screen(text, _topics(words, notice.case.id, notice.topics))


@render.register
def _(notice: matters.SecretaryNamed, words: Words) -> Screen:
    text = words._(
        "{number} speaks of the secretary, so nobody has been given it yet. Please choose where it goes.",
        number=notice.case.number,
    )
    return Screen(text, _topics(words, notice.case.id, notice.topics))


def _topics(words: Words, case_id: int, topics: tuple[Topic, ...]) -> list[tuple[Button]]:
    return [(Button(topic_name(words, topic), ChooseTopic(case_id, topic.value)),) for topic in topics]


@render.register
def _(notice: matters.WhichCadre, words: Words) -> Screen:
    case = notice.case
    rows = [(Button(cadre.name, NameCadre(case.id, cadre.id)),) for cadre in notice.cadres]
    rows.append((Button(words._("Nobody by name"), NameCadre(case.id, None)),))
    return Screen(words._("Which cadre is it about? He will not see it."), rows)


@render.register
def _(notice: matters.NobodyToHear, words: Words) -> Screen:
    text = words._(
        "{number} can't go to the one it is about, and the township's contact hasn't joined yet. "
        "It can wait for him, or be deleted.",
        number=notice.case.number,
    )
    wait = Button(words._("Let it wait"), KeepWaiting(notice.case.id))
    delete = Button(words._("Delete what I wrote"), EraseCase(notice.case.id))
    return Screen(text, ((wait,), (delete,)))


@render.register
def _(notice: matters.CaseWaits, words: Words) -> Screen:
    return Screen(
        words._("{number} waits. You will be told as soon as somebody may take it.", number=notice.number)
    )


@render.register
def _(notice: matters.CaseErased, words: Words) -> Screen:
    return Screen(words._("{number} is deleted; nobody has seen it.", number=notice.number))


@render.register
def _(notice: matters.CaseAssigned, words: Words) -> Screen:
    cadre = notice.cadre
    values = {
        "number": notice.number,
        "name": cadre.name,
        "duties": cadre.duties,
        "phone": words.phone(cadre.phone),
        "day": words.day(notice.due_at),
    }
    if notice.joined:
        return Screen(
            words._(
                "Number {number}. {name} ({duties}, phone {phone}) is responsible and answers you by {day}.",
                **values,
            )
        )
    return Screen(
        words._(
            "Number {number}. {name} ({duties}) is responsible and answers you by {day}. "
            "He isn't on this bot yet, so it is quicker to phone him: {phone}.",
            **values,
        )
    )


@render.register
def _(notice: matters.Added, words: Words) -> Screen:
    if notice.cadre_name is None:
        return Screen(words._("Added to {number}.", number=notice.number))
    return Screen(words._("Added to {number}; {name} has it.", number=notice.number, name=notice.cadre_name))


@render.register
def _(notice: matters.MatterQuestion, words: Words) -> Screen:
    rows = [
        (Button(words._("Go on with {number}", number=case.number), ContinueCase(case.id)),)
        for case in notice.cases
    ]
    rows.append((Button(words._("A new matter"), BeginCase()),))
    return Screen(words._("Is this about the same matter, or a new one?"), rows)


@render.register
def _(_notice: matters.SaySomething, words: Words) -> Screen:
    return Screen(words._("Please go ahead: write it, say it, or send a photo."))


@render.register
def _(_notice: matters.NothingToCarry, words: Words) -> Screen:
    return Screen(words._("This can't be passed on. Please write it, say it, or send a photo."))


@render.register
def _(notice: matters.CadreReply, words: Words) -> Screen:
    if notice.corrected:
        head = words._("{name} corrects his reply on {number}:", name=notice.cadre_name, number=notice.number)
    else:
        head = words._("{name} replies on {number}:", name=notice.cadre_name, number=notice.number)
    return Screen(f"{head}\n{notice.words}" if notice.words else head)


@render.register
def _(notice: matters.AnswerGiven, words: Words) -> Screen:
    return Screen(
        words._(
            "{name} says that {number} is answered with this. "
            "If it isn't, reply to this message and he gets it.",
            name=notice.cadre_name,
            number=notice.number,
        )
    )


@render.register
def _(notice: matters.MyCases, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("You have no matters here yet. Just write what is the matter."))
    text = "\n\n".join(_case_line(words, line) for line in notice.lines)
    rows = []
    if notice.more:
        rows.append((Button(words._("Older ones"), ShowCases(notice.offset + len(notice.lines))),))
    return Screen(text, rows)


def _case_line(words: Words, line: matters.CaseLine) -> str:
    case = line.case
    head = f"{case.number}  {line.gist}".rstrip()
    if case.state is CaseState.RAISED:
        return f"{head}\n" + words._("Your turn: choose where it goes.")
    if case.state is CaseState.WITHHELD:
        return f"{head}\n" + words._("It waits; nobody has been given it.")
    name = line.cadre_name or words._("the secretary")
    if case.state is CaseState.ANSWERED and case.answered_at is not None:
        return f"{head}\n" + words._(
            "Answered by {name} on {day}.", name=name, day=words.day(case.answered_at)
        )
    return f"{head}\n" + words._("{name}'s turn, by {day}.", name=name, day=words.day(case.due_at))


@render.register
def _(refusal: matters.CaseTaken, words: Words) -> Screen:
    return Screen(words._("{number} is with {name} already.", number=refusal.number, name=refusal.cadre_name))


@render.register
def _(_refusal: matters.StaleButton, words: Words) -> Screen:
    return Screen(words._("This button is an old one. Please use the newest message."))


@render.register
def _(_refusal: matters.NothingPending, words: Words) -> Screen:
    return Screen(words._("This has been settled already."))
