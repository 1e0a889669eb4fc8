"""Industry news by crop: one tap to get it, one tap to get it no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.learning import LearningMenu, NewsStopped, Subscriptions
from bot.domain.notices.matters import NothingPending
from bot.usecases import guessing

if TYPE_CHECKING:
    from bot.domain.actions.learning import ShowLearning, ShowSubscriptions, StopNews, Subscribe
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


async def begin(work: Work, by: By) -> None:
    """学技术: good practice, courses, industry news."""
    person = await work.person(by)
    if person.is_stranger:
        await guessing.hint(work, person.account)
        return
    await _menu(work, person)


async def show_learning(work: Work, person: Person, _action: ShowLearning) -> None:
    """Show the same from another menu."""
    await _menu(work, person)


async def show(work: Work, person: Person, _action: ShowSubscriptions) -> None:
    """Show about what he gets news."""
    await work.tell(person.account, await _of(work, person))


async def change(work: Work, person: Person, action: Subscribe) -> None:
    """Subscribe to a crop, or no more; what was shown changes in place."""
    if action.on:
        if action.crop not in work.rules.crops:
            raise NothingPending  # the village's list has changed since
        await work.records.subscriptions.add(person.account.id, action.crop, work.now)
    else:
        await work.records.subscriptions.remove(person.account.id, action.crop)
    await work.tell(person.account, await _of(work, person), edits=work.tapped)


async def stop(work: Work, person: Person, action: StopNews) -> None:
    """Unsubscribe, from a message about this crop."""
    await work.records.subscriptions.remove(person.account.id, action.crop)
    await work.tell(person.account, NewsStopped(action.crop))


async def _menu(work: Work, person: Person) -> None:
    await work.tell(person.account, LearningMenu())


async def _of(work: Work, person: Person) -> Subscriptions:
    own = await work.records.subscriptions.of(person.account.id)
    # What he once subscribed to can be ended, though the village's list no longer has it.
    crops = [*work.rules.crops, *(crop for crop in own if crop not in work.rules.crops)]
    return Subscriptions(tuple((crop, crop in own) for crop in crops))
