"""A month of a diary as a booklet and as a spreadsheet's rows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.texts.diary_words import heading, outcome, part_name, said

if TYPE_CHECKING:
    from bot.domain.diary_month import Line
    from bot.domain.notices.diary import DiaryBooklet
    from bot.texts.words import Words


def booklet(words: Words, notice: DiaryBooklet) -> dict[str, Any]:
    """Return what stands in the booklet: plain JSON values for bot/documents/templates/diary.typ."""
    return {
        "lang": "zh" if words.locale.startswith("zh") else "en",
        "title": words._("People's diary"),
        "village": words.village,
        "name": notice.cadre_name,
        "month": words._("{month}/{year}", month=notice.month.month, year=notice.month.year),
        "rule": words._("It notes problems, never judgements of people."),
        "nothing": words._("Nothing stands in it yet."),
        "days": [
            {"day": words.date(day), "lines": [_line(words, line) for line in lines]}
            for day, lines in groupby(notice.lines, key=lambda line: line.day)
        ],
    }


def sheet_rows(words: Words, notice: DiaryBooklet) -> list[list[str]]:
    """Return the spreadsheet's rows, its heading first."""
    head = [words._("Day"), words._("What"), words._("What was noted"), words._("What became of it")]
    return [head, *(_row(words, line) for line in notice.lines)]


def _line(words: Words, line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "heading": heading(words, line),
        "said": [{"part": part_name(words, part), "text": text} for part, text in said(words, line)],
        "outcome": outcome(words, line) or "",
    }


def _row(words: Words, line: Line) -> list[str]:
    noted = "\n".join(f"{part_name(words, part)}: {text}" for part, text in said(words, line))
    return [line.day.isoformat(), heading(words, line), noted, outcome(words, line) or ""]
