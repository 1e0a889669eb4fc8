"""Cards to be printed: everybody's, a group's, or one household's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.link import url
from bot.domain.paper_card import CardStock, PaperCard, service_of
from bot.usecases import auditing, links

if TYPE_CHECKING:
    from bot.domain.people import Household
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class CardsAsked:
    """Whose cards are wanted; all of them where neither a group nor a household is named."""

    username: str
    """The bot's, of which the links are made."""
    group: int | None = None
    household: str | None = None
    """Its number."""
    revoke_old: bool = False
    """Whether the cards handed out before stop working."""


class NoSuchHouseholdError(LookupError):
    """No household of the roster has this number."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class NoSuchGroupError(LookupError):
    """The group has no household."""

    def __init__(self, group: int, groups: tuple[int, ...]) -> None:
        super().__init__()
        self.group = group
        self.groups = groups
        """Those that there are, ascending."""


async def card_stock(work: Work, asked: CardsAsked) -> CardStock:
    """Return the cards, by group and number; raise NoSuchHouseholdError or NoSuchGroupError.

    A household without a link is given one; with `revoke_old` each gets a new one for its old one.
    """
    chosen = await _chosen(work, asked)
    if asked.revoke_old:
        for household in chosen:
            await links.reissue(work, links.Reissue(household=household.number))
    await links.issue_missing(work)
    tokens = {link.household_id: link.token for link in await work.records.links.living()}
    directory = await work.records.people.directory()
    await auditing.note(work, Act.EXPORTED_CARDS, amount=len(chosen))
    return CardStock(
        work.village.name,
        tuple(
            PaperCard(household, url(asked.username, tokens[household.id]), service_of(directory, household))
            for household in chosen
        ),
        frozenset(await work.records.portraits.all_photos()),
    )


async def _chosen(work: Work, asked: CardsAsked) -> list[Household]:
    everybody = [household for household in await work.records.people.households() if household.active]
    if asked.household is not None:
        found = [household for household in everybody if household.number == asked.household]
        if not found:
            raise NoSuchHouseholdError(asked.household)
        return found
    if asked.group is not None:
        found = [household for household in everybody if household.group == asked.group]
        if not found:
            raise NoSuchGroupError(asked.group, tuple(sorted({home.group for home in everybody})))
        return found
    return sorted(everybody, key=lambda household: (household.group, household.number))
