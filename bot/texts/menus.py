"""The menu at the foot of the chat: what each can do, in the words that people are trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.people import Person
    from bot.texts.words import Words


class MenuItem(StrEnum):
    """What a menu offers."""

    RAISE = "raise"
    MY_CASES = "my_cases"
    CARD = "card"
    DISCLOSURES = "disclosures"
    DELIBERATION = "deliberation"
    MY_TASKS = "my_tasks"
    VISITS = "visits"
    DIARY = "diary"
    REGISTER = "register"
    LEAVE = "leave"
    VILLAGE_VIEW = "village_view"
    SUBMIT_ITEM = "submit_item"
    PAIRING = "pairing"
    LEARN = "learn"
    REVIEW = "review"
    AUDIT = "audit"
    MY_DATA = "my_data"
    """Not in the menu itself, but understood when written; it is a button under the contact card."""
    LEAVE_FOR_GOOD = "leave_for_good"
    """Likewise; it is a button under 我的资料."""
    LANGUAGE = "language"
    """Likewise: /language."""


def label(words: Words, item: MenuItem) -> str:
    """Return what the button says."""
    labels = {
        MenuItem.RAISE: words._("Raise a matter"),
        MenuItem.MY_CASES: words._("My cases"),
        MenuItem.CARD: words._("Contact card"),
        MenuItem.DISCLOSURES: words._("Disclosures"),
        MenuItem.DELIBERATION: words._("Deliberation"),
        MenuItem.MY_TASKS: words._("My tasks"),
        MenuItem.VISITS: words._("Visits"),
        MenuItem.DIARY: words._("Diary"),
        MenuItem.REGISTER: words._("Register for somebody"),
        MenuItem.LEAVE: words._("Leave"),
        MenuItem.VILLAGE_VIEW: words._("The village at a glance"),
        MenuItem.SUBMIT_ITEM: words._("Submit for disclosure"),
        MenuItem.LEARN: words._("Learn"),
        MenuItem.PAIRING: words._("Group and households"),
        MenuItem.REVIEW: words._("Review the disclosure"),
        MenuItem.AUDIT: words._("What the secretary did"),
        MenuItem.MY_DATA: words._("My data"),
        MenuItem.LEAVE_FOR_GOOD: words._("Leave the bot"),
        MenuItem.LANGUAGE: words._("Language"),
    }
    return labels[item]


def items(person: Person) -> Iterable[MenuItem]:
    """Yield what this person's menu offers: a cadre who is also a villager has both."""
    if person.is_villager:
        yield MenuItem.RAISE
        yield MenuItem.MY_CASES
    if person.cadre is not None:
        yield MenuItem.MY_TASKS
        if person.cadre.is_township:
            yield MenuItem.AUDIT
        else:
            yield MenuItem.VISITS
            yield MenuItem.DIARY
            yield MenuItem.REGISTER
            yield MenuItem.LEAVE
            yield MenuItem.PAIRING
            yield MenuItem.SUBMIT_ITEM
        if person.cadre.is_secretary:
            yield MenuItem.VILLAGE_VIEW
            yield MenuItem.REVIEW
    yield MenuItem.CARD
    yield MenuItem.DISCLOSURES
    if person.is_villager or (person.cadre is not None and not person.cadre.is_township):
        yield MenuItem.DELIBERATION
    if person.is_villager:
        yield MenuItem.LEARN


def menu(words: Words, person: Person) -> Sequence[Sequence[str]]:
    """Return the menu's rows, two buttons each; the first one alone: it is what most people want."""
    labels = [label(words, item) for item in items(person)]
    if not person.is_villager:
        return [labels[i : i + 2] for i in range(0, len(labels), 2)]
    return [labels[:1], *(labels[i : i + 2] for i in range(1, len(labels), 2))]


def all_labels(item: MenuItem, words_of: Iterable[Words]) -> frozenset[str]:
    """Return what this menu item says in each of these languages."""
    return frozenset(label(words, item) for words in words_of)
