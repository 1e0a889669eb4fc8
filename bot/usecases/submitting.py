"""报上去: an item goes to the secretary; identity, bank and phone numbers in it are asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.dialogue import DialogueKind
from bot.domain.item import Reading
from bot.domain.item_life import ItemStep, can
from bot.domain.masking import find
from bot.domain.notices.item_refusals import ItemDecided, ItemIsEmpty, TableNotReadYet
from bot.domain.notices.items import ItemSubmitted, ItemWithdrawn, NumbersQuestion
from bot.domain.queues import Priority
from bot.usecases import reviewing
from bot.usecases.disclosure_day import next_day
from bot.usecases.item_drafting import own
from bot.usecases.sheets import shown_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.actions.items import SettleNumbers, SubmitItem, WithdrawItem
    from bot.domain.item import Attachment, Item
    from bot.domain.masking import NumberKind
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def submit(work: Work, person: Person, action: SubmitItem) -> None:
    """Submit an item, or ask first what becomes of the numbers in it."""
    item, attachments = await _ready(work, person, action.item_id)
    kinds = _numbers(item, attachments)
    if not kinds:
        await _submit(work, person, item, shows_numbers=False)
        return
    shown = await shown_item(work.records, work.village, item, 1, masks=True)
    await work.tell(person.account, NumbersQuestion(item.id, kinds, shown))


async def settle_numbers(work: Work, person: Person, action: SettleNumbers) -> None:
    """Submit it with its numbers masked, or readable because its author says so."""
    item, _ = await _ready(work, person, action.item_id)
    await _submit(work, person, item, shows_numbers=action.shows)


async def withdraw(work: Work, person: Person, action: WithdrawItem) -> None:
    """Take back an item that is not approved yet: its words and files are gone."""
    item = await own(work, person, action.item_id)
    if not can(item.state, ItemStep.WITHDRAW):
        raise ItemDecided(item.state)
    await work.records.items.save(item.withdrawn())
    await work.records.items.drop_attachments(item.id)
    await _stop_listening(work, person, item)
    await work.tell(person.account, ItemWithdrawn())


async def _ready(work: Work, person: Person, item_id: int) -> tuple[Item, list[Attachment]]:
    item = await own(work, person, item_id)
    if not can(item.state, ItemStep.SUBMIT):
        raise ItemDecided(item.state)
    attachments = await work.records.items.attachments(item.id)
    if any(one.reading is Reading.WAITING for one in attachments):
        raise TableNotReadYet
    if not item.title or not (item.words or any(one.reading is not Reading.REFUSED for one in attachments)):
        raise ItemIsEmpty
    return item, attachments


async def _submit(work: Work, person: Person, item: Item, *, shows_numbers: bool) -> None:
    submitted = item.submitted(shows_numbers=shows_numbers)
    await work.records.items.save(submitted)
    await _stop_listening(work, person, item)
    if person.cadre is not None and person.cadre.is_secretary:
        await reviewing.show_card(work, person.account, submitted)
        return
    await work.tell(person.account, ItemSubmitted(item.id, await next_day(work)))
    await reviewing.show_card(work, await reviewing.secretary_account(work), submitted, Priority.TASK)


async def _stop_listening(work: Work, person: Person, item: Item) -> None:
    dialogue = await work.records.dialogues.get(person.account.id)
    about_it = {DialogueKind.ITEM_TITLE, DialogueKind.ITEM_WORDS}
    if dialogue is not None and dialogue.kind in about_it and dialogue.subject == item.id:
        await work.records.dialogues.clear(person.account.id)


def _numbers(item: Item, attachments: list[Attachment]) -> tuple[NumberKind, ...]:
    """Return which kinds of number stand in it, in their order."""
    kinds = {found.kind for text in _texts(item, attachments) for found in find(text)}
    return tuple(sorted(kinds))


def _texts(item: Item, attachments: list[Attachment]) -> Iterator[str]:
    yield item.title
    yield item.words
    for one in attachments:
        yield one.content.text
        yield one.name
        for row in one.ledger.rows if one.ledger is not None else ():
            yield from (row.words, row.note, row.day)
