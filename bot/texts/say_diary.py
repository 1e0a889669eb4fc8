"""What is said around the people's diary (民情日记)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.diary import (
    ChooseDiary,
    CompleteDiary,
    GetDiary,
    RaiseDiary,
    RaiseDiaryFor,
    RemoveDiary,
    ShowDiary,
    ShowDiaryEntry,
    TagDiary,
    TagDiaryAs,
    WriteDiaryPart,
)
from bot.domain.centers import Center
from bot.domain.diary_month import LineKind
from bot.domain.month import Month
from bot.domain.note import Part
from bot.domain.notices import diary
from bot.domain.topic import Topic
from bot.texts.diary_booklet import booklet, sheet_rows
from bot.texts.diary_words import heading, outcome, part_name, said
from bot.texts.render import render
from bot.texts.screen import Button, Screen, Sheet, Workbook
from bot.texts.topics import topic_name
from bot.texts.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.diary_month import Line
    from bot.domain.people import Household

Row = tuple[Button, ...]
SHORT = 60  # characters of a note that a list shows


def month_name(words: Words, month: Month) -> str:
    """Return a month as people say it."""
    return words._("{month}/{year}", month=month.month, year=month.year)


@render.register
def _(notice: diary.DiaryPrompt, words: Words) -> Screen:
    rows: list[Row] = [(Button(words._("This month's diary"), ShowDiary(str(notice.month), 0)),)]
    if notice.reads_others:
        rows.append((Button(words._("The cadres' diaries"), ChooseDiary()),))
    return Screen(
        words._(
            "Write, speak or send a photo: it is kept in your diary. "
            "Note the problem, never a judgement of people."
        ),
        rows,
    )


@render.register
def _(notice: diary.DiaryShown, words: Words) -> Screen:
    line = notice.line
    text = words._("Kept in your diary.") if notice.is_new else "\n".join(_full(words, line))
    about = Button(words._("Whom it is about"), TagDiary(line.id))
    more = Button(words._("Add why, what was done"), CompleteDiary(line.id))
    rows: list[Row] = [(about,), (more,)]
    if line.outcome is None:
        rows.append((Button(words._("Make a matter of it"), RaiseDiary(line.id)),))
        rows.append((Button(words._("A mistake, delete it"), RemoveDiary(line.id)),))
    return Screen(text, rows)


@render.register
def _(_notice: diary.DiaryAdded, words: Words) -> Screen:
    return Screen(words._("Added to it."))


@render.register
def _(notice: diary.DiaryTagQuestion, words: Words) -> Screen:
    rows: list[Row] = [
        (Button(f"{each.number} {each.head}", TagDiaryAs(notice.diary_id, household_id=each.id)),)
        for each in notice.households
    ]
    if notice.group is not None:
        name = words._("Group {group}", group=notice.group)
        rows.append((Button(name, TagDiaryAs(notice.diary_id, group=notice.group)),))
    rows += [
        (Button(topic_name(words, Topic(center.value)), TagDiaryAs(notice.diary_id, center=center.value)),)
        for center in Center
    ]
    return Screen(words._("What is it about? Tap it, or write a household's number or name."), rows)


@render.register
def _(notice: diary.DiaryPartQuestion, words: Words) -> Screen:
    parts = (Part.ANALYSIS, Part.DONE, Part.ANSWER)
    rows = [(Button(part_name(words, part), WriteDiaryPart(notice.diary_id, part.value)),) for part in parts]
    return Screen(words._("What do you want to add?"), rows)


@render.register
def _(notice: diary.DiaryPartPrompt, words: Words) -> Screen:
    return Screen(words._("{part}: write it, say it or send a photo.", part=part_name(words, notice.part)))


@render.register
def _(notice: diary.DiaryHouseholdQuestion, words: Words) -> Screen:
    rows = _households(notice.diary_id, notice.households)
    return Screen(words._("Whose matter is it? Tap the household, or write its number or a name."), rows)


def _households(diary_id: int, households: Iterable[Household]) -> list[Row]:
    return [(Button(f"{each.number} {each.head}", RaiseDiaryFor(diary_id, each.id)),) for each in households]


@render.register
def _(_notice: diary.DiaryRemoved, words: Words) -> Screen:
    return Screen(words._("Deleted from your diary."))


@render.register
def _(notice: diary.DiaryMonth, words: Words) -> Screen:
    title = words._("{name}'s diary, {month}", name=notice.cadre_name, month=month_name(words, notice.month))
    lines = [title]
    for line in notice.lines:
        lines += ["", _short(words, line)]
    if not notice.lines:
        lines += ["", words._("Nothing stands in it yet.")]
    return Screen("\n".join(lines), [*_openings(words, notice), *_pages(words, notice)])


def _openings(words: Words, notice: diary.DiaryMonth) -> list[Row]:
    """Return a button for each entry of one's own: it can be completed, or become a case."""
    if notice.cadre_id is not None:
        return []
    entries = [line for line in notice.lines if line.kind is LineKind.ENTRY]
    return [(Button(_title(words, line), ShowDiaryEntry(line.id)),) for line in entries]


