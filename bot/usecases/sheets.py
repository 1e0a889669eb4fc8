"""From the records to the sheet: what of a disclosure may be shown, and to whom."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.item import Consent, Reading, WholeItem
from bot.domain.leaving_out import item_without_names, without_names
from bot.domain.ledger import Ledger
from bot.domain.masking import mask
from bot.domain.sheet import Correction, EarlierQuestion, ItemKind, Question, Sheet, SheetItem
from bot.domain.times import local_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.disclosure import Disclosure
    from bot.domain.item import Attachment, Item, ItemQuestion
    from bot.domain.village import Village
    from bot.ports import Records

USERNAME: Final = "username"
"""The fact under which the bot's name is kept: links are made of it."""


class Audience(StrEnum):
    """Who reads it."""

    VILLAGERS = "villagers"
    """Whoever has joined."""
    PUBLIC = "public"
    """Whoever sees the group, the channel, the notice on a web page: names of who got relief are left out."""


async def sheet_of(
    records: Records, village: Village, disclosure: Disclosure, audience: Audience = Audience.VILLAGERS
) -> Sheet:
    """Return a month's disclosure as this audience may read it."""
    zone = village.zone
    shown = [
        await shown_item(records, village, item, place, audience)
        for place, item in enumerate(await items_of(records, disclosure.id), start=1)
    ]
    return Sheet(
        village=village.name,
        month=disclosure.month,
        covers_from=local_day(disclosure.covers_from, zone),
        covers_to=local_day(disclosure.covers_to, zone),
        published_on=local_day(disclosure.published_at, zone),
        figures=disclosure.figures,
        items=tuple(shown),
        under_review=disclosure.under_review,
        earlier=await _earlier(records, village, disclosure, audience),
        link=await link_of(records),
    )


async def items_of(records: Records, disclosure_id: int) -> list[Item]:
    """Return a disclosure's items in the order in which it shows them: by kind, then as they were begun."""
    order = list(ItemKind)
    items = await records.items.of_disclosure(disclosure_id)
    return sorted(items, key=lambda item: (order.index(item.kind), item.id))


async def whole(records: Records, item: Item) -> WholeItem:
    """Return an item with all that belongs to it."""
    return WholeItem(
        item,
        tuple(await records.items.attachments(item.id)),
        tuple(await records.items.corrections(item.id)),
        tuple(await records.item_questions.of_item(item.id)),
    )


async def shown_item(
    records: Records,
    village: Village,
    item: Item,
    place: int,
    audience: Audience = Audience.VILLAGERS,
    *,
    masks: bool | None = None,
) -> SheetItem:
    """Return an item as this audience may read it; `masks` overrides what its author said about numbers."""
    found = await whole(records, item)
    masked = not item.shows_numbers if masks is None else masks
    shown = SheetItem(
        place=place,
        kind=item.kind,
        title=_told(item.title, masked=masked),
        words=_told(item.words, masked=masked),
        tables=tuple(
            _table(one.ledger, masked=masked) for one in found.attachments if one.ledger is not None
        ),
        photos=tuple(
            _told(name, masked=masked) for name in map(_name, found.attachments) if name is not None
        ),
        corrections=tuple(
            Correction(local_day(one.at, village.zone), mask(one.words)) for one in found.corrections
        ),
        questions=tuple([await _question(records, village, one) for one in found.questions if one.is_public]),
    )
    if audience is Audience.PUBLIC and item.kind is ItemKind.RELIEF and not item.shows_names:
        return item_without_names(shown, await roster_names(records))
    return shown


async def roster_names(records: Records) -> Sequence[str]:
    """Return the names of everybody in the roster."""
    members = [member.name for member in await records.people.all_members()]
    return [*members, *(household.head for household in await records.people.households())]


async def link_of(records: Records) -> str:
    """Return the bot's address; empty where its name isn't known yet."""
    username = await records.facts.get(USERNAME)
    return f"https://t.me/{username}" if username else ""


async def _question(records: Records, village: Village, asked: ItemQuestion) -> Question:
    named = asked.consent is Consent.NAMED
    hidden = () if named else await _names_of_house(records, asked)
    return Question(
        words=mask(without_names(asked.words, hidden)),
        asked_on=local_day(asked.asked_at, village.zone),
        asker=await _asker(records, asked.account_id) if named else "",
        answer=mask(without_names(asked.answer, hidden)),
        answered_on=local_day(asked.answered_at, village.zone) if asked.answered_at else None,
    )


async def _names_of_house(records: Records, asked: ItemQuestion) -> Sequence[str]:
    """Return what would tell whose question it is: an answer easily begins with the asker's name."""
    case = await records.cases.get(asked.case_id) if asked.case_id is not None else None
    household = await records.people.household(case.household_id) if case is not None else None
    if household is None:
        return ()
    members = [member.name for member in await records.people.members(household.id)]
    return [household.number, household.head, *members]


async def _asker(records: Records, account_id: int) -> str:
    """Return the roster's name of whoever asked; empty once he has left, or was never named in it."""
    memberships = await records.accounts.memberships(account_id)
    for membership in memberships:
        member = await records.people.member(membership.member_id) if membership.member_id else None
        if member is not None:
            return member.name
        household = await records.people.household(membership.household_id)
        if household is not None:
            return household.head
    return ""


async def _earlier(
    records: Records, village: Village, disclosure: Disclosure, audience: Audience
) -> tuple[EarlierQuestion, ...]:
    """Return the questions on the last disclosure, with their answers as they are now."""
    last = await records.disclosures.before(disclosure.month)
    if last is None:
        return ()
    found = []
    for place, item in enumerate(await items_of(records, last.id), start=1):
        shown = await shown_item(records, village, item, place, audience)
        found += [EarlierQuestion(place, shown.title, question) for question in shown.questions]
    return tuple(found)


def _told(text: str, *, masked: bool) -> str:
    return mask(text) if masked else text


def _table(ledger: Ledger, *, masked: bool) -> Ledger:
    if not masked:
        return ledger
    return Ledger(
        tuple(
            replace(row, words=mask(row.words), note=mask(row.note), day=mask(row.day)) for row in ledger.rows
        )
    )


def _name(attachment: Attachment) -> str | None:
    """Return a photo's caption or a file's name; None for what is shown as a table, or not at all."""
    if attachment.reading in {Reading.REFUSED, Reading.WAITING} or attachment.ledger is not None:
        return None
    return attachment.content.text or attachment.name
