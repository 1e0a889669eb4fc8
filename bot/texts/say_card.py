"""The contact card in words, for paper and for the picture in the chat."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from bot.domain.paper_card import WEEKDAYS
from bot.texts.card_page import BackShown, CadreShown, CardPages, CardShown, CenterShown, DayShown
from bot.texts.printed import as_typed
from bot.texts.screen import PHOTOS_OF, Picture
from bot.texts.topics import center_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.paper_card import CardStock, PaperCard, Service
    from bot.domain.people import Cadre
    from bot.texts.words import Words

PAIRED_SHOWN: Final = 2  # cadres on the front of a card; the others stand on its back
MOBILE: Final = 11  # digits of a mobile phone, read as 3, 4 and 4


def card_pages(words: Words, stock: CardStock) -> CardPages:
    """Return the cards' pages in a language. Households served alike share a back."""
    backs: dict[BackShown, int] = {}
    cards = []
    for card in stock.cards:
        back = _back(words, card.service)
        place = backs.setdefault(back, len(backs))
        cards.append(_front(words, card, stock.photographed, place))
    return CardPages(
        lang=words.locale.partition("_")[0],
        title=words._("Contact card of the village"),
        village=as_typed(stock.village),
        steps=(
            words._("Scan the code with Telegram, tap Join"),
            words._("Write, speak or send a photo"),
            words._("Answered within a week, here on your phone"),
        ),
        scan=words._("Scan me"),
        centers=words._("Who is responsible for what"),
        duty=words._("On duty"),
        others=words._("Other cadres"),
        nobody=words._("ask the secretary"),
        by_phone=words._("Or call: whoever answers registers your matter for you."),
        sheet=words._(
            "{village}: print on both sides, flip on the long edge, actual size (100%)",
            village=as_typed(stock.village),
        ),
        cards=tuple(cards),
        backs=tuple(backs),
    )


def card_picture(words: Words, stock: CardStock) -> Picture:
    """Return the first card as a picture for a phone; the photos are put in when it is drawn."""
    pages = card_pages(words, stock)
    shown = sorted({cadre.photo for cadre in pages.cards[0].paired if cadre.photo is not None})
    return Picture("card", {**asdict(pages), PHOTOS_OF: shown})


def phone_shown(number: str | None) -> str:
    """Return a phone as it is read out: 138 0000 0001."""
    if number is None:
        return ""
    if len(number) == MOBILE and not number.startswith("0"):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return f"{number[:4]} {number[4:]}" if number.startswith("0") else number


def _front(words: Words, card: PaperCard, photos: Collection[int], back: int) -> CardShown:
    service, household = card.service, card.household
    label, cadres = words._("Your paired cadre"), service.paired[:PAIRED_SHOWN]
    if not cadres and service.secretary is not None:
        label, cadres = words._("Your group has no paired cadre: ask the secretary"), (service.secretary,)
    return CardShown(
        household=household.number,
        head=as_typed(household.head),
        group=words._("group {group}", group=household.group),
        link=card.link,
        short_link=card.link.removeprefix("https://"),
        paired_label=label,
        paired=tuple(_cadre(cadre, photos) for cadre in cadres),
        back=back,
    )


def _back(words: Words, service: Service) -> BackShown:
    days = zip(WEEKDAYS, service.duty, strict=False)
    shown = {*(cadre for _, cadre in service.centers), *service.paired[:PAIRED_SHOWN]}
    secretary = () if service.secretary is None or service.secretary in shown else (service.secretary,)
    rest = (*secretary, *service.paired[PAIRED_SHOWN:], *service.others)
    return BackShown(
        centers=tuple(
            CenterShown(center_name(words, center), None if cadre is None else _cadre(cadre, ()))
            for center, cadre in service.centers
        ),
        days=tuple(
            DayShown(weekday_short(words, day), tuple(as_typed(cadre.name) for cadre in cadres))
            for day, cadres in days
        ),
        others=tuple(_cadre(cadre, ()) for cadre in rest),
    )


def weekday_short(words: Words, weekday: int) -> str:
    """Return a day of the week in as few letters as can be (0 = Monday)."""
    names = (
        words._("Mon"),
        words._("Tue"),
        words._("Wed"),
        words._("Thu"),
        words._("Fri"),
        words._("Sat"),
        words._("Sun"),
    )
    return names[weekday]


def _cadre(cadre: Cadre, photos: Collection[int]) -> CadreShown:
    return CadreShown(
        as_typed(cadre.name),
        as_typed(cadre.duties),
        phone_shown(cadre.phone),
        cadre.id if cadre.id in photos else None,
    )
