"""What the secretary is told of a broadcast, and what stands in the village's group."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from bot.domain.actions.delivery import GetVisitList
from bot.domain.notices import delivery
from bot.texts.disclosure_text import heading, item_text
from bot.texts.render import render
from bot.texts.say_disclosure import short
from bot.texts.say_publishing import month_name
from bot.texts.say_sheet import kind_name
from bot.texts.screen import Button, Screen, SharedFile, TextFile
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.month import Month

CELLS: Final = 10  # of the bar
MINUTE: Final = 60  # seconds
BOM: Final = "\ufeff"
"""By this Excel knows that a .csv is UTF-8."""
GROUPS: Final = 30  # lines of the report


def _what(words: Words, month: Month | None) -> str:
    if month is None:
        return words._("The matter disclosed at once")
    return words._("The disclosure for {month}", month=month_name(words, month))


@render.register
def _(notice: delivery.BroadcastProgress, words: Words) -> Screen:
    how = notice.progress
    part = min(1.0, how.done / how.total) if how.total else 0.0
    full = int(part * CELLS)
    bar = "▓" * full + "░" * (CELLS - full)
    parts = [
        words._("{what} is on its way.", what=_what(words, notice.month)),
        words._("{bar} {done} of {total} messages", bar=bar, done=how.done, total=how.total),
    ]
    if how.seconds_left:
        minutes = -(-how.seconds_left // MINUTE)
        parts.append(words.n("About {count} minute left.", "About {count} minutes left.", minutes))
    elif how.filled and how.done >= how.total:
        parts.append(words._("All of them are out."))
    return Screen("\n".join(parts))


@render.register
def _(notice: delivery.DeliveryReport, words: Words) -> Screen:
    parts = [
        words._("{what} is out.", what=_what(words, notice.month)),
        words.n("Delivered to {count} phone.", "Delivered to {count} phones.", notice.delivered),
    ]
    if notice.blocked:
        parts.append(
            words.n(
                "{count} person has stopped the bot.", "{count} people have stopped the bot.", notice.blocked
            )
        )
    if notice.unreachable:
        parts.append(
            words.n(
                "{count} phone could not be reached.",
                "{count} phones could not be reached.",
                notice.unreachable,
            )
        )
    if notice.chat is False:
        parts.append(words._("The village's group didn't get it: may the bot write there?"))
    homes = sum(group.nobody + group.unreachable for group in notice.groups)
    if not homes:
        return Screen("\n".join(parts))
    parts.append(
        words.n(
            "{count} household gets it only on paper:",
            "{count} households get it only on paper:",
            homes,
        )
    )
    for group in notice.groups[:GROUPS]:
        count = group.nobody + group.unreachable
        parts.append(
            words.n(
                "Group {group}: {count} household",
                "Group {group}: {count} households",
                count,
                group=group.group,
            )
        )
    button = Button(words._("List and sheet to print"), GetVisitList(notice.broadcast_id))
    return Screen("\n".join(parts), ((button,),))


@render.register
def _(notice: delivery.VisitList, words: Words) -> Screen:
    text = words.n(
        "{count} household to visit with the printed sheet.",
        "{count} households to visit with the printed sheet.",
        len(notice.lines),
    )
    return Screen(text, file=TextFile(notice.name, BOM + visit_table(words, notice.lines)))


def visit_table(words: Words, lines: tuple[delivery.VisitLine, ...]) -> str:
    """Return the households to visit as .csv."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(
        [
            words._("Group"),
            words._("Household"),
            words._("Head"),
            words._("Phone"),
            words._("Why"),
            words._("Visited on"),
        ]
    )
    for line in lines:
        why = words._("can't be reached") if line.joined else words._("nobody has joined")
        writer.writerow([line.group, line.number, line.head, line.phone, why, ""])
    return made.getvalue()


@render.register
def _(notice: delivery.PrintedSheet, words: Words) -> Screen:
    name = f"{notice.sheet.month}-A4.pdf"
    return Screen(heading(words, notice.sheet), shared=SharedFile(notice.document, "sendDocument", name))


@render.register
def _(notice: delivery.PublicSheet, words: Words) -> Screen:
    text = short(words, notice.sheet)
    if notice.sheet.link:
        text += "\n" + words._("Every item, and questions: {link}", link=notice.sheet.link)
    return Screen(text, shared=SharedFile(notice.picture, "sendPhoto", "disclosure.png"))


@render.register
def _(notice: delivery.PublicItem, words: Words) -> Screen:
    head = words._("Disclosed at once: {kind}", kind=kind_name(words, notice.shown.kind))
    text = f"{head}\n{item_text(words, notice.shown)}"
    if notice.link:
        text += "\n" + words._("Every item, and questions: {link}", link=notice.link)
    return Screen(text)
