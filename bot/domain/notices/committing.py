"""What a cadre is asked and told while he keeps the commitment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.notices.tasks import TaskName
from bot.domain.people import Cadre, Household


@dataclass(frozen=True, slots=True)
class AnswerPrompt(Notice):
    """当场答复: the next message is the answer."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class PlanPrompt(Notice):
    """需要核实: asks what he will do, and by which day."""

    case: Case
    days: tuple[date, ...]
    """Days to choose from."""


@dataclass(frozen=True, slots=True)
class PlanTold(Notice):
    """The villager knows; by when the answer is due."""

    number: CaseNumber
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ReasonPrompt(Notice):
    """不能解决: the reason is needed, a real sentence."""

    number: CaseNumber
    again: bool = False


@dataclass(frozen=True, slots=True)
class ReasonTold(Notice):
    """The reason was passed on; the villager may object."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class HandOverQuestion(Notice):
    """转办: asks to whom."""

    case: Case
    cadres: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class HandOverPrompt(Notice):
    """The next message is the reason for handing over."""

    number: CaseNumber
    cadre_name: str


@dataclass(frozen=True, slots=True)
class HandedOver(Notice):
    """It is somebody else's now; told to the one who handed it over, and to the villager."""

    number: CaseNumber
    cadre: Cadre
    due_at: datetime
    to_villager: bool


@dataclass(frozen=True, slots=True)
class LeaveQuestion(Notice):
    """请假: asks until which day."""

    until: date | None
    """The leave he is on."""
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class OnLeave(Notice):
    """He is on leave, and who stands in; offers to hand over what is open."""

    until: date
    substitute_name: str | None
    open_tasks: int


@dataclass(frozen=True, slots=True)
class BackFromLeave(Notice):
    """New matters come to him again."""


@dataclass(frozen=True, slots=True)
class TasksPassedOn(Notice):
    """How many tasks the substitute has got."""

    count: int
    substitute_name: str


@dataclass(frozen=True, slots=True)
class TasksKept(Notice):
    """His open tasks stay his."""


@dataclass(frozen=True, slots=True)
class Digest(Notice):
    """The morning's: what is due, by number only."""

    today: tuple[CaseNumber, ...]
    this_week: int
    late: tuple[CaseNumber, ...]


@dataclass(frozen=True, slots=True)
class Unseen(Notice):
    """Nothing has happened with a task for a day."""

    protected: ClassVar[bool] = True

    task: TaskName
    due_at: datetime


@dataclass(frozen=True, slots=True)
class LongOverdue(Notice):
    """Told to the township's contact: number, whose turn, since when."""

    number: CaseNumber
    cadre_name: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class SearchPrompt(Notice):
    """代人登记: asks for which household."""


@dataclass(frozen=True, slots=True)
class HouseholdsFound(Notice):
    """Households that fit what was searched for."""

    protected: ClassVar[bool] = True

    households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class RegistrationPrompt(Notice):
    """The next message is that household's matter."""

    household: Household


@dataclass(frozen=True, slots=True)
class RegisteredForYou(Notice):
    """A cadre registered a matter for the household; told to its accounts, without the words."""

    number: CaseNumber
    registrar_name: str


@dataclass(frozen=True, slots=True)
class BringTheAnswer(Notice):
    """The answer has to be brought to somebody whom the bot can't reach."""

    protected: ClassVar[bool] = True

    case: Case
    household: Household
    words: str
    """What was answered, as far as it was written and he may read it."""


@dataclass(frozen=True, slots=True)
class BroughtRecorded(Notice):
    """It is recorded that the answer was brought."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class MergeQuestion(Notice):
    """Asks which other case is the same matter."""

    protected: ClassVar[bool] = True

    case: Case
    others: tuple[tuple[Case, str], ...]
    """Each with its first words."""


@dataclass(frozen=True, slots=True)
class Merged(Notice):
    """One answer reaches both."""

    number: CaseNumber
    main: CaseNumber


@dataclass(frozen=True, slots=True)
class QuickAnswerList(Notice):
    """常用答复: one tap sends one."""

    case: Case
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuickAnswerPrompt(Notice):
    """The next message is kept as a quick answer."""


@dataclass(frozen=True, slots=True)
class QuickAnswerKept(Notice):
    """A quick answer was kept."""


class OnlySecretaryDecides(Refusal):
    """After two hand-overs only the secretary decides."""


class NobodyFound(Refusal):
    """No household fits."""


class NothingToMerge(Refusal):
    """There is no other case that it could be the same as."""
