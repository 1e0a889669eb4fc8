"""A row of 农户 → a household of the roster."""

import re
from typing import Final

from bot.domain.roster import (
    KIND_NAMES_ZH,
    HouseholdKind,
    RosterHousehold,
    RosterMember,
)
from bot.roster.cells import Cell, clean_name, plain, text_of
from bot.roster.faults import FaultCode
from bot.roster.layout import HOUSEHOLDS
from bot.roster.nearest import nearest
from bot.roster.row import Row

_GROUP = HOUSEHOLDS.header_of("group")
_NUMBER = HOUSEHOLDS.header_of("number")
_HEAD = HOUSEHOLDS.header_of("head")
_MEMBERS = HOUSEHOLDS.header_of("members")
_KIND = HOUSEHOLDS.header_of("kind")

_KINDS: Final = {name: kind for kind, name in KIND_NAMES_ZH.items()}
_BETWEEN_MEMBERS: Final = re.compile(r"[;；\n]")
_PHONE_AT_END: Final = re.compile(
    r"(?P<name>.*?)(?:[\s:,、(]+(?=[+\d(])|(?=\+?\d{7}))(?P<phone>[+\d(][\d\s()\[\]./+eE\u2010-\u2015\u2212-]*)",
    re.DOTALL,
)
"""A name, then something that begins like a phone: after a space, or seven digits straight after the name."""
_FULL_WIDTH: Final = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
"""Full-width characters to ordinary ones, one for one, so that places in the text stay the same."""
_ENTRY_LIMIT: Final = 120  # characters of a name with its phone; a longer one is no name anyhow
_AFTER_NAME: Final = " \u3000:：,，、(（"
_SEVERAL_NAMES: Final = re.compile(r"[、,，/]|\d{7}")


def read_household(row: Row) -> RosterHousehold:
    """Return the household; what can't be read is a fault already and stands as "", 0 or 普通 here."""
    group, number = _group_and_number(row)
    head = _head(row)
    members = _members(row)
    if head and head not in {member.name for member in members}:
        members = (RosterMember(head), *members)
    return RosterHousehold(number, group, head, members, _kind(row))


def _group_and_number(row: Row) -> tuple[int, str]:
    """A group left empty (cells merged over several rows) follows from the number beside it."""
    group = row.group(_GROUP)
    row.required(_NUMBER)
    found = row.household(_NUMBER, group)
    if group is None and row.has(_GROUP) and row.is_empty(_GROUP) and found is None:
        row.fault(FaultCode.EMPTY, _GROUP)
    number = found[1] if found else ""
    return group or (found[0] if found else 0), number


def _head(row: Row) -> str:
    name, phone = _split(text_of(row.required(_HEAD)))
    if phone:
        row.fault(FaultCode.HEAD_WITH_PHONE, _HEAD, phone)
    return row.name(_HEAD, Cell(name))


def _members(row: Row) -> tuple[RosterMember, ...]:
    entries = (entry.strip() for entry in _BETWEEN_MEMBERS.split(text_of(row.cell(_MEMBERS))))
    return tuple(_member(row, entry) for entry in entries if entry)


def _member(row: Row, entry: str) -> RosterMember:
    name, phone = _split(entry)
    if not name:
        row.fault(FaultCode.MEMBER_NAMELESS, _MEMBERS, entry)
    elif _SEVERAL_NAMES.search(name):
        row.fault(FaultCode.MEMBERS_UNSEPARATED, _MEMBERS, entry)
    return RosterMember(row.name(_MEMBERS, Cell(name)), row.phone(_MEMBERS, Cell(phone)))


def _split(entry: str) -> tuple[str, str]:
    """Return the name and the phone of an entry; the brackets around a phone go with neither."""
    found = _PHONE_AT_END.fullmatch(entry.translate(_FULL_WIDTH)) if len(entry) <= _ENTRY_LIMIT else None
    if found is None:
        return clean_name(entry), ""
    return clean_name(entry[: found.end("name")].rstrip(_AFTER_NAME)), found["phone"]


def _kind(row: Row) -> HouseholdKind:
    text = plain(text_of(row.cell(_KIND)))
    if text and text not in _KINDS:
        row.fault(FaultCode.KIND_UNKNOWN, _KIND, text, nearest(text, _KINDS))
    return _KINDS.get(text, HouseholdKind.ORDINARY)
