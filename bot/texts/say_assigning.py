"""What is said about where a matter goes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions.matter import (
    AskTopicAgain,
    ChooseTopic,
    EraseCase,
    KeepWaiting,
    NameCadre,
)
from bot.domain.actions.secrecy import KeepSecret
from bot.domain.notices import complaints, matters
from bot.domain.topic import Topic
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.topics import topic_name
from bot.texts.words import Words


@render.register
def _(notice: matters.TopicQuestion, words: Words) -> Screen:
    text = words._("Received, number {number}. What is it about?", number=notice.case.number)
    rows = _topics(words, notice.case.id, notice.topics)
    if notice.case.privacy is None:
        rows.append((Button(words._("Keep my name secret"), KeepSecret(notice.case.id)),))
    return Screen(text, rows)


@render.register
def _(notice: matters.SecretaryNamed, words: Words) -> Screen:
    text = words._(
        "{number} speaks of the secretary, so nobody has been given it yet. Please choose where it goes.",
        number=notice.case.number,
    )
    return Screen(text, _topics(words, notice.case.id, notice.topics))


def _topics(words: Words, case_id: int, topics: Sequence[Topic]) -> list[tuple[Button]]:
    return [(Button(topic_name(words, topic), ChooseTopic(case_id, topic.value)),) for topic in topics]


@render.register
def _(notice: matters.RegistrationQuestion, words: Words) -> Screen:
    text = words._("Registered, number {number}. What is it about?", number=notice.case.number)
    topics = [topic for topic in notice.topics if topic is not Topic.COMPLAINT]
    return Screen(text, _topics(words, notice.case.id, topics))


@render.register
def _(notice: complaints.IsItTheSecretary, words: Words) -> Screen:
    text = words._(
        "{number} speaks of the secretary: is it about him? Then he will not see it.",
        number=notice.case.number,
    )
    yes = Button(words._("Yes, about the secretary"), NameCadre(notice.case.id, notice.secretary_id))
    no = Button(words._("No, the secretary may see it"), NameCadre(notice.case.id, None, sure=True))
    return Screen(text, ((yes,), (no,), (Button(words._("Back"), AskTopicAgain(notice.case.id)),)))


@render.register
def _(notice: complaints.WhichCadre, words: Words) -> Screen:
    case = notice.case
    rows = [(Button(cadre.name, NameCadre(case.id, cadre.id)),) for cadre in notice.cadres]
    rows.append((Button(words._("Nobody by name"), NameCadre(case.id, None)),))
    rows.append((Button(words._("Back"), AskTopicAgain(case.id)),))
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
def _(refusal: matters.CaseTaken, words: Words) -> Screen:
    return Screen(words._("{number} is with {name} already.", number=refusal.number, name=refusal.cadre_name))
