"""A row of 干部 → a cadre of the roster; a row of 值班 → a day of duty."""

from typing import Final

from bot.domain.centers import Center
from bot.domain.roster import DUTIES_LIMIT, DutyDay, RosterCadre
from bot.roster.cells import plain, text_of
from bot.roster.faults import FaultCode
from bot.roster.layout import CADRES, DUTY
from bot.roster.row import Row

WEEKDAYS_ZH: Final = ("一", "二", "三", "四", "五", "六", "日")
"""The days of the week as 值班 writes them, Monday first."""
_PREFIXES: Final = ("星期", "礼拜", "周")
_OTHER_DAYS: Final = {"天": 6, "七": 6} | {str(day): day - 1 for day in range(1, 8)}


def read_cadre(row: Row) -> RosterCadre:
    """Return the cadre; what can't be read is a fault already and stands as "", None or () here."""
    header_of = CADRES.header_of
    duties = " ".join(text_of(row.required(header_of("duties"))).split())
    leads = row.centers(header_of("leads"))
    centers = leads | row.centers(header_of("centers"))
    large = row.household(header_of("large_household"))
    poor = row.household(header_of("poor_household"))
    substitute = header_of("substitute")
    return RosterCadre(
        name=row.name(header_of("name"), row.required(header_of("name"))),
        duties=row.short(header_of("duties"), duties, DUTIES_LIMIT),
        phone=row.phone(header_of("phone"), row.required(header_of("phone"))) or "",
        centers=tuple(center for center in Center if center in centers),
        leads=tuple(center for center in Center if center in leads),
        group=row.group(header_of("group")),
        large_household=large[1] if large else None,
        poor_household=poor[1] if poor else None,
        is_secretary=row.yes(header_of("is_secretary")),
        substitute=row.name(substitute, row.cell(substitute)) or None,
        is_township=row.yes(header_of("is_township")),
    )


def read_duty(row: Row) -> DutyDay | None:
    """Return the day of duty, or None when the day or the name can't be read."""
    weekday = _weekday(row)
    name = row.name(DUTY.header_of("cadre"), row.required(DUTY.header_of("cadre")))
    return None if weekday is None or not name else DutyDay(weekday, name)


def _weekday(row: Row) -> int | None:
    column = DUTY.header_of("weekday")
    text = plain(text_of(row.required(column)))
    day = text
    for prefix in _PREFIXES:
        day = day.removeprefix(prefix)
    if day in WEEKDAYS_ZH:
        return WEEKDAYS_ZH.index(day)
    if day in _OTHER_DAYS:
        return _OTHER_DAYS[day]
    if text:
        row.fault(FaultCode.WEEKDAY_BAD, column, text)
    return None
