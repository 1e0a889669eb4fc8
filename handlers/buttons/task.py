"""What the buttons of a cadre's tasks do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.task import (
    ForMyself,
    ForSomethingElse,
    ForTask,
    MoreOfTask,
    MoreTasks,
    SettleReply,
    ShowTask,
    ShowTasks,
)
from bot.usecases import replies, tapping, task_buttons, tasks

TAPS: Final[tapping.Taps] = {
    SettleReply: replies.settle,
    ForTask: tasks.for_task,
    ForMyself: tasks.for_myself,
    ForSomethingElse: tasks.for_something_else,
    MoreOfTask: task_buttons.turn,
    MoreTasks: tasks.more,
    ShowTasks: tasks.turn,
    ShowTask: tasks.show_one,
}