def _pages(words: Words, notice: diary.DiaryMonth) -> list[Row]:
    def turn(label: str, month: Month, offset: int) -> Button:
        return Button(label, ShowDiary(str(month), offset, notice.cadre_id, in_place=True))

    page = notice.page
    turns = []
    if page.previous is not None:
        turns.append(turn(words._("Back"), notice.month, page.previous))
    if page.following is not None:
        turns.append(turn(words._("More"), notice.month, page.following))
    rows: list[Row] = [tuple(turns)] if turns else []
    rows.append((turn(words._("The month before"), notice.month.before, 0),))
    rows.append((Button(words._("As a booklet"), GetDiary(str(notice.month), notice.cadre_id)),))
    return rows


@render.register
def _(notice: diary.DiaryBooklet, words: Words) -> Screen:
    name = f"diary-{notice.month}"
    return Screen(
        words._(
            "{name}'s diary, {month}: a booklet to print, and a spreadsheet.",
            name=notice.cadre_name,
            month=month_name(words, notice.month),
        ),
        sheet=Sheet(f"{name}.pdf", "diary", booklet(words, notice)),
        workbook=Workbook(f"{name}.xlsx", sheet_rows(words, notice)),
    )


@render.register
def _(notice: diary.DiaryOfWhom, words: Words) -> Screen:
    rows = [(Button(name, ShowDiary(str(notice.month), 0, cadre_id)),) for cadre_id, name in notice.cadres]
    return Screen(words._("Whose diary?"), rows)


@render.register
def _(refusal: diary.DiaryCaseStands, words: Words) -> Screen:
    return Screen(words._("It has become {number}, and stays.", number=refusal.number))


@render.register
def _(_refusal: diary.DiaryEmpty, words: Words) -> Screen:
    return Screen(words._("Its words are erased; write it anew."))


def _short(words: Words, line: Line) -> str:
    """Return a line for a list: the day, what it is, and the beginning of what was noted."""
    first = next((text for _, text in said(words, line)), "")
    shown = first if len(first) <= SHORT else f"{first[:SHORT]}…"
    parts = [f"{line.day.month}/{line.day.day} {heading(words, line)}", shown, outcome(words, line)]
    return "\n".join(part for part in parts if part)


def _title(words: Words, line: Line) -> str:
    first = next((text for _, text in said(words, line)), "")
    return f"{line.day.month}/{line.day.day} {first[:16] or heading(words, line)}"


def _full(words: Words, line: Line) -> list[str]:
    lines = [f"{words.date(line.day)}  {heading(words, line)}"]
    lines += [
        words._("{part}: {text}", part=part_name(words, part), text=text) for part, text in said(words, line)
    ]
    result = outcome(words, line)
    return [*lines, result] if result else lines
