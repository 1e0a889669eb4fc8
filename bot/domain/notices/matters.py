"""What a villager is told about his matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.people import Cadre
from bot.domain.proxy_life import ProxyState
from bot.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class TopicQuestion(Notice):
    """It has its number; which center is it for? The likely one stands first."""

    case: Case
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class RegistrationQuestion(Notice):
    """Asks the cadre who registered a matter for somebody where it goes."""

    case: Case
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class GroupQuestion(Notice):
    """保密: the name is kept back; asks whether the group may be shown."""

    case: Case


@dataclass(frozen=True, slots=True)
class MediaQuestion(Notice):
    """保密: voice and pictures may give him away; asks whether they go along."""

    case: Case


@dataclass(frozen=True, slots=True)
class SecretFromNow(Notice):
    """保密 was chosen after somebody had got it: who has seen it can't be undone, and is said."""

    number: CaseNumber
    seen_by: tuple[str, ...]
    """Cadres to whom it went, the secretary apart."""


@dataclass(frozen=True, slots=True)
class SecrecyNoted(Notice):
    """What may be shown of him is settled; the case goes on where it is."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class SecretaryNamed(Notice):
    """The words name the secretary and nobody tapped a center: nobody got it, he is asked to choose."""

    case: Case
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class NobodyToHear(Notice):
    """A complaint that nobody may take now: it can wait for the township's contact, or be erased."""

    case: Case


@dataclass(frozen=True, slots=True)
class CaseWaits(Notice):
    """The villager lets his complaint wait."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class CaseErased(Notice):
    """The villager took it back; his words are gone."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class CaseAssigned(Notice):
    """Number, who is responsible, by when."""

    number: CaseNumber
    cadre: Cadre
    due_at: datetime
    joined: bool
    """False: he isn't in the bot yet, so here is his phone."""


@dataclass(frozen=True, slots=True)
class Added(Notice):
    """What he wrote was added to a case."""

    case: Case
    cadre_name: str | None
    """Who got it; None while nobody has the case."""
    own: bool = True
    """False: he speaks for somebody whom he registered it for."""


@dataclass(frozen=True, slots=True)
class KeptFromAll(Notice):
    """保密: media that would give him away can't even go to the secretary; told to the villager."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class MatterQuestion(Notice):
    """Asks whether what he just wrote goes on with an open case or is new."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class DecidedQuestion(Notice):
    """He wrote on a case that the secretary has decided on: only a new matter can come of it."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class SaySomething(Notice):
    """反映问题 was pressed: how to say it."""


@dataclass(frozen=True, slots=True)
class NothingToCarry(Notice):
    """A sticker, a poll, a dice: nothing that could be passed on."""


@dataclass(frozen=True, slots=True)
class CadreReply(Notice):
    """What the cadre wrote, passed on at once."""

    number: CaseNumber
    cadre_name: str
    words: str
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: whose turn it is and by when."""

    case: Case
    cadre_name: str | None
    gist: str
    """The first words, cut short; empty where nobody may see them or there are none."""
    handled: ProxyState | None = None
    """How far its paperwork has come, where a cadre has accepted it."""


@dataclass(frozen=True, slots=True)
class MyCases(Notice):
    """The villager's cases, a page of them."""

    lines: tuple[CaseLine, ...]
    page: Page


class CaseTaken(Refusal):
    """Too late to choose: somebody is responsible already."""

    def __init__(self, number: CaseNumber, cadre_name: str) -> None:
        super().__init__()
        self.number = number
        self.cadre_name = cadre_name


class StaleButton(Refusal):
    """The button is an old one, was used up, or is somebody else's."""


class NothingPending(Refusal):
    """What the button was about has been settled meanwhile."""
