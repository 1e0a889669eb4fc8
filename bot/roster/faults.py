"""What can be wrong with a spreadsheet: where, what, and the value that stands there. No words.

SpreadsheetFaults (an Exception)
    carries one or many Fault, each with a FaultCode (what reading found) or a Rule (what the whole breaks)
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.roster_rules import Rule


class FaultCode(StrEnum):
    """What reading a file, a sheet or a cell may find."""

    FILE_MISSING = "file_missing"
    FILE_EMPTY = "file_empty"
    FILE_OLD_XLS = "file_old_xls"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_NOT_XLSX = "file_not_xlsx"
    FILE_TOO_LARGE = "file_too_large"
    FILE_BROKEN = "file_broken"
    FOLDER_EMPTY = "folder_empty"
    CSV_NOT_TEXT = "csv_not_text"
    CSV_BROKEN = "csv_broken"
    SHEET_MISSING = "sheet_missing"
    SHEET_UNKNOWN = "sheet_unknown"
    SHEET_TWICE = "sheet_twice"
    TOO_MANY_ROWS = "too_many_rows"
    HEADER_MISSING = "header_missing"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    CELL_ERROR = "cell_error"
    GROUP_BAD = "group_bad"
    NUMBER_BAD = "number_bad"
    NUMBER_IS_DATE = "number_is_date"
    KIND_UNKNOWN = "kind_unknown"
    HEAD_WITH_PHONE = "head_with_phone"
    MEMBER_NAMELESS = "member_nameless"
    MEMBERS_UNSEPARATED = "members_unseparated"
    PHONE_BAD = "phone_bad"
    PHONE_ROUNDED = "phone_rounded"
    YES_BAD = "yes_bad"
    CENTER_UNKNOWN = "center_unknown"
    WEEKDAY_BAD = "weekday_bad"
    PHOTO_OF_NOBODY = "photo_of_nobody"
    PHOTO_TWICE = "photo_twice"
    PHOTO_BROKEN = "photo_broken"
    PHOTO_TOO_LARGE = "photo_too_large"
    AMOUNT_BAD = "amount_bad"
    AMOUNT_MISSING = "amount_missing"
    MERGED = "merged"
    SHEET_SPARE = "sheet_spare"
    LEDGER_EMPTY = "ledger_empty"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `row` counts from 1 as Excel shows it; `column` is the header.

    `value` is what stands in the cell and may be people's words or phones: show it, don't log it.
    `hint` is the nearest known word, the limit, or the row of the earlier entry, as the code needs it.
    """

    code: FaultCode | Rule
    sheet: str = ""
    row: int | None = None
    column: str | None = None
    value: str = ""
    hint: str = ""


class SpreadsheetFaults(Exception):  # noqa: N818  (it carries faults; one word for one thing)
    """A roster or a ledger can't be taken over as it is; `faults` names everything that is wrong at once."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults; the message holds their number only, since logs may show it."""
        super().__init__(f"faults in the spreadsheet: {len(faults)}")
        self.faults = faults


class FaultList:
    """Gathers faults while reading goes on, and remembers which cells have one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._faults: dict[Fault, None] = {}  # in order
        self._places: set[tuple[str, int | None, str | None]] = set()

    def add(self, fault: Fault) -> None:
        """Add one, unless the very same is there already."""
        self._faults.setdefault(fault)
        self._places.add((fault.sheet, fault.row, fault.column))

    def has(self, sheet: str, row: int | None, column: str | None) -> bool:
        """Tell whether that cell has a fault already."""
        return (sheet, row, column) in self._places

    def has_row(self, sheet: str, row: int) -> bool:
        """Tell whether anything in that row has a fault already."""
        return any(place[:2] == (sheet, row) for place in self._places)

    def has_any(self, sheet: str) -> bool:
        """Tell whether that sheet has a fault already."""
        return any(place[0] == sheet for place in self._places)

    def sorted(self) -> tuple[Fault, ...]:
        """Return them sheet by sheet in the order of discovery, and by row within a sheet."""
        order: dict[str, int] = {}
        for fault in self._faults:
            order.setdefault(fault.sheet, len(order))
        return tuple(sorted(self._faults, key=lambda f: (order[f.sheet], f.row or 0)))
