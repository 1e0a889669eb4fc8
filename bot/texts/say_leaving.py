"""What is said around a cadre's leave."""

from __future__ import annotations

from bot.domain.actions.absence import PassTasksOn, TakeLeave
from bot.domain.notices import leaving
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: leaving.LeaveQuestion, words: Words) -> Screen:
    rows = [
        (Button(words._("Until {day}", day=words.date(day)), TakeLeave(day.isoformat())),)
        for day in notice.days
    ]
    if notice.until is None:
        text = words._("Until which day are you away, that day included? Tap one, or write another.")
        return Screen(text, rows)
    rows.append((Button(words._("I am back"), TakeLeave(None)),))
    text = words._(
        "You are on leave until {day}. Tap another day, or write one.", day=words.date(notice.until)
    )
    return Screen(text, rows)


@render.register
def _(notice: leaving.OnLeave, words: Words) -> Screen:
    day = words.date(notice.until)
    if notice.substitute_name is None:
        return Screen(
            words._("You are on leave until {day}. New matters go to whoever comes next in line.", day=day)
        )
    text = words._(
        "You are on leave until {day}. New matters go to {name}.", day=day, name=notice.substitute_name
    )
    if not notice.open_tasks:
        return Screen(text)
    yes = words.n("Hand over {count} open task too", "Hand over {count} open tasks too", notice.open_tasks)
    no = words._("Keep them")
    return Screen(text, ((Button(yes, PassTasksOn(agrees=True)),), (Button(no, PassTasksOn(agrees=False)),)))


@render.register
def _(_notice: leaving.BackFromLeave, words: Words) -> Screen:
    return Screen(words._("Welcome back. New matters come to you again."))


@render.register
def _(notice: leaving.TasksPassedOn, words: Words) -> Screen:
    text = words.n(
        "{count} task is with {name} now.",
        "{count} tasks are with {name} now.",
        notice.count,
        name=notice.substitute_name,
    )
    if not notice.kept:
        return Screen(text)
    kept = words.n(
        "{count} stays with you: it may not go to him.",
        "{count} stay with you: they may not go to him.",
        notice.kept,
    )
    return Screen(f"{text}\n{kept}")


@render.register
def _(_notice: leaving.TasksKept, words: Words) -> Screen:
    return Screen(words._("Your open tasks stay with you."))


@render.register
def _(refusal: leaving.NoDayToLeaveUntil, words: Words) -> Screen:
    if refusal.is_past:
        return Screen(
            words._("That day is over. Please write the last day of your leave, for example 12-05.")
        )
    return Screen(words._("Which day is that? Please write the last day of your leave, for example 12-05."))
