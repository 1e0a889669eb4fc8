"""The sentences on faults in English. A pair is: without a hint, with one."""

from collections.abc import Mapping
from typing import Final

from bot.domain.roster_rules import Rule
from bot.roster.faults import FaultCode

SENTENCES_EN: Final[Mapping[FaultCode | Rule, str | tuple[str, str]]] = {
    FaultCode.FILE_MISSING: 'There is no "{value}": check the name.',
    FaultCode.FILE_EMPTY: '"{value}" is empty: save it again.',
    FaultCode.FILE_OLD_XLS: '"{value}" is in the old format (.xls): save it as .xlsx in Excel.',
    FaultCode.FILE_ENCRYPTED: '"{value}" has a password: remove it and save again.',
    FaultCode.FILE_NOT_XLSX: '"{value}" is no .xlsx spreadsheet: save it as .xlsx in Excel.',
    FaultCode.FILE_TOO_LARGE: '"{value}" is too large, at most {hint} MB unpacked: keep only what is needed.',
    FaultCode.FILE_BROKEN: '"{value}" can\'t be read and may be damaged: open it in Excel, save a new .xlsx.',
    FaultCode.FOLDER_EMPTY: '"{value}" holds no .csv file: it needs 农户.csv and 干部.csv.',
    FaultCode.CSV_NOT_TEXT: '"{value}" is neither UTF-8 nor GBK text: save it as CSV UTF-8 in Excel.',
    FaultCode.CSV_BROKEN: "this row can't be read: check that the quotation marks come in pairs.",
    FaultCode.SHEET_MISSING: "this sheet is missing: add it as in the template.",
    FaultCode.SHEET_UNKNOWN: (
        "no sheet has this name: delete it if it isn't needed.",
        "no sheet has this name, did you mean {hint}? Rename it, or delete it if it isn't needed.",
    ),
    FaultCode.SHEET_TWICE: "two sheets have this name: keep one.",
    FaultCode.TOO_MANY_ROWS: "a sheet has at most {hint} rows: delete what stands below.",
    FaultCode.HEADER_MISSING: "there is no header row: it needs these columns: {hint}.",
    FaultCode.COLUMN_MISSING: "this column is missing: add it as in the template.",
    FaultCode.COLUMN_UNKNOWN: (
        "no column has this name: delete it; notes of your own go into a column 备注.",
        "no column has this name, did you mean {hint}? Rename it, or delete it if it isn't needed.",
    ),
    FaultCode.COLUMN_TWICE: "this column is there twice: keep one.",
    FaultCode.EMPTY: "this can't be empty: split merged cells and fill in every row.",
    FaultCode.TOO_LONG: '"{value}" is too long: at most {hint} characters.',
    FaultCode.CONTROL_CHARACTER: '"{value}" has invisible characters in it: delete it and type it again.',
    FaultCode.FORMULA_WITHOUT_VALUE: "this formula has no result yet: type the content itself.",
    FaultCode.CELL_ERROR: "this shows {value}: type the content itself.",
    FaultCode.GROUP_BAD: '"{value}" is no group: write just the number, for example 2.',
    FaultCode.NUMBER_BAD: '"{value}" is no household number: write group, dash, running number, like {hint}.',
    FaultCode.NUMBER_IS_DATE: (
        "Excel made a date of it ({value}): format the column as text, write it like {hint}."
    ),
    FaultCode.KIND_UNKNOWN: (
        '"{value}" is no kind of household: write 普通, 种养大户 or 困难户.',
        '"{value}" is no kind of household, did you mean {hint}?',
    ),
    FaultCode.HEAD_WITH_PHONE: "only the name goes here: write the phone {value} into 成员.",
    FaultCode.MEMBER_NAMELESS: '"{value}" lacks the name before it: write each member as name, space, phone.',
    FaultCode.MEMBERS_UNSEPARATED: '"{value}" is more than one person: separate them by ； or a line break.',
    FaultCode.PHONE_BAD: '"{value}" is no phone: write 11 digits of a mobile, or a land line with area code.',
    FaultCode.PHONE_ROUNDED: "the phone became {value}, its last digits are lost: format the column as text.",
    FaultCode.YES_BAD: '"{value}" isn\'t understood: write 是 or leave it empty.',
    FaultCode.CENTER_UNKNOWN: (
        '"{value}" is none of the five centers: write the full name, separated by 、.',
        '"{value}" is none of the five centers, did you mean {hint}?',
    ),
    FaultCode.PHOTO_OF_NOBODY: (
        'photo "{value}": whose is it? The file has to be named like the cadre, for example 示例干部.jpg.',
        'photo "{value}": whose is it, {hint}\'s? The file has to be named like the cadre.',
    ),
    FaultCode.PHOTO_TWICE: '"{value}" has two photos: keep one.',
    FaultCode.PHOTO_BROKEN: 'photo "{value}" can\'t be opened: save it as .jpg.',
    FaultCode.PHOTO_TOO_LARGE: 'photo "{value}" is too large, at most {hint} MB: crop it first.',
    FaultCode.AMOUNT_BAD: '"{value}" is no amount: write digits only, for example 1234.50.',
    FaultCode.AMOUNT_MISSING: "this row has no amount: fill in income or expense.",
    FaultCode.MERGED: "{value} are merged cells: take them apart and fill in every row.",
    FaultCode.SHEET_SPARE: "a file holds one table of income and expenses: save this sheet apart.",
    FaultCode.LEDGER_EMPTY: "there is no income and no expense: fill it in and send it again.",
    FaultCode.WEEKDAY_BAD: '"{value}" is no day of the week: write 一, 二, 三, 四, 五, 六 or 日.',
    Rule.NO_HOUSEHOLDS: "there is no household: fill them in.",
    Rule.NUMBER_TWICE: "the number {value} is in row {hint} too: change one of them.",
    Rule.NUMBER_OF_OTHER_GROUP: "the number {value} must begin with the group in this row: {hint}-.",
    Rule.MEMBER_TWICE: 'there are two "{value}" in one household: tell them apart.',
    Rule.NO_SECRETARY: "there is no secretary: write 是 in the secretary's row.",
    Rule.SECRETARY_TWICE: "there is one secretary only, and row {hint} has 是 already.",
    Rule.CADRE_TWICE: '"{value}" has the same name as row {hint}: tell them apart.',
    Rule.GROUP_UNKNOWN: "no household is in group {value}: check the number.",
    Rule.PAIRING_TWICE: "another cadre of that center is paired with group {value} (row {hint}): change one.",
    Rule.LEAD_TWICE: "{value} has one lead only, and row {hint} names one already.",
    Rule.HOUSEHOLD_UNKNOWN: "no household has the number {value}: check it.",
    Rule.HOUSEHOLD_OF_OTHER_KIND: "the kind of {value} in 农户 isn't {hint}: change one of the two.",
    Rule.SUBSTITUTE_UNKNOWN: 'there is no "{value}" in 干部: check the name.',
    Rule.SUBSTITUTE_HIMSELF: '"{value}" can\'t stand in for himself: name another cadre.',
    Rule.SUBSTITUTE_TOWNSHIP: "\"{value}\" is the township's contact and can't stand in: name a cadre.",
    Rule.TOWNSHIP_IN_VILLAGE: '"{value}" is the township\'s contact: leave this empty.',
    Rule.DUTY_UNKNOWN: 'there is no "{value}" in 干部: check the name.',
    Rule.DUTY_TOWNSHIP: '"{value}" is the township\'s contact and is not on duty here: name a cadre.',
}
