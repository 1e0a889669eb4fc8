"""An .xlsx file of income and expenses → a ledger, or everything that is wrong with it at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.domain.ledger import Ledger, LedgerRow, RowKind
from bot.ledgers.amounts import NOTHING, amount_of
from bot.ledgers.columns import (
    AMOUNTS,
    BALANCE,
    DAY,
    EXPENSE,
    INCOME,
    KINDS,
    NAMES,
    NOTE,
    WORDS,
    Columns,
    columns_of,
)
from bot.ledgers.merged import Area, merged
from bot.roster.cells import EMPTY_CELL, Cell, has_control_characters, plain, text_of
from bot.roster.faults import Fault, FaultCode, FaultList, SpreadsheetFaults
from bot.roster.layout import GUIDE_SHEET
from bot.roster.sheet import Sheet, SheetRow
from bot.roster.workbook import Bounds, read_content

BOUNDS: Final = Bounds(size=20 * 1024 * 1024, rows=500)
"""Of a year's accounts with room to spare; a file of this size is looked through in seconds."""
WORDS_LIMIT: Final = 200  # characters of one cell


def read(content: bytes, name: str) -> Ledger:
    """Return the ledger in a file's content; takes up to some seconds, so call it in a thread.

    Raises SpreadsheetFaults with every fault. What doesn't add up is none: the ledger says it itself.
    """
    faults = FaultList()
    sheets = read_content(content, name, faults, BOUNDS)
    if found := faults.sorted():  # too long a table isn't read row by row
        raise SpreadsheetFaults(found)
    sheet, columns = _chosen(sheets, name, faults)
    ledger = Ledger(tuple(_Reader(sheet, columns, merged(content), faults).rows()))
    if not ledger.entries and not faults.has_any(sheet.name):
        faults.add(Fault(FaultCode.LEDGER_EMPTY, sheet.name))
    if found := faults.sorted():
        raise SpreadsheetFaults(found)
    return ledger


