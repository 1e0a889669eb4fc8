"""The sheets and columns of the clerk's spreadsheet, and which field of the roster each one holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.domain.roster_rules import Noun

GUIDE_SHEET: Final = "说明"
"""The template's sheet of explanations: never read."""

IGNORED_COLUMNS: Final = frozenset({"序号", "备注"})
"""Columns a clerk keeps for himself; any other unknown one is a fault: no misspelling goes unseen."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, the field of the roster it holds, its width in characters."""

    header: str
    attribute: str
    may_be_missing: bool = False
    width: int = 12


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet, or a .csv file of that name."""

    name: str
    noun: Noun
    columns: tuple[Column, ...]
    may_be_missing: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, from left to right."""
        return tuple(column.header for column in self.columns)

    def header_of(self, attribute: str) -> str:
        """Return the header over a field of the roster."""
        return next(column.header for column in self.columns if column.attribute == attribute)


HOUSEHOLDS: Final = SheetLayout(
    "农户",
    Noun.HOUSEHOLD,
    (
        Column("组别", "group", width=8),
        Column("户号", "number", width=10),
        Column("户主", "head"),
        Column("成员", "members", width=60),
        Column("类型", "kind", width=10),
    ),
)
CADRES: Final = SheetLayout(
    "干部",
    Noun.CADRE,
    (
        Column("姓名", "name"),
        Column("职务", "duties", width=24),
        Column("电话", "phone", width=16),
        Column("中心", "centers", width=40),
        Column("中心负责人", "leads", width=24),
        Column("包联组", "group", width=8),
        Column("包联大户", "large_household"),
        Column("包联困难户", "poor_household"),
        Column("支部书记", "is_secretary", width=10),
        Column("代理人", "substitute", may_be_missing=True),
        Column("乡镇联系人", "is_township", may_be_missing=True),
    ),
)
DUTY: Final = SheetLayout(
    "值班",
    Noun.DUTY,
    (Column("星期", "weekday", width=8), Column("姓名", "cadre")),
    may_be_missing=True,
)
LAYOUTS: Final = (HOUSEHOLDS, CADRES, DUTY)
LAYOUT_OF: Final[Mapping[Noun, SheetLayout]] = MappingProxyType({layout.noun: layout for layout in LAYOUTS})
