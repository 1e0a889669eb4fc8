"""A disclosure as text for the chat: for the eye, and as plain lines that a phone can read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.ledger import RowKind
from bot.texts.printed import yuan
from bot.texts.say_publishing import month_name
from bot.texts.say_sheet import kind_name, mismatch_line, money, sheet_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.ledger import Ledger, LedgerRow
    from bot.domain.sheet import Question, Sheet, SheetItem
    from bot.texts.words import Words

ROWS: Final = 12  # of a table in the chat; the sheet has all of them


def heading(words: Words, sheet: Sheet) -> str:
    """Return which disclosure it is; with both days where it came late."""
    title = words._(
        "{village}, disclosure for {month}", village=sheet.village, month=month_name(words, sheet.month)
    )
    if sheet.published_on <= sheet.covers_to:
        return title
    late = words._(
        "It was due on {due} and is published on {day}.",
        due=words.date(sheet.covers_to),
        day=words.date(sheet.published_on),
    )
    return f"{title}\n{late}"


def item_text(words: Words, shown: SheetItem) -> str:
    """Return an item as everybody reads it in the chat."""
    return "\n".join(_item(words, shown))


def sheet_text(words: Words, sheet: Sheet) -> str:
    """Return all of a disclosure as text."""
    page = sheet_page(words, sheet)
    parts = ["\n".join([heading(words, sheet), page.span]), "\n".join(_figures(words, sheet))]
    for kind in dict.fromkeys(item.kind for item in sheet.items):
        parts.append(f"—— {kind_name(words, kind)} ——")
        parts += [item_text(words, item) for item in sheet.of_kind(kind)]
    if page.empty:
        parts.append(page.empty)
    if sheet.under_review:
        parts.append("\n".join(_under_review(words, sheet)))
    if sheet.earlier:
        parts.append("\n".join(_earlier(words, sheet)))
    return "\n\n".join(parts)


def sheet_plain(words: Words, sheet: Sheet) -> str:
    """Return all of a disclosure as sentences without signs, each on its own line."""
    total = sheet.figures.total
    lines = [
        heading(words, sheet) + words._("."),
        words._("{count} matters were received.", count=total.received),
        words._("{count} were answered on the spot.", count=total.on_the_spot),
        words._("{count} were answered within the week.", count=total.within_the_week),
        words._("{count} were late.", count=total.late),
        words._("{count} could not be solved, and the reason was given.", count=total.explained),
        words._("{count} are still open.", count=total.open),
    ]
    lines += [
        words._("{what}: {percent} in a hundred.", what=meter.label, percent=meter.percent)
        for meter in sheet_page(words, sheet).figures.meters
        if meter.percent is not None
    ]
    for item in sheet.items:
        lines += _spoken_item(words, item)
    if sheet.under_review:
        lines.append(words._("{count} items are still under review.", count=len(sheet.under_review)))
    for earlier in sheet.earlier:
        lines.append(words._("On last month's “{title}”.", title=earlier.title))
        lines += _spoken_question(words, earlier.question)
    return "\n".join(lines)


def _figures(words: Words, sheet: Sheet) -> Iterator[str]:
    """Yield the figures line by line: the same that stand on the sheet."""
    figures = sheet_page(words, sheet).figures
    yield figures.title
    total = sheet.figures.total
    yield words._("Matters received: {count}", count=total.received)
    yield words._("Answered on the spot: {count}", count=total.on_the_spot)
    yield words._("Answered within the week: {count}", count=total.within_the_week)
    yield words._("Late: {count}", count=total.late)
    yield words._("Explained with reasons: {count}", count=total.explained)
    yield words._("Still open: {count}", count=total.open)
    for row in figures.grid.rows[: -1 if figures.grid.last_is_total else None]:
        yield words._(
            "{center}: received {received}, late {late}, open {open}",
            center=row[0],
            received=row[1],
            late=row[4],
            open=row[6],
        )
    for meter in figures.meters:
        if meter.percent is not None:
            yield words._("{what}: {shown} ({of})", what=meter.label, shown=meter.shown, of=meter.of)
    for name, count in figures.counts:
        yield words._("{what}: {count}", what=name, count=count)


def _item(words: Words, shown: SheetItem) -> Iterator[str]:
    if shown.title:
        yield f"{shown.place}. {shown.title}"
    if shown.words:
        yield shown.words if shown.title else f"{shown.place}. {shown.words}"
    for table in shown.tables:
        yield ""
        yield from _table(words, table)
    if names := [name for name in shown.photos if name]:
        yield words._("Attached: {names}", names=words._(", ").join(names))
    for correction in shown.corrections:
        yield ""
        yield words._("Corrected on {day}", day=words.date(correction.day))
        yield correction.words
    for question in shown.questions:
        yield ""
        yield from _question(words, question)


def _table(words: Words, ledger: Ledger) -> Iterator[str]:
    entries = [row for row in ledger.rows if row.kind is RowKind.ENTRY]
    for row in entries[:ROWS]:
        yield _row(words, row)
    if len(entries) > ROWS:
        yield words._("… and {count} more rows, all of them on the sheet.", count=len(entries) - ROWS)
    yield money(words, ledger).summary
    for mismatch in ledger.mismatches[:ROWS]:
        yield mismatch_line(words, mismatch)


def _row(words: Words, row: LedgerRow) -> str:
    parts = [row.day, row.words]
    if row.income is not None:
        parts.append(words._("income {amount}", amount=yuan(row.income)))
    if row.expense is not None:
        parts.append(words._("expense {amount}", amount=yuan(row.expense)))
    return " ".join(part for part in parts if part)


def _question(words: Words, question: Question) -> Iterator[str]:
    asker = question.asker or words._("A villager")
    yield words._("{name} asked on {day}", name=asker, day=words.date(question.asked_on))
    yield question.words
    if question.answer and question.answered_on is not None:
        yield words._("Answer of {day}", day=words.date(question.answered_on))
        yield question.answer
    else:
        yield words._("Not answered yet")


def _under_review(words: Words, sheet: Sheet) -> Iterator[str]:
    yield words._("Still under review")
    for waiting in sheet.under_review:
        yield words._("No. {number}: {kind}", number=waiting.number, kind=kind_name(words, waiting.kind))


def _earlier(words: Words, sheet: Sheet) -> Iterator[str]:
    yield words._("Last month's questions and answers")
    for earlier in sheet.earlier:
        yield words._("No. {number}: {title}", number=earlier.place, title=earlier.title)
        yield from _question(words, earlier.question)


def _spoken_item(words: Words, item: SheetItem) -> Iterator[str]:
    yield words._(
        "Number {number}, {kind}. {title}.",
        number=item.place,
        kind=kind_name(words, item.kind),
        title=item.title,
    )
    if item.words:
        yield item.words
    for table in item.tables:
        for row in (row for row in table.rows if row.kind is RowKind.ENTRY):
            yield _row(words, row) + words._(".")
        yield money(words, table).summary
    for correction in item.corrections:
        yield words._("This was corrected: {words}", words=correction.words)
    for question in item.questions:
        yield from _spoken_question(words, question)


def _spoken_question(words: Words, question: Question) -> Iterator[str]:
    asker = question.asker or words._("A villager")
    yield words._("{name} asked: {words}", name=asker, words=question.words)
    if question.answer:
        yield words._("The answer: {words}", words=question.answer)
    else:
        yield words._("It is not answered yet.")
