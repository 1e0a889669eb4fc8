"""The clerk's file or folder → the roster, or everything that is wrong with it at once."""

from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.roster import Roster
from bot.domain.roster_rules import Breach, Noun, Rule, check
from bot.roster.cadres import read_cadre, read_duty
from bot.roster.faults import Fault, FaultCode, FaultList, SpreadsheetFaults
from bot.roster.folder import read_folder
from bot.roster.households import read_household
from bot.roster.layout import CADRES, DUTY, HOUSEHOLDS, LAYOUT_OF
from bot.roster.photos import read_photos
from bot.roster.row import Row
from bot.roster.sheet import Sheet
from bot.roster.table import Table, tables
from bot.roster.workbook import read_workbook


def read(path: Path) -> Roster:
    """Return the roster in an .xlsx file or in a folder with 农户.csv and 干部.csv.

    The cadres' photos are taken from a folder 照片 beside it, if there is one.

    Raises SpreadsheetFaults with every fault of every sheet; nothing is taken over unless all is well.
    """
    faults = FaultList()
    found = tables(_sheets(path, faults), faults)
    draft = _draft(found, faults)
    for breach in check(draft.roster):
        if not _follows_from_another(breach, draft, found, faults):
            faults.add(_placed(breach, draft))
    names = [cadre.name for cadre in draft.roster.cadres]
    photos = read_photos(path if path.is_dir() else path.parent, names, faults)
    if all_faults := faults.sorted():
        raise SpreadsheetFaults(all_faults)
    return replace(draft.roster, photos=photos)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A roster with what could be read, and the row that each entry came from."""

    roster: Roster
    rows: dict[Noun, tuple[int, ...]]


def _sheets(path: Path, faults: FaultList) -> tuple[Sheet, ...]:
    if path.is_dir():
        return read_folder(path, faults)
    if not path.is_file():
        raise SpreadsheetFaults((Fault(FaultCode.FILE_MISSING, value=path.name),))
    return read_workbook(path, faults)


def _rows(table: Table, faults: FaultList) -> list[Row]:
    return [Row(table.layout.name, record, faults) for record in table.records]


def _draft(found: dict[str, Table], faults: FaultList) -> _Draft:
    households = [(row.number, read_household(row)) for row in _rows(found[HOUSEHOLDS.name], faults)]
    cadres = [(row.number, read_cadre(row)) for row in _rows(found[CADRES.name], faults)]
    days = [(row.number, read_duty(row)) for row in _rows(found[DUTY.name], faults)]
    duty = [(number, day) for number, day in days if day is not None]
    roster = Roster(
        tuple(household for _, household in households),
        tuple(cadre for _, cadre in cadres),
        tuple(day for _, day in duty) if found[DUTY.name].columns else None,
    )
    rows = {
        Noun.HOUSEHOLD: tuple(number for number, _ in households),
        Noun.CADRE: tuple(number for number, _ in cadres),
        Noun.DUTY: tuple(number for number, _ in duty),
    }
    return _Draft(roster, rows)


def _placed(breach: Breach, draft: _Draft) -> Fault:
    layout = LAYOUT_OF[breach.noun]
    rows = draft.rows[breach.noun]
    row = None if breach.index is None else rows[breach.index]
    column = None if breach.attribute is None else layout.header_of(breach.attribute)
    hint = breach.hint if breach.other is None else str(rows[breach.other])
    return Fault(breach.rule, layout.name, row, column, breach.value, hint)


def _follows_from_another(breach: Breach, draft: _Draft, found: dict[str, Table], faults: FaultList) -> bool:
    """Tell whether a breach only repeats a fault that reading has named already."""
    household_rows = draft.rows[Noun.HOUSEHOLD]
    if breach.rule is Rule.NO_HOUSEHOLDS:
        return faults.has_any(HOUSEHOLDS.name) or not found[HOUSEHOLDS.name].columns
    if breach.rule is Rule.NO_SECRETARY:
        column = CADRES.header_of("is_secretary")
        unread = any(faults.has(CADRES.name, row, column) for row in draft.rows[Noun.CADRE])
        return unread or column not in found[CADRES.name].columns
    if breach.rule in {Rule.GROUP_UNKNOWN, Rule.HOUSEHOLD_UNKNOWN} and not household_rows:
        return True
    if breach.rule is Rule.HOUSEHOLD_OF_OTHER_KIND:
        column = HOUSEHOLDS.header_of("kind")
        numbers = [household.number for household in draft.roster.households]
        row = household_rows[numbers.index(breach.value)]
        return faults.has(HOUSEHOLDS.name, row, column) or column not in found[HOUSEHOLDS.name].columns
    if breach.rule in {Rule.SUBSTITUTE_UNKNOWN, Rule.DUTY_UNKNOWN}:
        return CADRES.header_of("name") not in found[CADRES.name].columns
    return not breach.value and breach.index is not None
