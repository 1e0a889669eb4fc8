"""What everybody reads of a disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.actions.disclosure import (
    AskStyle,
    ChooseStyle,
    LeafItems,
    ShowAttachments,
    ShowDisclosure,
    ShowItem,
    ShowMonths,
)
from bot.domain.actions.items import CorrectItem
from bot.domain.actions.questions import AskAboutItem
from bot.domain.notices import disclosure
from bot.domain.style import Style
from bot.texts.disclosure_text import heading, item_text, sheet_plain, sheet_text
from bot.texts.render import render
from bot.texts.say_publishing import month_name
from bot.texts.say_sheet import kind_name
from bot.texts.screen import Button, Screen, SharedFile
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.sheet import Sheet

TITLE: Final = 24  # characters of a title on a button


@render.register
def _(notice: disclosure.MonthPage, words: Words) -> Screen:
    rows = [(Button(title[:TITLE] or "…", ShowItem(item_id)),) for item_id, title in notice.urgent]
    rows += [
        (Button(month_name(words, found.month), ShowDisclosure(found.disclosure_id)),)
        for found in notice.months
    ]
    if notice.more_from is not None:
        rows.append((Button(words._("Earlier months"), ShowMonths(notice.more_from)),))
    if not rows:
        return Screen(
            words._("Nothing has been disclosed yet. The first one comes on the last day of the month.")
        )
    return Screen(words._("Which month do you want to read?"), rows)


@render.register
def _(notice: disclosure.DisclosureSheet, words: Words) -> Screen:
    sheet = notice.sheet
    rows = []
    if sheet.items:
        label = words._("Read one by one ({count})", count=len(sheet.items))
        rows.append((Button(label, LeafItems(notice.disclosure_id, 1, turns=False)),))
    rows.append((Button(words._("Another way to read it"), AskStyle()),))
    if notice.style is Style.TEXT:
        return Screen(sheet_text(words, sheet), rows)
    if notice.style is Style.PLAIN:
        return Screen(sheet_plain(words, sheet), rows)
    picture = SharedFile(notice.picture, "sendPhoto", "disclosure.png")
    return Screen(short(words, sheet), rows, shared=picture)


def short(words: Words, sheet: Sheet) -> str:
    """Return what stands beside the picture: which month, and the figures that matter most."""
    total = sheet.figures.total
    return "\n".join(
        (
            heading(words, sheet),
            words._(
                "Matters received: {received}, late: {late}, still open: {open}.",
                received=total.received,
                late=total.late,
                open=total.open,
            ),
            words.n("{count} item is disclosed.", "{count} items are disclosed.", len(sheet.items)),
        )
    )


@render.register
def _(notice: disclosure.ItemLeaf, words: Words) -> Screen:
    place, month = notice.shown.place, notice.disclosure_id
    head = words._(
        "{month}, {kind} ({place}/{of})",
        month=month_name(words, notice.month),
        kind=kind_name(words, notice.shown.kind),
        place=place,
        of=notice.of,
    )
    leaves = []
    if place > 1:
        leaves.append(Button(words._("Previous"), LeafItems(month, place - 1, turns=True)))
    if place < notice.of:
        leaves.append(Button(words._("Next"), LeafItems(month, place + 1, turns=True)))
    rows = [tuple(leaves)] if leaves else []
    rows += _item_rows(words, notice.item_id, notice.attachments, corrects=notice.corrects)
    return Screen(f"{head}\n{item_text(words, notice.shown)}", rows)


@render.register
def _(notice: disclosure.UrgentItem, words: Words) -> Screen:
    head = words._(
        "Disclosed at once on {day}: {kind}",
        day=words.date(notice.published_on),
        kind=kind_name(words, notice.shown.kind),
    )
    rows = _item_rows(words, notice.item_id, notice.attachments, corrects=notice.corrects)
    return Screen(f"{head}\n{item_text(words, notice.shown)}", rows)


def _item_rows(words: Words, item_id: int, attachments: int, *, corrects: bool) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = [(Button(words._("Question it"), AskAboutItem(item_id)),)]
    if attachments:
        label = words._("See what is attached ({count})", count=attachments)
        rows.append((Button(label, ShowAttachments(item_id)),))
    if corrects:
        rows.append((Button(words._("Correct it"), CorrectItem(item_id)),))
    return rows


@render.register
def _(notice: disclosure.AttachmentsShown, words: Words) -> Screen:
    return Screen(words._("Attached to “{title}”:", title=notice.title))


@render.register
def _(notice: disclosure.StyleQuestion, words: Words) -> Screen:
    rows = [
        (Button(style_name(words, style), ChooseStyle(style.value)),)
        for style in Style
        if style is not notice.style
    ]
    return Screen(words._("How do you want to get the disclosures?"), rows)


@render.register
def _(notice: disclosure.StyleChosen, words: Words) -> Screen:
    return Screen(words._("From now on: {style}.", style=style_name(words, notice.style)))


def style_name(words: Words, style: Style) -> str:
    """Return how a way of reading is called."""
    names = {
        Style.PICTURE: words._("one picture"),
        Style.TEXT: words._("all as text"),
        Style.PLAIN: words._("plain lines, to be read out"),
    }
    return names[style]
