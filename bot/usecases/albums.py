"""Albums: their parts come as separate updates and are passed on together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import Side
from bot.usecases import answering, colleagues, matters, registered, replies
from bot.usecases.thread import latest

if TYPE_CHECKING:
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def goes_on(work: Work, person: Person, incoming: Incoming) -> bool:
    """Take a further part of an album whose first part was a cadre's answer, plan, reason or registration.

    That one filled what the bot was waiting for; what comes behind it is passed on with it. Return False
    where the message is no such part.
    """
    if incoming.album is None or incoming.reply_to is not None or person.cadre is None:
        return False
    parts = await work.records.entries.of_album(person.account.id, incoming.album)
    first = next((part for part in parts if part.case_id is not None), None)
    case = await work.records.cases.get(first.case_id) if first and first.case_id else None
    if first is None or case is None:
        return False
    if first.side is Side.VILLAGER:
        if registered.is_registrar(person, case):
            await registered.add_to(work, person, case, incoming)
            return True
        return False
    if await colleagues.is_for_a_colleague(work, first):
        await work.records.entries.add(matters.entry_of(person, incoming, side=Side.CADRE, case_id=case.id))
        return True
    entry = await replies.keep(work, person, case, incoming)
    await answering.pass_words(work, person.cadre, case, [entry])
    return True


async def complete(work: Work, reminder: Reminder) -> None:
    """An album's parts have come in: pass them on in one go."""
    account = await work.records.accounts.get(reminder.subject)
    parts = await work.records.entries.of_album(reminder.subject, reminder.period)
    # What waits to be passed on with other things goes with those.
    placed = [part for part in latest(parts) if part.case_id is not None and part.waiting is None]
    if account is None or not placed:
        return
    case = await work.records.cases.get(placed[-1].case_id or 0)
    assert case is not None
    person = await work.person_of(account)
    same = [part for part in placed if part.case_id == case.id]
    if same[-1].side is Side.CADRE and person.cadre is not None:
        await replies.pass_on(work, person, case, same)
    else:
        await matters.pass_on(work, person, case, same)
