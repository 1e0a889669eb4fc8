"""What is said around joining, leaving and one's own accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.notices.notice import Notice, Refusal
from bot.domain.people import Household, Member, Person


@dataclass(frozen=True, slots=True)
class HouseholdInvitation(Notice):
    """A household's link was opened: what the bot keeps, who sees it, 同意加入."""

    household: Household
    link_id: int
    leaves: Household | None = None
    """The household that he speaks for now, and would leave."""


@dataclass(frozen=True, slots=True)
class PhoneInvitation(Notice):
    """One's own number was found in the roster: the same, without a link."""

    household: Household
    member: Member


@dataclass(frozen=True, slots=True)
class CadreInvitation(Notice):
    """A cadre's link was opened."""

    name: str
    township: bool
    """Whether it is the township's contact."""
    link_id: int


@dataclass(frozen=True, slots=True)
class WhoAreYou(Notice):
    """Which member of the household this is, or that the whole family shares the account."""

    protected: ClassVar[bool] = True

    membership_id: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class JoiningWaits(Notice):
    """Somebody who has joined has to let him in, and has been asked."""


@dataclass(frozen=True, slots=True)
class JoiningUnasked(Notice):
    """Nobody who could let him in can be written to: whom to phone."""

    phone: str | None
    """The secretary's."""


@dataclass(frozen=True, slots=True)
class JoinRequest(Notice):
    """Asks somebody of the household, or the paired cadre, whether to let an account in."""

    protected: ClassVar[bool] = True

    membership_id: int
    household: Household
    member: Member | None


@dataclass(frozen=True, slots=True)
class Joined(Notice):
    """He is in: how to use it. Carries his menu."""

    person: Person


@dataclass(frozen=True, slots=True)
class JoiningRefused(Notice):
    """Nobody let him in."""


@dataclass(frozen=True, slots=True)
class JoiningDecided(Notice):
    """What became of a request, told to the one who decided."""

    protected: ClassVar[bool] = True

    admitted: bool
    name: str


@dataclass(frozen=True, slots=True)
class Menu(Notice):
    """What he can do, with his menu."""

    person: Person


@dataclass(frozen=True, slots=True)
class HouseholdAccount:
    """One account of a household, as its members see it."""

    membership_id: int
    label: str
    """The member's name; empty where the whole family shares it."""
    own: bool


@dataclass(frozen=True, slots=True)
class HouseholdAccounts(Notice):
    """Which accounts belong to the household."""

    household: Household
    accounts: tuple[HouseholdAccount, ...]


@dataclass(frozen=True, slots=True)
class AccountRemoved(Notice):
    """An account was taken out of its household; told to both sides."""

    own: bool
    """Whether the reader's own account was taken out."""


@dataclass(frozen=True, slots=True)
class StrangerHint(Notice):
    """How to join, in one friendly sentence; offers to share the phone number."""


@dataclass(frozen=True, slots=True)
class HeldKept(Notice):
    """What a stranger wrote is kept for some days, and he can delete it."""

    days: int


@dataclass(frozen=True, slots=True)
class HeldOffer(Notice):
    """Asks, after joining, whether to send what was written before."""

    count: int


@dataclass(frozen=True, slots=True)
class HeldDeleted(Notice):
    """What was kept is gone."""


@dataclass(frozen=True, slots=True)
class JoinDigest(Notice):
    """How many households joined today."""

    households: int


class LinkUnknown(Refusal):
    """The payload is no link of this village."""


class LinkRevoked(Refusal):
    """The link was replaced by a new one."""


class LinkUsed(Refusal):
    """A cadre's link works once."""


class PhoneNotOwn(Refusal):
    """The contact is somebody else's."""


class PhoneOfSeveral(Refusal):
    """The number is in the roster for more than one household."""


class PhoneOfCadre(Refusal):
    """The number is a cadre's: he has a link of his own."""


class PhoneUnknown(Refusal):
    """The number is not in the roster."""
