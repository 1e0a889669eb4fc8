"""What is said around the contact card and the month-end disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.disclosure import ShowDisclosure, WithdrawItem
from bot.domain.actions.joining import ShowHousehold
from bot.domain.actions.own_data import ShowMyData
from bot.domain.centers import Center
from bot.domain.notices import publishing
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.topics import center_name
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.disclosure import Month
    from bot.domain.people import Cadre


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
    for center in Center:
        lead = directory.lead(center)
        members = [c for c in directory.village_cadres if center in c.centers and c != lead]
        staff = ([lead] if lead is not None else []) + members
        if staff:
            parts.append("\n".join([center_name(words, center), *(_person(words, c) for c in staff)]))
    if directory.secretary is not None:
        parts.append("\n".join([words._("Secretary"), _person(words, directory.secretary)]))
    if not parts:
        parts.append(words._("The roster names no cadre yet. Please ask the village clerk."))
    rows = []
    if notice.own_household:
        rows.append((Button(words._("Our family's phones"), ShowHousehold()),))
    rows.append((Button(words._("My data"), ShowMyData()),))
    return Screen("\n\n".join(parts), rows)


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
def _(notice: publishing.ItemPrompt, words: Words) -> Screen:
    text = words._(
        "Please write the item. It goes out to everyone on {day}.", day=words.date(notice.publishes_on)
    )
    lines = [f"{place}. {item.text}" for place, item in enumerate(notice.items, start=1)]
    rows = [
        (Button(words._("Take back {place}", place=place), WithdrawItem(item.id)),)
        for place, item in enumerate(notice.items, start=1)
    ]
    if not lines:
        return Screen(text)
    return Screen("\n".join([text, "", words._("Submitted so far:"), *lines]), rows)


@render.register
def _(notice: publishing.ItemAccepted, words: Words) -> Screen:
    text = words._("Taken. It goes out to everyone on {day}.", day=words.date(notice.publishes_on))
    return Screen(text, ((Button(words._("Take it back"), WithdrawItem(notice.item.id)),),))


@render.register
def _(_notice: publishing.ItemWithdrawn, words: Words) -> Screen:
    return Screen(words._("Taken back; it will not go out."))


@render.register
def _(notice: publishing.DisclosureSheet, words: Words) -> Screen:
    disclosure, figures = notice.disclosure, notice.disclosure.figures
    lines = [
        words._(
            "{village}, disclosure for {month}",
            village=words.village,
            month=month_name(words, disclosure.month),
        ),
        words._(
            "From {since} to {until}",
            since=words.day(disclosure.covers_from),
            until=words.day(disclosure.covers_to),
        ),
        "",
        words._("Matters received: {count}", count=figures.received),
        words._("Answered in time: {count}", count=figures.answered_in_time),
        words._("Answered late: {count}", count=figures.answered_late),
        words._("Still open: {count}, of which late: {late}", count=figures.open, late=figures.overdue),
    ]
    for place, item in enumerate(notice.items, start=1):
        lines += ["", f"{place}. {item.text}"]
    return Screen("\n".join(lines))


@render.register
def _(notice: publishing.DisclosureList, words: Words) -> Screen:
    if not notice.disclosures:
        return Screen(
            words._("Nothing has been disclosed yet. The first one comes on the last day of the month.")
        )
    rows = [
        (Button(month_name(words, found.month), ShowDisclosure(found.id)),) for found in notice.disclosures
    ]
    return Screen(words._("Which month do you want to read?"), rows)


@render.register
def _(_refusal: publishing.ItemNeedsWords, words: Words) -> Screen:
    return Screen(words._("An item has to be written as text. Press the button once more and write it."))


@render.register
def _(_refusal: publishing.ItemPublished, words: Words) -> Screen:
    return Screen(words._("This has gone out already and can't be taken back."))


@render.register
def _(_refusal: publishing.NotYours, words: Words) -> Screen:
    return Screen(words._("This isn't for you to decide. The contact card says who can help."))
