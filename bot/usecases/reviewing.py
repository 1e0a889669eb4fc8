"""审核公示: the secretary sees each item as villagers will, and agrees or returns it with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.item import Reading
from bot.domain.item_life import ItemState, ItemStep, can
from bot.domain.notices.item_refusals import ItemChangedMeanwhile, ItemDecided, ReasonNeedsWords
from bot.domain.notices.items import ItemAgreedTo, ItemReturned
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.review import (
    ItemApproved,
    PublishedNow,
    PublishQuestion,
    ReturnPrompt,
    ReturnRecorded,
    ReviewCard,
    ReviewQueue,
)
from bot.domain.queues import Priority
from bot.domain.sheet import ItemKind
from bot.usecases import auditing, publishing
from bot.usecases.disclosure_day import next_day
from bot.usecases.item_lists import line_of
from bot.usecases.sheets import shown_item

if TYPE_CHECKING:
    from bot.domain.actions.items import (
        ApproveItem,
        PublishNow,
        ReturnItem,
        ReviewItem,
        ShowReview,
        TickNames,
    )
    from bot.domain.item import Item
    from bot.domain.people import Account, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work


async def begin(work: Work, by: By) -> None:
    """审核公示: what waits, and what is approved already."""
    await _show_queue(work, await work.person(by))


async def show_queue(work: Work, person: Person, _action: ShowReview) -> None:
    """审核公示, from a reminder."""
    await _show_queue(work, person)


async def _show_queue(work: Work, person: Person) -> None:
    must_be_secretary(person)
    waiting = await work.records.items.in_state(ItemState.UNDER_REVIEW)
    approved = await work.records.items.in_state(ItemState.APPROVED)
    notice = ReviewQueue(tuple(map(line_of, waiting)), tuple(map(line_of, approved)), await next_day(work))
    await work.tell(person.account, notice)


async def show(work: Work, person: Person, action: ReviewItem) -> None:
    """Show one item."""
    must_be_secretary(person)
    item = await work.records.items.get(action.item_id)
    if item is None or item.state not in {ItemState.UNDER_REVIEW, ItemState.APPROVED}:
        raise NothingPending
    await show_card(work, person.account, item)


async def show_card(
    work: Work, account: Account | None, item: Item, priority: Priority = Priority.WAITING
) -> None:
    """Show an item as villagers will see it, with what the secretary can do."""
    attachments = await work.records.items.attachments(item.id)
    author = (await work.records.people.directory()).get(item.cadre_id)
    notice = ReviewCard(
        item_id=item.id,
        version=item.version,
        state=item.state,
        author=author.name if author is not None else "",
        shown=await shown_item(work.records, work.village, item, 1),
        attachments=sum(one.reading is not Reading.REFUSED for one in attachments),
        shows_numbers=item.shows_numbers,
        names=item.shows_names if item.kind is ItemKind.RELIEF else None,
    )
    await work.tell(account, notice, priority=priority)


async def approve(work: Work, person: Person, action: ApproveItem) -> None:
    """同意公示: it goes out with the next disclosure."""
    item = await _decidable(work, person, action.item_id, action.version, ItemStep.APPROVE)
    await work.records.items.save(item.approved())
    await auditing.note(work, Act.APPROVED_ITEM, by=person, amount=item.id)
    day = await next_day(work)
    waiting = len(await work.records.items.in_state(ItemState.UNDER_REVIEW))
    await work.tell(person.account, ItemApproved(item.id, line_of(item).title, waiting, day))
    if item.account_id != person.account.id:
        author = await work.records.accounts.get(item.account_id)
        await work.tell(author, ItemAgreedTo(line_of(item).title, day), priority=Priority.TASK)


async def ask_reason(work: Work, person: Person, action: ReturnItem) -> None:
    """退回修改: the next message says why."""
    item = await _decidable(work, person, action.item_id, action.version, ItemStep.RETURN)
    dialogue = Dialogue(person.account.id, DialogueKind.ITEM_RETURN, item.id, work.now, object=action.version)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, ReturnPrompt(line_of(item).title))


async def take_reason(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """The message is the reason: its author gets it with the item."""
    item = await _decidable(work, person, dialogue.subject, dialogue.object, ItemStep.RETURN)
    reason = incoming.content.text.strip() if incoming.content is not None else ""
    if not reason:
        raise ReasonNeedsWords
    await work.records.items.save(item.returned(reason))
    await auditing.note(work, Act.RETURNED_ITEM, by=person, amount=item.id)
    author = await work.records.accounts.get(item.account_id)
    cadre = (await work.records.people.directory()).get(item.cadre_id)
    waiting = len(await work.records.items.in_state(ItemState.UNDER_REVIEW))
    await work.tell(person.account, ReturnRecorded(cadre.name if cadre else "", waiting))
    notice = ItemReturned(item.id, line_of(item).title, reason)
    await work.tell(author, notice, priority=Priority.TASK)


async def tick_names(work: Work, person: Person, action: TickNames) -> None:
    """Whether group, channel and web page name who got relief."""
    must_be_secretary(person)
    item = await work.records.items.get(action.item_id)
    if item is None or item.state not in {ItemState.UNDER_REVIEW, ItemState.APPROVED}:
        raise NothingPending
    ticked = replace(item, shows_names=action.shows)
    await work.records.items.save(ticked)
    await show_card(work, person.account, ticked)


async def publish_now(work: Work, person: Person, action: PublishNow) -> None:
    """现在就公示: asked once more, then to everybody at once."""
    must_be_secretary(person)
    item = await work.records.items.get(action.item_id)
    if item is None:
        raise NothingPending
    if not can(item.state, ItemStep.PUBLISH):
        raise ItemDecided(item.state)
    if not action.sure:
        await work.tell(person.account, PublishQuestion(item.id, line_of(item).title))
        return
    await auditing.note(work, Act.PUBLISHED_ITEM, by=person, amount=item.id)
    begins_at = await publishing.publish_item(work, item)
    await work.tell(person.account, PublishedNow(line_of(item).title, begins_at > work.now))


async def secretary_account(work: Work) -> Account | None:
    """Return the account of whoever reviews."""
    secretary = (await work.records.people.directory()).secretary
    return await work.records.accounts.of_cadre(secretary.id) if secretary is not None else None


def must_be_secretary(person: Person) -> None:
    """Raise NotYours for anybody but the secretary."""
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours


async def _decidable(work: Work, person: Person, item_id: int, version: int, step: ItemStep) -> Item:
    """Return an item as the secretary looked at it; raise what has become of it since."""
    must_be_secretary(person)
    item = await work.records.items.get(item_id)
    if item is None:
        raise NothingPending
    if not can(item.state, step):
        raise ItemDecided(item.state)
    if item.version != version:
        raise ItemChangedMeanwhile
    return item
