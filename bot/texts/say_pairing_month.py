"""联户月报: a month of 包组联户, as words and as a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.domain.actions.pairing import ShowPairingMonth
from bot.domain.notices import pairing
from bot.domain.pairing_month import CadreMonth, Tie, TieLine
from bot.texts.render import render
from bot.texts.say_bulletins import kind_name
from bot.texts.say_publishing import month_name
from bot.texts.screen import Button, Picture, Screen
from bot.texts.words import Words

DRAWN_AT_MOST: Final = 12  # cadres: a longer picture is none that Telegram takes as a photo
NAME_DRAWN: Final = 12  # characters of a name or household in the picture; the words have all of them


@render.register
def _(notice: pairing.PairingReport, words: Words) -> Screen:
    lines = [_title(words, notice)]
    for cadre in notice.cadres:
        if notice.whole_village:
            lines.append(words._("{name}: {figures}", name=cadre.name, figures=_figures(words, cadre)))
        else:
            lines += [_line(words, each) for each in cadre.lines]
    before = Button(month_name(words, notice.before), ShowPairingMonth(str(notice.before)))
    return Screen("\n".join(lines), ((before,),), picture=Picture("pairing", _drawn(words, notice)))


def _title(words: Words, notice: pairing.PairingReport) -> str:
    return words._("Pairing in {month}", month=month_name(words, notice.month))


def _figures(words: Words, cadre: CadreMonth) -> str:
    return words._(
        "{contacts} contacts, {visits} of them visits", contacts=cadre.contacts, visits=cadre.visits
    )


def _line(words: Words, line: TieLine) -> str:
    text = words._(
        "{name}: {contacts} contacts, {visits} of them visits",
        name=_tie(words, line),
        contacts=line.contacts,
        visits=line.visits,
    )
    brought = words._(", ").join(_brought(words, line))
    return words._("{line}; brought {brought}", line=text, brought=brought) if brought else text


def _tie(words: Words, line: TieLine) -> str:
    if line.tie is Tie.GROUP:
        return words._("Group {group}", group=line.name)
    if line.tie is Tie.GROWER:
        return words._("Large grower {household}", household=line.name)
    return words._("Household in difficulty {household}", household=line.name)


def _brought(words: Words, line: TieLine) -> list[str]:
    return [
        words._("{kind} {count}", kind=kind_name(words, kind), count=count) for kind, count in line.brought
    ]


def _drawn(words: Words, notice: pairing.PairingReport) -> dict[str, Any]:
    return {
        "lang": words.locale.partition("_")[0],
        "title": _title(words, notice),
        "subtitle": words.village,
        "columns": [words._("Tied to"), words._("Contacts"), words._("Visits"), words._("Brought")],
        "cadres": [
            {"name": _short(cadre.name), "lines": [_drawn_line(words, each) for each in cadre.lines]}
            for cadre in notice.cadres[:DRAWN_AT_MOST]
        ],
        "note": words._("Contacts are what was sent, and the visits."),
    }


def _short(name: str) -> str:
    return name if len(name) <= NAME_DRAWN else f"{name[:NAME_DRAWN]}…"


def _drawn_line(words: Words, line: TieLine) -> dict[str, Any]:
    return {
        "tie": _tie(words, replace(line, name=_short(line.name))),
        "contacts": line.contacts,
        "visits": line.visits,
        "brought": _brought(words, line),
    }
