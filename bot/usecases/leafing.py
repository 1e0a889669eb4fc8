"""公示栏: every month that was published, for everybody who has joined; item by item, in his own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.entry import Entry, Side
from bot.domain.item import Reading
from bot.domain.masking import mask
from bot.domain.notices.disclosure import (
    AttachmentsShown,
    DisclosureSheet,
    ItemLeaf,
    MonthHead,
    MonthPage,
    StyleChosen,
    StyleQuestion,
    UrgentItem,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.style import Style
from bot.domain.times import local_day
from bot.usecases.item_lists import line_of
from bot.usecases.shared_keys import sheet_key
from bot.usecases.sheets import Audience, items_of, sheet_of, shown_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.actions.disclosure import (
        AskStyle,
        ChooseStyle,
        LeafItems,
        ShowAttachments,
        ShowDisclosure,
        ShowItem,
        ShowMonths,
    )
    from bot.domain.disclosure import Disclosure
    from bot.domain.item import Item
    from bot.domain.notices.notice import Notice
    from bot.domain.people import Account, Person
    from bot.domain.sheet import Sheet
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

MONTHS_SHOWN: Final = 12  # on one screen


async def begin(work: Work, by: By) -> None:
    """公示栏: the months that were published."""
    person = await work.person(by)
    if person.is_stranger:
        raise NotYours
    await _show_months(work, person, 0)


async def turn(work: Work, person: Person, action: ShowMonths) -> None:
    """Show earlier months."""
    await _show_months(work, person, action.offset)


async def _show_months(work: Work, person: Person, offset: int) -> None:
    found = await work.records.disclosures.newest(MONTHS_SHOWN + 1, offset=offset)
    urgent = await work.records.items.between_months() if offset == 0 else []
    more = offset + MONTHS_SHOWN if len(found) > MONTHS_SHOWN else None
    notice = MonthPage(
        tuple(MonthHead(one.id, one.month) for one in found[:MONTHS_SHOWN]),
        tuple((item.id, line_of(item).title) for item in reversed(urgent)),
        more,
    )
    await work.tell(person.account, notice)


async def show(work: Work, person: Person, action: ShowDisclosure) -> None:
    """Show one month's disclosure."""
    disclosure = await work.records.disclosures.get(action.disclosure_id)
    if disclosure is None or person.is_stranger:
        raise NothingPending
    await work.tell(person.account, (await month_for(work, disclosure))(person.account))


async def month_for(work: Work, disclosure: Disclosure) -> Callable[[Account], DisclosureSheet]:
    """Return what each account is told of a month's disclosure."""
    return month_notice(disclosure, await sheet_of(work.records, work.village, disclosure))


def month_notice(disclosure: Disclosure, sheet: Sheet) -> Callable[[Account], DisclosureSheet]:
    """Return what each account is told of a month's disclosure, from its sheet."""
    key = picture_key(disclosure, sheet)
    return lambda account: DisclosureSheet(disclosure.id, sheet, account.style, key)


def picture_key(disclosure: Disclosure, sheet: Sheet) -> str:
    """Return the key of the picture that everybody gets."""
    return sheet_key(disclosure.id, Audience.VILLAGERS, "png", sheet)


async def leaf(work: Work, person: Person, action: LeafItems) -> None:
    """Show the item of this number; from another item's button, in that one's place."""
    disclosure = await work.records.disclosures.get(action.disclosure_id)
    items = await items_of(work.records, action.disclosure_id)
    if disclosure is None or not 1 <= action.place <= len(items):
        raise NothingPending
    item = items[action.place - 1]
    notice = ItemLeaf(
        disclosure.id,
        item.id,
        disclosure.month,
        await shown_item(work.records, work.village, item, action.place),
        len(items),
        await _attached(work, item),
        _corrects(person),
    )
    await work.tell(person.account, notice, edits=work.tapped if action.turns else None)


async def show_urgent(work: Work, person: Person, action: ShowItem) -> None:
    """Show what was published at once."""
    item = await _published(work, action.item_id)
    await work.tell(person.account, await urgent_for(work, item, corrects=_corrects(person)))


async def urgent_for(work: Work, item: Item, *, corrects: bool = False) -> Notice:
    """Return what everybody is told of a matter that was published at once."""
    assert item.published_at is not None
    return UrgentItem(
        item.id,
        await shown_item(work.records, work.village, item, 1),
        local_day(item.published_at, work.village.zone),
        await _attached(work, item),
        corrects,
    )


async def show_attachments(work: Work, person: Person, action: ShowAttachments) -> None:
    """看附件: an item's photos and files, for everybody once published; before, for those who work on it."""
    item = await work.records.items.get(action.item_id)
    cadre = person.cadre
    works_on_it = item is not None and (
        item.account_id == person.account.id or (cadre is not None and cadre.is_secretary)
    )
    if item is None or (item.published_at is None and not works_on_it):
        raise NothingPending
    media = [
        Entry(one.id, item.account_id, Side.CADRE, one.content, 0, 0, item.begun_at)
        for one in await work.records.items.attachments(item.id)
        if one.reading is not Reading.REFUSED
    ]
    title = item.title if item.shows_numbers else mask(item.title)
    await work.tell(person.account, AttachmentsShown(title), media=media)


async def ask_style(work: Work, person: Person, _action: AskStyle) -> None:
    """换个看法."""
    await work.tell(person.account, StyleQuestion(person.account.style))


async def choose_style(work: Work, person: Person, action: ChooseStyle) -> None:
    """So from now on."""
    style = Style(action.style)
    await work.records.accounts.set_style(person.account.id, style)
    await work.tell(person.account, StyleChosen(style))
    newest = await work.records.disclosures.newest(1)
    account = await work.records.accounts.get(person.account.id)
    if newest and account is not None:
        await work.tell(account, (await month_for(work, newest[0]))(account))


async def _published(work: Work, item_id: int) -> Item:
    item = await work.records.items.get(item_id)
    if item is None or item.published_at is None:
        raise NothingPending
    return item


async def _attached(work: Work, item: Item) -> int:
    attachments = await work.records.items.attachments(item.id)
    return sum(one.reading is not Reading.REFUSED for one in attachments)


def _corrects(person: Person) -> bool:
    return person.cadre is not None and person.cadre.is_secretary
