"""One record of a table, read field by field; what can't be read is added to the faults."""

import re
import unicodedata
from typing import Final

from bot.domain.centers import CENTER_NAMES_ZH, Center
from bot.domain.roster import NAME_LIMIT, household_number
from bot.roster.cells import (
    EMPTY_CELL,
    Cell,
    clean_name,
    has_control_characters,
    phone_of,
    plain,
    text_of,
)
from bot.roster.faults import Fault, FaultCode, FaultList
from bot.roster.household_numbers import read_number
from bot.roster.nearest import nearest
from bot.roster.table import Record

_YES: Final = frozenset({"是", "TRUE", "YES", "Y", "1", "√", "✓", "✔"})
_NO: Final = frozenset({"", "否", "不是", "FALSE", "NO", "N", "0", "×", "无", "-"})
_GROUP: Final = re.compile(r"第?0*([1-9]\d{0,2})(?:\.0+)?(?:村民)?小?组?")
_BETWEEN_NAMES: Final = re.compile(r"[、,;/\s]+")
_CENTERS: Final = {name: center for center, name in CENTER_NAMES_ZH.items()}


class Row:
    """Reads the fields of one record. An empty or unreadable field comes back as None, "" or ()."""

    def __init__(self, sheet: str, record: Record, faults: FaultList) -> None:
        """Read from that record; `faults` grows as fields are read."""
        self._sheet = sheet
        self._faults = faults
        self._cells = record.cells
        self.number = record.number

    def fault(self, code: FaultCode, column: str, value: str = "", hint: str = "") -> None:
        """Add a fault at this row."""
        self._faults.add(Fault(code, self._sheet, self.number, column, value, hint))

    def cell(self, column: str) -> Cell:
        """Return the cell, an empty one if it holds nothing that could be read (a fault) or isn't there."""
        cell = self._cells.get(column, EMPTY_CELL)
        if cell.flaw is not None:
            self.fault(cell.flaw, column, text_of(cell))
            return EMPTY_CELL
        if has_control_characters(text_of(cell)):
            self.fault(FaultCode.CONTROL_CHARACTER, column, text_of(cell))
            return EMPTY_CELL
        return cell

    def has(self, column: str) -> bool:
        """Tell whether the sheet has that column."""
        return column in self._cells

    def is_empty(self, column: str) -> bool:
        """Tell whether nothing stands there, not even something unreadable."""
        return self._cells.get(column, EMPTY_CELL).is_empty

    def required(self, column: str) -> Cell:
        """Return the cell as `cell` does; that nothing stands there is a fault."""
        if self.has(column) and self.is_empty(column):
            self.fault(FaultCode.EMPTY, column)
        return self.cell(column)

    def name(self, column: str, cell: Cell) -> str:
        """Return a person's name."""
        return self.short(column, clean_name(text_of(cell)), NAME_LIMIT)

    def short(self, column: str, text: str, limit: int) -> str:
        """Return the text; more characters than the limit are a fault."""
        if len(text) > limit:
            self.fault(FaultCode.TOO_LONG, column, text, str(limit))
        return text

    def group(self, column: str) -> int | None:
        """Return a group's number."""
        text = plain(text_of(self.cell(column)))
        if not text:
            return None
        if found := _GROUP.fullmatch(text):
            return int(found[1])
        self.fault(FaultCode.GROUP_BAD, column, text)
        return None

    def household(self, column: str, group: int | None = None) -> tuple[int, str] | None:
        """Return a household's group and number."""
        cell = self.cell(column)
        if cell.is_empty:
            return None
        found = read_number(cell, group)
        if isinstance(found, FaultCode):
            example = household_number(group or 2, 5)
            self.fault(found, column, text_of(cell), example)
            return None
        return found[0], household_number(*found)

    def phone(self, column: str, cell: Cell) -> str | None:
        """Return a phone's digits."""
        if cell.is_empty:
            return None
        found = phone_of(cell)
        if isinstance(found, FaultCode):
            self.fault(found, column, text_of(cell))
            return None
        return found

    def yes(self, column: str) -> bool:
        """Return whether 是 stands there."""
        text = plain(text_of(self.cell(column)))
        if text.upper() not in _YES | _NO:
            self.fault(FaultCode.YES_BAD, column, text)
        return text.upper() in _YES

    def centers(self, column: str) -> frozenset[Center]:
        """Return the centers whose full names stand there."""
        text = unicodedata.normalize("NFKC", text_of(self.cell(column)))
        found: set[Center] = set()
        for name in filter(None, _BETWEEN_NAMES.split(text)):
            if name in _CENTERS:
                found.add(_CENTERS[name])
            else:
                self.fault(FaultCode.CENTER_UNKNOWN, column, name, nearest(name, _CENTERS))
        return frozenset(found)
