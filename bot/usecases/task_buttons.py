"""The buttons under a task's card: the four trained ones, and the rest behind 更多, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.tasks import TaskButtons
from bot.usecases import delivering, proxy_photos
from bot.usecases.replies import task_of

if TYPE_CHECKING:
    from bot.domain.actions.task import MoreOfTask
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def turn(work: Work, person: Person, action: MoreOfTask) -> None:
    """更多, or 返回: put the other buttons in the place of those that are there."""
    case = await task_of(work, person, action.case_id)
    await _put(work, person, case, more=action.more)


async def restore(work: Work, person: Person, case: Case) -> None:
    """Put the four back under the card whose 更多 led here: what was wanted of the rest is under way."""
    await _put(work, person, case, more=False)


async def _put(work: Work, person: Person, case: Case, *, more: bool) -> None:
    if work.tapped is None:
        return  # Telegram no longer knows the message
    photos = await proxy_photos.of_case(work, case) if case.is_proxy else ()
    procedure = await delivering.procedure_of(work, case)
    buttons = TaskButtons(case.id, more, bool(photos), procedure)
    await work.tell(person.account, buttons, case_id=case.id, edits=work.tapped)
