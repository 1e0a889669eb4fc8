"""The month's report in words: one set of tables for the spreadsheet and the printed sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.texts.say_publishing import month_name
from bot.texts.topics import topic_name

if TYPE_CHECKING:
    from bot.domain.month_report import MonthReport
    from bot.domain.rates import Rate, Tally
    from bot.domain.topic import Topic
    from bot.texts.words import Words


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: its title, its columns, its rows; counts are numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """Everything that stands on a report."""

    lang: str
    title: str
    subtitle: str
    tables: tuple[ReportTable, ...]
    notes: tuple[str, ...]


def report_sheet(words: Words, report: MonthReport) -> ReportSheet:
    """Return a month's report in a language."""
    everybody = sum(line.registered for line in report.topics)
    total = _row(words, words._("All"), report.total, everybody)
    registered = _row(words, words._("Registered for somebody"), report.registered, None)
    topics = (_row(words, _topic(words, line.topic), line.tally, line.registered) for line in report.topics)
    cadres = (_row(words, line.name, line.tally, line.registered) for line in report.cadres)
    return ReportSheet(
        lang=words.locale.partition("_")[0],
        title=words._(
            "{village}, service in {month}", village=words.village, month=month_name(words, report.month)
        ),
        subtitle=words._(
            "Matters that came in during that month, as they stood on {day}", day=words.day(report.as_of)
        ),
        tables=(
            ReportTable(
                words._("By center"), _columns(words, words._("Center")), (*topics, total, registered)
            ),
            ReportTable(words._("By cadre"), _columns(words, words._("Cadre")), tuple(cadres)),
        ),
        notes=_notes(words),
    )


def _topic(words: Words, topic: Topic | None) -> str:
    return topic_name(words, topic) if topic is not None else words._("no center chosen")


def _columns(words: Words, first: str) -> tuple[str, ...]:
    return (
        first,
        words._("Received"),
        words._("On the spot"),
        words._("In time"),
        words._("Late"),
        words._("Explained"),
        words._("Open"),
        words._("Reopened"),
        words._("Acted on within a day"),
        words._("Resolved"),
        words._("Satisfied"),
        words._("Registered"),
    )


def _row(words: Words, name: str, tally: Tally, registered: int | None) -> tuple[str | int, ...]:
    return (
        name,
        tally.received,
        tally.on_the_spot,
        tally.in_time,
        tally.late,
        tally.explained,
        tally.open,
        tally.reopened,
        _rate(words, tally.response),
        _rate(words, tally.resolution),
        _rate(words, tally.satisfaction),
        "" if registered is None else registered,
    )


def _rate(words: Words, rate: Rate) -> str:
    if rate.percent is None:
        return words._("nothing yet")
    return words._("{percent}% ({part}/{whole})", percent=rate.percent, part=rate.part, whole=rate.whole)


def _notes(words: Words) -> tuple[str, ...]:
    return (
        words._(
            "Acted on within a day: answered, verified, explained or handed over by then; "
            "out of those that were, and those that are a day old."
        ),
        words._(
            "Resolved: the villager said so; out of what is closed and what is past its first promised day."
        ),
        words._(
            "Satisfied: rated satisfied or fairly satisfied; out of what was rated. Silence isn't counted."
        ),
        words._("In time and late go by the first promised day. A case stands with whoever has it now."),
        words._(
            "Complaints about cadres and what was taken back are not counted. Registered is counted apart."
        ),
    )
