"""A diary's lines in words: on a screen, in the booklet and in the spreadsheet alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.diary_month import Line, LineKind, Outcome
from bot.domain.note import Part
from bot.domain.topic import Topic
from bot.texts.case_steps import step_name
from bot.texts.own_data_names import value_name
from bot.texts.topics import topic_name

if TYPE_CHECKING:
    from bot.domain.content import Content
    from bot.texts.words import Words


def part_name(words: Words, part: Part) -> str:
    """Return what a part is called."""
    return {
        Part.TALK: words._("What was said"),
        Part.PROBLEM: words._("The problem"),
        Part.ANALYSIS: words._("Why"),
        Part.DONE: words._("What was done"),
        Part.ANSWER: words._("The answer"),
    }[part]


def heading(words: Words, line: Line) -> str:
    """Return what a line is: an entry, a visit, or what was done about a case."""
    if line.kind is LineKind.CASE:
        assert line.outcome is not None
        step = _step(words, line.step or "") or _state(words, line.outcome)
        return words._("{number}: {step}", number=line.outcome.number, step=step)
    about = [name for name in (_household(words, line), _group(words, line), _center(words, line)) if name]
    kind = words._("Visit") if line.kind is LineKind.VISIT else words._("Note")
    return words._("{kind}: {about}", kind=kind, about=words._(", ").join(about)) if about else kind


def said(words: Words, line: Line) -> list[tuple[Part, str]]:
    """Return what was noted, part by part; what is erased is said to be."""
    return [
        (each.part, _content(words, each.content) if each.content is not None else words._("erased"))
        for each in line.words
    ]


def outcome(words: Words, line: Line) -> str | None:
    """Return what has become of an entry's problem."""
    if line.outcome is None or line.kind is LineKind.CASE:
        return None
    return words._(
        "Became {number}: {state}",
        number=line.outcome.number,
        state=_state(words, line.outcome),
    )


def _step(words: Words, step: str) -> str | None:
    return words._("Register for somebody") if step == "registered" else step_name(words, step, own=False)


def _state(words: Words, result: Outcome) -> str:
    return value_name(words, "state", result.state.value)


def _content(words: Words, content: Content) -> str:
    """Return a message in words: a recording or picture by its kind, with whatever was written to it."""
    if not content.is_media:
        return content.text
    kind = value_name(words, "kind", content.kind.value)
    return f"[{kind}] {content.text}".rstrip()


def _household(words: Words, line: Line) -> str:
    return words._("household {number}", number=line.household) if line.household is not None else ""


def _group(words: Words, line: Line) -> str:
    return words._("Group {group}", group=line.group) if line.group is not None else ""


def _center(words: Words, line: Line) -> str:
    return topic_name(words, Topic(line.center.value)) if line.center is not None else ""
