"""What has happened to a case, step by step, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.texts.words import Words

UNTOLD: Final = frozenset({"rated", "said why", "said why to a colleague", "erased", "forgotten"})
"""Kept in the history, and told by another step beside it, or to nobody."""


def step_name(words: Words, step: str, name: str = "", *, own: bool = True) -> str | None:
    """Return a step in a few words; None for what isn't worth telling.

    `name` is the cadre's it went to, or who did it; `own`: whether the reader's own matter is told.
    """
    told = _by_villager(words, own=own) | _by_cadre(words, name) | _by_itself(words, name)
    return (told | _of_paperwork(words, own=own)).get(step)


def _by_villager(words: Words, *, own: bool) -> dict[str, str]:
    return {
        "raised": words._("received"),
        "added": words._("you added something") if own else words._("the villager added something"),
        "edited": words._("a message was corrected"),
        "kept secret": words._("the name is kept secret"),
        "group shown": words._("the group may be shown"),
        "group not shown": words._("the group isn't shown"),
        "media shared": words._("voice and pictures go along"),
        "media not shared": words._("voice and pictures go to the secretary only"),
        "the secretary may see it": words._("may go to the secretary"),
        "the secretary may not see it": words._("is not to go to the secretary"),
        "let wait": words._("let it wait"),
        "appealed": words._("taken to the secretary"),
        "reopened": words._("reopened"),
        "rated satisfied": words._("rated: satisfied"),
        "rated fairly": words._("rated: fairly satisfied"),
        "rated unsatisfied": words._("rated: not satisfied"),
        "closed": words._("closed"),
        "withdrawn": words._("taken back"),
    }


def _by_cadre(words: Words, name: str) -> dict[str, str]:
    who = name or words._("the cadre")
    return {
        "registered": words._("registered by a cadre"),
        "raised from the diary": words._("{name} had noted it in the diary", name=who),
        "raised on a visit": words._("{name} noted it on a visit", name=who),
        "seen": words._("{name} looked at it", name=who),
        "verifying": words._("{name} is looking into it", name=who),
        "planned": words._("{name} said what he will do", name=who),
        "replied": words._("{name} wrote", name=who),
        "not finished": words._("{name} says that it isn't finished", name=who),
        "answered": words._("{name} answered", name=who),
        "explained": words._("{name} explained why it can't be solved", name=who),
        "brought": words._("{name} brought the answer in person", name=who),
        "merged": words._("goes together with another's matter"),
        "joined": words._("another's matter goes together with it"),
        "parted": words._("goes its own way again"),
    }


def _by_itself(words: Words, name: str) -> dict[str, str]:
    who = name or words._("the cadre")
    return {
        "withheld": words._("waits; nobody has been given it"),
        "routed": words._("given to {name}", name=name) if name else words._("given to a cadre"),
        "handed over": words._("handed over to {name}", name=name) if name else words._("handed over"),
        "reminded": words._("{name} was reminded", name=who),
        "overdue": words._("became late"),
        "escalated": words._("the township was told"),
        "asked": words._("the villager was asked whether it is resolved"),
        "asked to bring": words._("{name} was asked to bring the answer", name=who),
        "lapsed": words._("nothing was heard, put aside as done"),
    }


def _of_paperwork(words: Words, *, own: bool) -> dict[str, str]:
    fetch = words._("you asked to have papers fetched")
    return {
        "procedure chosen": words._("a procedure was chosen"),
        "fetch asked": fetch if own else words._("the villager asked to have papers fetched"),
        "accepted": words._("accepted: it is handled for you") if own else words._("accepted"),
        "paper missing": words._("a paper is still missing"),
        "paper received": words._("a paper was received"),
        "paper handed in": words._("a paper was handed in"),
        "paper returned": words._("a paper was given back"),
        "paper kept": words._("a paper stays at the office"),
        "papers complete": words._("the papers are complete"),
        "papers handed in": words._("the papers were handed in"),
        "paperwork done": words._("the office has done it"),
        "papers returned": words._("all papers are given back"),
        "photos seen": words._("the cadre looked at the photos"),
    }
