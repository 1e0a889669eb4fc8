"""What is said of a villager's cases: whose turn it is, and by when."""

from __future__ import annotations

from bot.domain.actions.commitment import (
    ShowCase,
)
from bot.domain.actions.matter import (
    ShowCases,
)
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.notices import matters
from bot.domain.proxy_life import ProxyState
from bot.texts.pager import pager
from bot.texts.proxy_words import proxy_state
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: matters.MyCases, words: Words) -> Screen:
    if not notice.lines:
        return Screen(words._("You have no matters here yet. Just write what is the matter."))
    text = "\n\n".join(case_line(words, line) for line in notice.lines)
    rows = [(Button(str(line.case.number), ShowCase(line.case.id)),) for line in notice.lines]
    turn = pager(words, notice.page, lambda offset: ShowCases(offset, in_place=True))
    return Screen(text, [*rows, *turn])


def case_line(words: Words, line: matters.CaseLine, *, own: bool = True) -> str:
    """Return a case as a short card: number, first words, whose turn and by when."""
    head = f"{line.case.number}  {line.gist}".rstrip()
    return f"{head}\n{state_of(words, line.case, line.cadre_name, own=own, handled=line.handled)}"


def state_of(
    words: Words,
    case: Case,
    cadre_name: str | None,
    *,
    own: bool = True,
    handled: ProxyState | None = None,
) -> str:
    """Return whose turn it is and by when, in words, to the one who wrote it or to somebody else.

    `handled` is how far its paperwork has come, where a cadre has accepted it.
    """
    name = cadre_name or words._("the secretary")
    if handled is not None and case.runs:
        return words._(
            "{name} handles it for you, by {day}. {state}.",
            name=name,
            day=words.day(case.due_at),
            state=proxy_state(words, handled),
        )
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
