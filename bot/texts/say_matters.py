"""What a villager is told about his matters."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions.commitment import NotResolved, Resolved, ShowCase
from bot.domain.actions.matter import (
    AskTopicAgain,
    BeginCase,
    ChooseTopic,
    ContinueCase,
    EraseCase,
    KeepWaiting,
    NameCadre,
    ShowCases,
)
from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.notices import matters
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
def _(notice: matters.GroupQuestion, words: Words) -> Screen:
    text = words._(
        "Only the secretary will know that {number} is yours. May your group be shown?",
        number=notice.case.number,
    )
    yes = Button(words._("Yes, show the group"), ShowGroup(notice.case.id, agrees=True))
    no = Button(words._("No, not the group either"), ShowGroup(notice.case.id, agrees=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: matters.MediaQuestion, words: Words) -> Screen:
    text = words._("Your voice or pictures may give you away. Shall they go along, or only to the secretary?")
    yes = Button(words._("Let them go along"), ShareMedia(notice.case.id, agrees=True))
    no = Button(words._("Only to the secretary"), ShareMedia(notice.case.id, agrees=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: matters.WhichCadre, words: Words) -> Screen:
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
def _(notice: matters.Added, words: Words) -> Screen:
    number = notice.case.number
    if notice.cadre_name is None:
        text = words._("Added to {number}.", number=number)
    else:
        text = words._("Added to {number}; {name} has it.", number=number, name=notice.cadre_name)
    if notice.case.state is not CaseState.ANSWERED:
        return Screen(text)
    return Screen("\n".join((text, words._("Is it resolved?"))), resolved_buttons(words, notice.case.id))


def resolved_buttons(words: Words, case_id: int) -> tuple[tuple[Button, Button]]:
    """Return 已解决 · 没解决."""
    yes = Button(words._("Resolved"), Resolved(case_id))
    return ((yes, Button(words._("Not resolved"), NotResolved(case_id))),)


@render.register
def _(notice: matters.KeptFromAll, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is confidential. Your voice, pictures or place went to nobody, so that they don't give "
            "you away; please say it in writing.",
            number=notice.number,
        )
    )


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
def _(notice: matters.MyCases, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("You have no matters here yet. Just write what is the matter."))
    text = "\n\n".join(case_line(words, line) for line in notice.lines)
    rows = [(Button(str(line.case.number), ShowCase(line.case.id)),) for line in notice.lines]
    if notice.more:
        rows.append((Button(words._("Older ones"), ShowCases(notice.offset + len(notice.lines))),))
    return Screen(text, rows)


def case_line(words: Words, line: matters.CaseLine) -> str:
    """Return a case as a short card: number, first words, whose turn and by when."""
    head = f"{line.case.number}  {line.gist}".rstrip()
    return f"{head}\n{state_of(words, line.case, line.cadre_name)}"


def state_of(words: Words, case: Case, cadre_name: str | None, *, own: bool = True) -> str:
    """Return whose turn it is and by when, in words, to the one who wrote it or to somebody else."""
    name = cadre_name or words._("the secretary")
    answered = words.day(case.answered_at) if case.answered_at is not None else ""
    closed = words.day(case.closed_at) if case.closed_at is not None else ""
    states = {
        CaseState.RAISED: words._("Your turn: choose where it goes."),
        CaseState.WITHHELD: words._("It waits; nobody has been given it."),
        CaseState.ASSIGNED: words._("{name}'s turn, by {day}.", name=name, day=words.day(case.due_at)),
        CaseState.VERIFYING: words._(
            "{name} is looking into it, by {day}.", name=name, day=words.day(case.due_at)
        ),
        CaseState.ANSWERED: _answered(words, name, answered, own=own),
        CaseState.EXPLAINED: _explained(words, name, answered, own=own),
        CaseState.CLOSED: words._("Closed on {day}.", day=closed),
        CaseState.WITHDRAWN: words._("You took it back on {day}.", day=closed),
        CaseState.ERASED: words._("Deleted."),
    }
    text = states[case.state]
    if not case.reopenings:
        return text
    again = words.n("Reopened {count} time.", "Reopened {count} times.", case.reopenings)
    return f"{text} {again}"


def _answered(words: Words, name: str, day: str, *, own: bool) -> str:
    if own:
        return words._("Answered by {name} on {day}. Your turn: is it resolved?", name=name, day=day)
    return words._(
        "Answered by {name} on {day}. Now the villager says whether it is resolved.", name=name, day=day
    )


def _explained(words: Words, name: str, day: str, *, own: bool) -> str:
    if own:
        return words._("{name} explained on {day} why it can't be solved. Your turn.", name=name, day=day)
    return words._(
        "{name} explained on {day} why it can't be solved. Now it is the villager's turn.", name=name, day=day
    )


@render.register
def _(refusal: matters.CaseTaken, words: Words) -> Screen:
    return Screen(words._("{number} is with {name} already.", number=refusal.number, name=refusal.cadre_name))


@render.register
def _(_refusal: matters.StaleButton, words: Words) -> Screen:
    return Screen(words._("This button is an old one. Please use the newest message."))


@render.register
def _(_refusal: matters.NothingPending, words: Words) -> Screen:
    return Screen(words._("This has been settled already."))
