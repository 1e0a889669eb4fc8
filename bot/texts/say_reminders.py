"""What is said before the promised date, and after it."""

from __future__ import annotations

from bot.domain.actions.task import ShowTasks
from bot.domain.notices import committing, tasks
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: tasks.DueSoon, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} is due by {day}. Reply to this message to answer.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.Overdue, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} was due by {day} and is late. Please answer today; reply to this message.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: tasks.LateTask, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} was due by {day} and is late. {name} is responsible.",
            number=notice.number,
            day=words.day(notice.due_at),
            name=notice.cadre_name,
        )
    )


def task_name(words: Words, task: tasks.TaskName) -> str:
    """Return what a cadre remembers a task by: whose, what about, and its number."""
    name = task.name or words._("A villager")
    if task.gist:
        return words._("{name}'s “{gist}” ({number})", name=name, gist=task.gist, number=task.number)
    return words._("{name}'s matter ({number})", name=name, number=task.number)


@render.register
def _(notice: committing.Digest, words: Words) -> Screen:
    lines = [words._("Good morning.")]
    if notice.today:
        lines.append(words._("Due today: {numbers}", numbers=words._(", ").join(map(str, notice.today))))
    if notice.this_week:
        lines.append(words._("Due later this week: {count}", count=notice.this_week))
    if notice.longest:
        lines.append(
            words._("Late: {count}, the longest by {days} days", count=notice.late, days=notice.longest)
        )
    elif notice.late:
        lines.append(words._("Late since today: {count}", count=notice.late))
    return Screen("\n".join(lines), ((Button(words._("My tasks"), ShowTasks(0)),),))


@render.register
def _(notice: committing.Unseen, words: Words) -> Screen:
    return Screen(
        words._(
            "{task} came to you a day ago, and nothing has happened. "
            "It is due by {day}; reply to this message to answer.",
            task=task_name(words, notice.task),
            day=words.day(notice.due_at),
        )
    )


@render.register
def _(notice: committing.LongOverdue, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} was due by {day} and is still open. {name} is responsible.",
            number=notice.number,
            day=words.day(notice.due_at),
            name=notice.cadre_name,
        )
    )
