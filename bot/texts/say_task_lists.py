"""What is said of a cadre's tasks together: which there are, and which one is meant."""

from __future__ import annotations

from bot.domain.actions.registering import AddToRegistered, ShowRegistered
from bot.domain.actions.seeing import ShowCenter
from bot.domain.actions.task import ForMyself, ForTask, MoreTasks, ShowTask, ShowTasks
from bot.domain.notices import tasks
from bot.domain.notices.matters import CaseLine
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: tasks.TaskQuestion, words: Words) -> Screen:
    rows: list[tuple[Button, ...]] = [(Button(_task(line), ForTask(line.case.id)),) for line in notice.lines]
    rows += pager(words, notice.page, MoreTasks)
    rows += [
        (Button(words._("Add to {task}", task=_task(line)), AddToRegistered(line.case.id)),)
        for line in notice.registered
    ]
    if notice.own_household:
        rows.append((Button(words._("My own matter"), ForMyself()),))
    return Screen(words._("Which task is this for?"), rows)


def _task(line: CaseLine) -> str:
    return f"{line.case.number} {line.gist}".rstrip()


@render.register
def _(notice: tasks.MyTasks, words: Words) -> Screen:
    others = []
    if notice.leads:
        others.append((Button(words._("My center's matters"), ShowCenter(0)),))
    if notice.has_registered:
        others.append((Button(words._("What I registered"), ShowRegistered(0)),))
    if not notice.lines:
        return Screen(words._("You have no open tasks."), others)
    lines = [
        f"{line.case.number}  {line.gist}".rstrip()
        + "\n"
        + words._("Your turn, by {day}.", day=words.day(line.case.due_at))
        for line in notice.lines
    ]
    rows = [(Button(str(line.case.number), ShowTask(line.case.id)),) for line in notice.lines]
    turn = pager(words, notice.page, lambda offset: ShowTasks(offset, in_place=True))
    return Screen("\n\n".join(lines), [*rows, *turn, *others])


@render.register
def _(_refusal: tasks.NoTaskToReplyTo, words: Words) -> Screen:
    return Screen(words._("You have no task that this could be for. Tasks come to you here by themselves."))
