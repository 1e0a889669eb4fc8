"""What both sides are shown of the papers in custody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.actions.proxy import AddPaper, MovePaper, ShowCustody, ShowPaper, ShowProxy
from bot.domain.notices import custody
from bot.domain.paper_life import PaperMove, PaperState
from bot.texts.proxy_words import called, listed, move_label, place_of, places, proxy_state
from bot.texts.render import render
from bot.texts.screen import Button, Picture, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from datetime import datetime

TONES = {
    PaperState.WANTED: "plain",
    PaperState.RECEIVED: "near",
    PaperState.HANDED_IN: "near",
    PaperState.RETURNED: "good",
    PaperState.KEPT: "plain",
}


@render.register
def _(notice: custody.CustodyList, words: Words) -> Screen:
    lines = [
        words._("{number} {procedure}. {state}.", **_head(words, notice)),
        *places(words, notice.papers, own=notice.own),
    ]
    if not notice.papers:
        lines.append(words._("No papers are on the list."))
    if notice.cadre_name:
        lines += ["", _asks(words, notice)]
    return Screen("\n".join(lines), picture=Picture("custody", _drawn(words, notice)))


def _head(words: Words, notice: custody.CustodyList) -> dict[str, object]:
    state = proxy_state(words, notice.state)
    return {"number": notice.number, "procedure": notice.procedure, "state": state}


def _asks(words: Words, notice: custody.CustodyList) -> str:
    phone = words.phone(notice.phone)
    return words._("Questions: {name}, {phone}.", name=notice.cadre_name, phone=phone)


def _drawn(words: Words, notice: custody.CustodyList) -> dict[str, Any]:
    """Return what stands in the picture: a line for each paper, with its days."""
    return {
        "lang": words.locale.partition("_")[0],
        "title": words._("Papers in custody"),
        "subtitle": words._("{number} {procedure}. {state}.", **_head(words, notice)),
        "columns": [words._("Paper"), words._("Received"), words._("Handed in"), words._("Returned")],
        "none": words._("No papers are on the list."),
        "papers": [
            {
                "name": called(words, paper.name),
                "received": _short(words, paper.received_at),
                "handed_in": _short(words, paper.handed_in_at),
                "returned": words._("stays there")
                if paper.state is PaperState.KEPT
                else _short(words, paper.returned_at),
                "place": place_of(words, paper, own=notice.own),
                "tone": TONES[paper.state],
            }
            for paper in notice.papers
        ],
        "asks": _asks(words, notice) if notice.cadre_name else "",
    }


def _short(words: Words, at: datetime | None) -> str:
    """Return a day without its weekday, as it fits into a column; a dash where there is none."""
    if at is None:
        return "–"
    day = at.astimezone(words.zone)
    return words._("{day}/{month}", day=day.day, month=day.month)


@render.register
def _(notice: custody.PaperBoard, words: Words) -> Screen:
    lines = [words._("Papers of {number}:", number=notice.number), *places(words, notice.papers, own=False)]
    if not notice.papers:
        lines = [words._("No papers are on the list of {number}.", number=notice.number)]
    rows = [(_of_paper(words, notice.case_id, paper),) for paper in notice.papers]
    rows.append((Button(words._("Add a paper"), AddPaper(notice.case_id, missing=False)),))
    rows.append((Button(words._("How the paperwork stands"), ShowProxy(notice.case_id)),))
    return Screen("\n".join(lines), rows)


def _of_paper(words: Words, case_id: int, paper: custody.PaperLine) -> Button:
    """Return a paper's button: what is received is ticked off with one tap."""
    name = called(words, paper.name)
    if paper.state is PaperState.WANTED:
        return Button(
            words._("Received: {paper}", paper=name), MovePaper(case_id, paper.id, PaperMove.RECEIVE.value)
        )
    return Button(words._("{paper} …", paper=name), ShowPaper(case_id, paper.id))


@render.register
def _(notice: custody.PaperChoice, words: Words) -> Screen:
    (line,) = places(words, (notice.paper,), own=False)
    rows = [
        (Button(move_label(words, move), MovePaper(notice.case_id, notice.paper.id, move.value)),)
        for move in notice.moves
    ]
    return Screen(line, rows)


@render.register
def _(notice: custody.PaperNamePrompt, words: Words) -> Screen:
    if notice.missing:
        return Screen(
            words._(
                "What is missing for {number}? Write its name, such as “household register”.",
                number=notice.number,
            )
        )
    return Screen(
        words._(
            "Which paper did you receive for {number}? Write its name, such as “household register”.",
            number=notice.number,
        )
    )


@render.register
def _(notice: custody.PapersMoved, words: Words) -> Screen:
    values = {"name": notice.cadre_name or words._("the cadre"), "day": words.day(notice.at)}
    office = notice.office or words._("the office")
    lines = [words._("Receipt for {number}, {day}:", number=notice.number, day=values["day"])]
    if notice.received:
        papers = listed(words, notice.received)
        lines.append(words._("{name} has: {papers}", name=values["name"], papers=papers))
    if notice.handed_in:
        papers = listed(words, notice.handed_in)
        lines.append(words._("Handed in at {office}: {papers}", office=office, papers=papers))
    if notice.returned:
        lines.append(words._("Given back to you: {papers}", papers=listed(words, notice.returned)))
    if notice.kept:
        papers = listed(words, notice.kept)
        lines.append(words._("Stays at {office}: {papers}", office=office, papers=papers))
    return Screen("\n".join(lines), ((Button(words._("Where my papers are"), ShowCustody(notice.case_id)),),))


@render.register
def _(notice: custody.PassPapersOn, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is with {name} now. Please give him what you have of it: {papers}.",
            number=notice.number,
            name=notice.cadre_name,
            papers=listed(words, notice.papers),
        )
    )


@render.register
def _(notice: custody.GivePapersBack, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} goes no further. Please give back to {name} (household {household}, {phone}): "
            "{papers}.",
            number=notice.number,
            name=notice.name,
            household=notice.household,
            phone=words.phone(notice.phone),
            papers=listed(words, notice.papers),
        )
    )
