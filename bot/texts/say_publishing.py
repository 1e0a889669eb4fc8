"""What is said around the contact card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.actions.contact import SendContact, ShowContacts
from bot.domain.actions.joining import ShowHousehold
from bot.domain.actions.own_data import ShowMyData
from bot.domain.centers import Center
from bot.domain.notices import publishing
from bot.domain.paper_card import CardStock
from bot.texts.render import render
from bot.texts.say_card import card_picture
from bot.texts.screen import Button, Screen
from bot.texts.topics import center_name
from bot.texts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.directory import Directory
    from bot.domain.month import Month
    from bot.domain.people import Cadre


LABEL: Final = 60  # characters of a button: what a phone shows


@render.register
def _(notice: publishing.ContactCard, words: Words) -> Screen:
    directory = notice.directory
    parts = []
    if notice.group is not None:
        paired = directory.paired_with(notice.group)
        if paired:
            head = words._("Your group {group}", group=notice.group)
            parts.append("\n".join([head, *(_here(words, notice, cadre) for cadre in paired)]))
    duty = directory.on_duty(notice.today)
    if duty:
        head = words._("On duty today ({day})", day=words.weekday(notice.today.weekday()))
        parts.append("\n".join([head, *(_here(words, notice, cadre) for cadre in duty)]))
    parts += _centers(words, directory)
    if directory.secretary is not None:
        parts.append("\n".join([words._("Secretary"), _person(words, directory.secretary)]))
    if others := _others(notice):
        lines = (_with_group(words, cadre) for cadre in others)
        parts.append("\n".join([words._("Other cadres"), *lines]))
    if not parts:
        parts.append(words._("The roster names no cadre yet. Please ask the village clerk."))
    rows = []
    if directory.village_cadres:
        rows.append((Button(words._("Save a phone"), ShowContacts()),))
    if notice.own_household:
        rows.append((Button(words._("Our family's phones"), ShowHousehold()),))
    rows.append((Button(words._("My data"), ShowMyData()),))
    picture = None
    if notice.picture is not None:
        picture = card_picture(words, CardStock(words.village, (notice.picture,), notice.photographed))
    return Screen("\n\n".join(parts), rows, picture=picture)


@render.register
def _(notice: publishing.ContactChoice, words: Words) -> Screen:
    if not notice.cadres:
        return Screen(words._("The roster names no cadre yet. Please ask the village clerk."))
    rows = [
        (Button(f"{cadre.name} · {cadre.duties}"[:LABEL], SendContact(cadre.id)),) for cadre in notice.cadres
    ]
    return Screen(words._("Whose phone do you want to save?"), rows)


@render.register
def _(notice: publishing.ContactSent, words: Words) -> Screen:
    return Screen(words._("{name}'s number: tap it to save or to call.", name=notice.name))


def _centers(words: Words, directory: Directory) -> Iterator[str]:
    """Yield each center with its cadres, its lead first."""
    for center in Center:
        lead = directory.lead(center)
        members = [c for c in directory.village_cadres if center in c.centers and c != lead]
        staff = ([lead] if lead is not None else []) + members
        if staff:
            yield "\n".join([center_name(words, center), *(_person(words, c) for c in staff)])


def _others(notice: publishing.ContactCard) -> list[Cadre]:
    """Return who sits in no center and stands nowhere else: he is paired with a group all the same."""
    directory = notice.directory
    return [
        cadre
        for cadre in directory.village_cadres
        if not cadre.centers
        and not cadre.is_secretary
        and (notice.group is None or cadre.group != notice.group)
    ]


def _with_group(words: Words, cadre: Cadre) -> str:
    person = _person(words, cadre)
    if cadre.group is None:
        return person
    return words._("{person} (paired with group {group})", person=person, group=cadre.group)


def _here(words: Words, notice: publishing.ContactCard, cadre: Cadre) -> str:
    """Return a cadre's line; while he is on leave, with whoever stands in for him."""
    directory, line = notice.directory, _person(words, cadre)
    if not directory.is_away(cadre, notice.today):
        return line
    substitute = directory.substitute(cadre, notice.today)
    if substitute is None:
        return "\n".join((line, words._("(on leave)")))
    instead = _person(words, substitute)
    return "\n".join((line, words._("(on leave; instead: {person})", person=instead)))


def _person(words: Words, cadre: Cadre) -> str:
    return words._(
        "{name} · {duties} · {phone}", name=cadre.name, duties=cadre.duties, phone=words.phone(cadre.phone)
    )


def month_name(words: Words, month: Month) -> str:
    """Return a month as people say it."""
    return words._("{month}/{year}", month=month.month, year=month.year)


@render.register
def _(_refusal: publishing.NotYours, words: Words) -> Screen:
    return Screen(words._("This isn't for you to decide. The contact card says who can help."))
