"""Words for how far paperwork has come and where a paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.paper_life import PaperMove, PaperState
from bot.domain.proxy_life import ProxyState, ProxyStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.notices.custody import PaperLine
    from bot.texts.words import Words


def proxy_state(words: Words, state: ProxyState) -> str:
    """Return how far it has come."""
    return {
        ProxyState.PICKED: words._("Waits to be accepted"),
        ProxyState.COLLECTING: words._("Papers are being collected"),
        ProxyState.COMPLETE: words._("The papers are complete"),
        ProxyState.HANDED_IN: words._("The papers are handed in"),
        ProxyState.DONE: words._("It is done"),
        ProxyState.RETURNED: words._("Everything is given back"),
        ProxyState.STOPPED: words._("It is handled no more"),
    }[state]


def step_label(words: Words, step: ProxyStep) -> str:
    """Return what the button for a step says."""
    return {
        ProxyStep.ACCEPT: words._("I'll see to it"),
        ProxyStep.COMPLETE: words._("Papers complete"),
        ProxyStep.HAND_IN: words._("Handed in"),
        ProxyStep.FINISH: words._("Done"),
        ProxyStep.RETURN: words._("All given back"),
        ProxyStep.LACK: words._("Something is missing"),
        ProxyStep.STOP: words._("Cannot be solved"),
        ProxyStep.REOPEN: words._("Not resolved"),
    }[step]


def move_label(words: Words, move: PaperMove) -> str:
    """Return what the button for a paper's move says."""
    return {
        PaperMove.RECEIVE: words._("I have it now"),
        PaperMove.HAND_IN: words._("Handed in"),
        PaperMove.RETURN: words._("Given back"),
        PaperMove.KEEP: words._("Stays at the office"),
    }[move]


def called(words: Words, name: str) -> str:
    """Return a paper's name, or what stands for it once that was erased."""
    return name or words._("a paper")


def listed(words: Words, names: Sequence[str]) -> str:
    """Return papers' names as a list within a sentence."""
    return words._(", ").join(called(words, name) for name in names)


def place_of(words: Words, paper: PaperLine, *, own: bool) -> str:
    """Return where a paper is and since when, to its villager or to a cadre."""
    holder = paper.holder or words._("the cadre")
    if paper.state is PaperState.RECEIVED and paper.received_at is not None:
        return words._("with {name} since {day}", name=holder, day=words.day(paper.received_at))
    if paper.state is PaperState.HANDED_IN and paper.handed_in_at is not None:
        office = paper.office or words._("the office")
        return words._("handed in at {office} on {day}", office=office, day=words.day(paper.handed_in_at))
    if paper.returned_at is not None:
        day = words.day(paper.returned_at)
        if paper.state is PaperState.KEPT:
            return words._(
                "stays at {office} since {day}", office=paper.office or words._("the office"), day=day
            )
        return (
            words._("given back to you on {day}", day=day) if own else words._("given back on {day}", day=day)
        )
    return words._("not received yet")


def places(words: Words, papers: Sequence[PaperLine], *, own: bool) -> list[str]:
    """Return a line for each paper: what it is, and where."""
    return [
        words._("{paper}: {place}", paper=called(words, paper.name), place=place_of(words, paper, own=own))
        for paper in papers
    ]
