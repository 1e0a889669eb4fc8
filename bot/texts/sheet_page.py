"""A disclosure's page: everything that stands on it as words, printed, drawn, or on a site."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ledger import RowKind


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column is text, the others are numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    last_is_total: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart."""

    label: str
    whole: int
    late: int
    shown: str
    """The figures in words, beside the bar."""


@dataclass(frozen=True, slots=True)
class Meter:
    """A rate, as a bar of at most 100 percent."""

    label: str
    percent: int | None
    """None where there is nothing yet."""
    shown: str
    of: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What the bot counted."""

    title: str
    note: str
    grid: Grid
    chart_title: str
    bars: tuple[Bar, ...]
    legend: tuple[str, str]
    """What the two colours mean: in time or open, late."""
    meters: tuple[Meter, ...]
    counts: tuple[tuple[str, str], ...]
    """Other figures: what, how many."""


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One row of a table of income and expenses."""

    kind: RowKind
    cells: tuple[str, ...]
    """Day, words, income, expense, balance, note; only words for a remark."""


@dataclass(frozen=True, slots=True)
class Money:
    """A table of income and expenses."""

    columns: tuple[str, ...]
    shown: tuple[int, ...]
    """Which columns hold anything."""
    rows: tuple[MoneyRow, ...]
    summary: str
    """What the rows add up to."""
    faults: tuple[str, ...]
    """What doesn't add up, by row."""


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words under a line that says whose they are and of when."""

    head: str
    words: tuple[str, ...]
    """Paragraphs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, or one earlier question."""

    number: str
    title: str
    words: tuple[str, ...]
    money: tuple[Money, ...] = ()
    photos: str = ""
    said: tuple[Said, ...] = ()
    """Corrections, questions and answers, in their order."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Everything that stands on a disclosure."""

    lang: str
    title: str
    span: str
    published: str
    figures: Figures
    sections: tuple[Section, ...]
    """The items by kind, then what is under review, then the last month's questions."""
    empty: str
    """Said where there is no item; empty where there are any."""
    link: str
    scan: str
    """What the QR code is for."""
    more: str
    """On the picture, in the place of what finds no room; `{count}` is put in."""