def _chosen(sheets: tuple[Sheet, ...], name: str, faults: FaultList) -> tuple[Sheet, Columns]:
    """Return the one sheet with a table, and its columns; raise SpreadsheetFaults where there is none."""
    filled = [sheet for sheet in sheets if sheet.rows and sheet.name != GUIDE_SHEET]
    tables = [(sheet, columns) for sheet in filled if (columns := columns_of(sheet)) is not None]
    enough = [(sheet, columns) for sheet, columns in tables if columns.are_enough]
    if not enough:
        hint = "、".join(NAMES[column][0] for column in (WORDS, INCOME, EXPENSE))
        place = filled[0].name if filled else ""
        code = FaultCode.HEADER_MISSING if filled else FaultCode.LEDGER_EMPTY
        raise SpreadsheetFaults((Fault(code, place, value=name, hint=hint),))
    for sheet in filled:
        if sheet is not enough[0][0]:
            faults.add(Fault(FaultCode.SHEET_SPARE, sheet.name))
    return enough[0]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sheet's rows; what can't be read is added to the faults."""

    sheet: Sheet
    columns: Columns
    areas: tuple[Area, ...]
    faults: FaultList

    def rows(self) -> Iterator[LedgerRow]:
        """Yield what stands below the header."""
        for row in self.sheet.rows:
            if row.number > self.columns.header.number:
                read = self._row(row)
                if read is not None:
                    yield read

    def _row(self, row: SheetRow) -> LedgerRow | None:
        label = self._label(row)
        amounts = {column: self._amount(row, column) for column in AMOUNTS}
        kind = KINDS.get(plain(label).rstrip(":"), RowKind.ENTRY)
        words, day = self._text(row, WORDS), self._text(row, DAY)
        if kind is RowKind.ENTRY and all(amount is None for amount in amounts.values()):
            if not self._is_remark(row, day):
                return None
            return LedgerRow(row.number, RowKind.REMARK, label, note=self._notes(row, label))
        if kind is RowKind.ENTRY and not words:
            self._missing(row, WORDS, FaultCode.EMPTY)
        if kind is not RowKind.ENTRY:
            words = label
        return LedgerRow(
            row.number,
            kind,
            words,
            amounts[INCOME],
            amounts[EXPENSE],
            amounts[BALANCE],
            "" if day == words else day,
            self._notes(row, words),
        )

    def _is_remark(self, row: SheetRow, day: str) -> bool:
        """Tell whether a row without amounts is words only; one that is an entry gets its fault."""
        for column in (INCOME, EXPENSE):
            place = self.columns.places.get(column)
            if place is not None and self._area(row, place) is not None:
                self._missing(row, column, FaultCode.AMOUNT_MISSING)
                return False
        if self.faults.has_row(self.sheet.name, row.number):
            return False
        if day and self._text(row, WORDS):
            self._missing(row, INCOME, FaultCode.AMOUNT_MISSING)
            return False
        return True

    def _missing(self, row: SheetRow, column: str, code: FaultCode) -> None:
        """Add the fault that something isn't there; where cells are merged, that is why."""
        place = self.columns.places.get(column)
        area = self._area(row, place) if place is not None else None
        if area is not None:
            self._fault(FaultCode.MERGED, row, self.columns.header_of(column), area.name)
        else:
            header = None if code is FaultCode.AMOUNT_MISSING else self.columns.header_of(column)
            self._fault(code, row, header)

    def _area(self, row: SheetRow, place: int) -> Area | None:
        """Return the merged cells that this cell is a part of, if they reach over several rows."""
        return next(
            (area for area in self.areas if area.holds(row.number, place) and area.first_row < area.last_row),
            None,
        )

    def _label(self, row: SheetRow) -> str:
        """Return what the row is called: a total may stand under any header but an amount's."""
        amounts = {self.columns.places.get(column) for column in AMOUNTS}
        texts = [text_of(cell) for place, cell in enumerate(row.cells) if place not in amounts]
        known = (text for text in texts if plain(text).rstrip(":") in KINDS)
        return next(known, self._text(row, WORDS) or next(filter(None, texts), ""))

    def _amount(self, row: SheetRow, column: str) -> int | None:
        place = self.columns.places.get(column)
        cell = self._cell(row, place)
        try:
            return amount_of(cell)
        except ValueError:
            self._fault(FaultCode.AMOUNT_BAD, row, self.columns.header_of(column), text_of(cell))
            return None

    def _text(self, row: SheetRow, column: str) -> str:
        return self._clean(row, self.columns.places.get(column), self.columns.header_of(column))

    def _notes(self, row: SheetRow, words: str) -> str:
        """Return everything else that stands in the row, each under its header."""
        texts = ((self._clean(row, place, header), header) for place, header in self.columns.others.items())
        shown = [
            text if header == NOTE else f"{header}：{text}"
            for text, header in texts
            if text and text != words and text not in NOTHING
        ]
        return "；".join(shown)

    def _clean(self, row: SheetRow, place: int | None, header: str) -> str:
        text = " ".join(text_of(self._cell(row, place)).split())
        if has_control_characters(text):
            self._fault(FaultCode.CONTROL_CHARACTER, row, header, text)
        if len(text) > WORDS_LIMIT:
            self._fault(FaultCode.TOO_LONG, row, header, text, str(WORDS_LIMIT))
        return text

    def _cell(self, row: SheetRow, place: int | None) -> Cell:
        cell = row.cells[place] if place is not None and place < len(row.cells) else EMPTY_CELL
        if cell.flaw is None:
            return cell
        header = plain(text_of(self.columns.header.cells[place])) if place is not None else ""
        self._fault(cell.flaw, row, header, text_of(cell))
        return EMPTY_CELL

    def _fault(
        self, code: FaultCode, row: SheetRow, column: str | None, value: str = "", hint: str = ""
    ) -> None:
        self.faults.add(Fault(code, self.sheet.name, row.number, column, value, hint))
