"""A disclosure in words: one page for the printed sheet, the picture and the village's site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.domain.ledger import Ledger, LedgerRow, RowKind, Sum
from bot.domain.sheet import ItemKind
from bot.texts.printed import as_typed, paragraphs, yuan
from bot.texts.say_publishing import month_name
from bot.texts.say_sheet_figures import figures_of
from bot.texts.sheet_page import Entry, Money, MoneyRow, Said, Section, SheetPage

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.ledger import Mismatch
    from bot.domain.sheet import Correction, Question, Sheet, SheetItem
    from bot.texts.words import Words


def kind_name(words: Words, kind: ItemKind) -> str:
    """Return what a kind of item is called."""
    names = {
        ItemKind.MONEY: words._("Collective income and expenses"),
        ItemKind.PROJECT: words._("Projects and tenders"),
        ItemKind.RELIEF: words._("Relief, subsidies and donations"),
        ItemKind.RESOLUTION: words._("One matter, one discussion: results"),
        ItemKind.LAND: words._("Land"),
        ItemKind.ENTITLEMENT: words._("Entitlements"),
        ItemKind.OTHER: words._("Other matters"),
    }
    return names[kind]


def sheet_page(words: Words, sheet: Sheet) -> SheetPage:
    """Return a disclosure's page in a language."""
    village = as_typed(sheet.village)
    return SheetPage(
        lang=words.locale.partition("_")[0],
        title=words._(
            "{village}, disclosure for {month}", village=village, month=month_name(words, sheet.month)
        ),
        span=words._(
            "From {since} to {until}",
            since=_short(words, sheet.covers_from),
            until=_short(words, sheet.covers_to),
        ),
        published=words._("Published on {day}", day=words.date(sheet.published_on)),
        figures=figures_of(words, sheet.figures),
        sections=tuple(_sections(words, sheet)),
        empty="" if sheet.items else words._("No item was submitted this month."),
        link=sheet.link,
        scan=words._("Scan: read every item, ask a question"),
        more=words._("{count} more: tap the buttons below", count="{count}"),
    )


def _short(words: Words, day: date) -> str:
    return words._("{day}/{month}", day=day.day, month=day.month)


def _sections(words: Words, sheet: Sheet) -> Iterator[Section]:
    for kind in ItemKind:
        if items := sheet.of_kind(kind):
            yield Section(kind_name(words, kind), tuple(_entry(words, item) for item in items))
    if sheet.under_review:
        yield Section(
            words._("Still under review"),
            tuple(
                Entry(words._("No. {number}", number=waiting.number), kind_name(words, waiting.kind), ())
                for waiting in sheet.under_review
            ),
            words._("These were submitted, and the branch has not approved them yet."),
        )
    if sheet.earlier:
        yield Section(
            words._("Last month's questions and answers"),
            tuple(
                Entry(
                    words._("No. {number}", number=earlier.place),
                    as_typed(earlier.title),
                    (),
                    said=tuple(_asked(words, earlier.question)),
                )
                for earlier in sheet.earlier
            ),
        )


def _entry(words: Words, item: SheetItem) -> Entry:
    said = [_corrected(words, correction) for correction in item.corrections]
    for question in item.questions:
        said += _asked(words, question)
    photos = words._(", ").join(filter(None, map(as_typed, item.photos)))
    return Entry(
        str(item.place),
        as_typed(item.title),
        paragraphs(item.words),
        tuple(money(words, table) for table in item.tables),
        words._("To be seen in the bot: {photos}", photos=photos) if photos else "",
        tuple(said),
    )


def _corrected(words: Words, correction: Correction) -> Said:
    return Said(words._("Corrected on {day}", day=words.date(correction.day)), paragraphs(correction.words))


def _asked(words: Words, question: Question) -> Iterator[Said]:
    asker = as_typed(question.asker) or words._("A villager")
    yield Said(
        words._("{name} asked on {day}", name=asker, day=words.date(question.asked_on)),
        paragraphs(question.words),
    )
    if not question.answer:
        yield Said(words._("Not answered yet"), ())
    elif question.answered_on is None:
        yield Said(words._("Answer"), paragraphs(question.answer))
    else:
        head = words._("Answer of {day}", day=words.date(question.answered_on))
        yield Said(head, paragraphs(question.answer))


def money(words: Words, ledger: Ledger) -> Money:
    """Return a table of income and expenses; its total is the rows', whatever total was typed."""
    rows = [_money_row(row) for row in ledger.rows if row.kind is not RowKind.TOTAL]
    total = ("", words._("All"), yuan(ledger.income), yuan(ledger.expense), "", "")
    closing = [row for row in rows if row.kind is RowKind.CLOSING]
    remarks_after = _trailing_remarks(rows)
    body = [row for row in rows if row not in closing and row not in remarks_after]
    rows = [*body, MoneyRow(RowKind.TOTAL, total), *closing, *remarks_after]
    columns = (
        words._("Day"),
        words._("What for"),
        words._("Income (yuan)"),
        words._("Expense (yuan)"),
        words._("Balance"),
        words._("Remark"),
    )
    filled = [row.cells for row in rows if row.kind is not RowKind.REMARK]
    return Money(
        columns,
        tuple(place for place in range(len(columns)) if any(cells[place] for cells in filled)),
        tuple(rows),
        _summary(words, ledger),
        tuple(mismatch_line(words, mismatch) for mismatch in ledger.mismatches),
    )


def mismatch_line(words: Words, mismatch: Mismatch) -> str:
    """Return in one sentence what doesn't add up in which row."""
    names = {
        Sum.INCOME: words._("Income (yuan)"),
        Sum.EXPENSE: words._("Expense (yuan)"),
        Sum.BALANCE: words._("Balance"),
    }
    return words._(
        "Row {row}, {column}: {stated} is written, the rows above add up to {computed}.",
        row=mismatch.row,
        column=names[mismatch.sum],
        stated=yuan(mismatch.stated),
        computed=yuan(mismatch.computed),
    )


def _money_row(row: LedgerRow) -> MoneyRow:
    if row.kind is RowKind.REMARK:
        return MoneyRow(row.kind, (as_typed(" ".join(filter(None, (row.words, row.note)))),))
    amounts = (yuan(row.income), yuan(row.expense), yuan(row.balance))
    return MoneyRow(row.kind, (as_typed(row.day), as_typed(row.words), *amounts, as_typed(row.note)))


def _trailing_remarks(rows: list[MoneyRow]) -> list[MoneyRow]:
    """Return the remarks below everything else, where who drew the table up signs."""
    kinds = (RowKind.REMARK, RowKind.CLOSING)
    last = max((place for place, row in enumerate(rows) if row.kind not in kinds), default=-1)
    return [row for row in rows[last + 1 :] if row.kind is RowKind.REMARK]


def _summary(words: Words, ledger: Ledger) -> str:
    if ledger.opening is None or ledger.closing is None:
        return words._(
            "Income {income} yuan, expenses {expense} yuan.",
            income=yuan(ledger.income),
            expense=yuan(ledger.expense),
        )
    return words._(
        "There were {opening} yuan, {income} came in, {expense} went out, {closing} are left.",
        opening=yuan(ledger.opening),
        income=yuan(ledger.income),
        expense=yuan(ledger.expense),
        closing=yuan(ledger.closing),
    )
