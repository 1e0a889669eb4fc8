"""What a button does.

A button carries an opaque token; the action stays in the records, bound to the person whom it was shown
to, so that nobody can forge one or tap another's.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

_REGISTRY: dict[str, type[Action]] = {}


class UnknownActionError(ValueError):
    """A stored action that this version of the program doesn't know (an old button)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown action {name}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a tap can ask for."""

    keeps_buttons: ClassVar[bool] = False
    """Whether the message keeps its buttons after the tap (paging, lists)."""
    for_strangers: ClassVar[bool] = False
    """Whether it does anything for somebody who has not joined, or was taken out again."""

    def __init_subclass__(cls) -> None:
        """Make the action known by its class's name."""
        _REGISTRY[cls.__name__] = cls


def encode(action: Action) -> dict[str, Any]:
    """Return the action as plain JSON values."""
    return {"do": type(action).__name__, **asdict(action)}


def decode(stored: dict[str, Any]) -> Action:
    """Return the action that `encode` was given; raise UnknownActionError for what no version knows."""
    name = str(stored.get("do"))
    cls = _REGISTRY.get(name)
    values = {key: value for key, value in stored.items() if key != "do"}
    if cls is None or set(values) != {f.name for f in fields(cls)}:
        raise UnknownActionError(name)
    return cls(**values)


# ── joining ──────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AgreeToJoin(Action):
    """同意加入: by this link."""

    link_id: int
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AgreeToJoinByPhone(Action):
    """同意加入: after one's own number was found in the roster."""

    member_id: int
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SayWho(Action):
    """Which member of the household this is; None: the whole family shares the account."""

    membership_id: int
    member_id: int | None
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DecideJoining(Action):
    """Let another account into the household, or not."""

    membership_id: int
    admit: bool


@dataclass(frozen=True, slots=True)
class ShowHousehold(Action):
    """Show which accounts belong to one's household."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class RemoveAccount(Action):
    """Take an account out of one's household."""

    membership_id: int


@dataclass(frozen=True, slots=True)
class SendHeld(Action):
    """Send what one wrote before joining."""


@dataclass(frozen=True, slots=True)
class DeleteHeld(Action):
    """Delete what one wrote before joining."""

    for_strangers: ClassVar[bool] = True


# ── a villager's matter ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ChooseTopic(Action):
    """Say where a case goes: a center, proxy handling, or about a cadre."""

    case_id: int
    topic: str


@dataclass(frozen=True, slots=True)
class NameCadre(Action):
    """Say which cadre a complaint is about; None: none by name."""

    case_id: int
    cadre_id: int | None


@dataclass(frozen=True, slots=True)
class AskTopicAgain(Action):
    """返回: 反映干部 was tapped by mistake."""

    case_id: int


@dataclass(frozen=True, slots=True)
class KeepWaiting(Action):
    """Let a complaint wait until somebody may take it."""

    case_id: int


@dataclass(frozen=True, slots=True)
class EraseCase(Action):
    """Take a case back before anybody got it: its words are erased."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ContinueCase(Action):
    """接着说: what was just written belongs to this case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class BeginCase(Action):
    """新的事情: what was just written is a new matter."""


@dataclass(frozen=True, slots=True)
class ShowCases(Action):
    """Show one's cases from this place on."""

    offset: int
    keeps_buttons: ClassVar[bool] = True


# ── a cadre's task ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SettleReply(Action):
    """这是答复 (settles) · 还没办完."""

    case_id: int
    settles: bool


@dataclass(frozen=True, slots=True)
class ForTask(Action):
    """What the cadre just wrote is for this task."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ForMyself(Action):
    """我自己的事: what the cadre just wrote is his own household's matter."""


@dataclass(frozen=True, slots=True)
class MoreTasks(Action):
    """Show more of the tasks that it may be for."""

    offset: int


@dataclass(frozen=True, slots=True)
class ShowTask(Action):
    """Show one's task once more, with everything that belongs to it."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowTasks(Action):
    """Show one's tasks from this place on."""

    offset: int
    keeps_buttons: ClassVar[bool] = True


# ── the commitment ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AnswerNow(Action):
    """当场答复: the next message is the answer."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NeedsVerification(Action):
    """需要核实."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PlanDay(Action):
    """The day by which the cadre means to know more: the one on the button, whenever it is tapped."""

    case_id: int
    day: str
    """As `date.isoformat` writes it."""


@dataclass(frozen=True, slots=True)
class CannotBeSolved(Action):
    """不能解决: the next message is the reason."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HandOver(Action):
    """转办: asks to whom."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HandOverTo(Action):
    """转办 to this cadre; the next message is the reason."""

    case_id: int
    cadre_id: int


@dataclass(frozen=True, slots=True)
class Resolved(Action):
    """已解决, or the reasons are accepted."""

    case_id: int


@dataclass(frozen=True, slots=True)
class NotResolved(Action):
    """没解决."""

    case_id: int


@dataclass(frozen=True, slots=True)
class Rate(Action):
    """满意 · 基本满意 · 不满意."""

    case_id: int
    rating: str


@dataclass(frozen=True, slots=True)
class Appeal(Action):
    """Take an explained refusal to the secretary."""

    case_id: int


@dataclass(frozen=True, slots=True)
class Withdraw(Action):
    """Take one's case back."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowCase(Action):
    """Show one case: its history in plain words, and what can be done with it."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


# ── 保密 ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class KeepSecret(Action):
    """保密: the name is for the secretary alone."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowGroup(Action):
    """Whether the group may be shown with a confidential case."""

    case_id: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class ShareMedia(Action):
    """Whether voice and pictures, which may give him away, go along."""

    case_id: int
    agrees: bool


# ── being away ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TakeLeave(Action):
    """请假 up to and including the day on the button; None: back again."""

    until: str | None
    """As `date.isoformat` writes it."""


@dataclass(frozen=True, slots=True)
class PassTasksOn(Action):
    """Hand all open tasks to the substitute, or keep them."""

    agrees: bool


# ── beside the phone ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RegisterFor(Action):
    """代人登记 for this household."""

    household_id: int


@dataclass(frozen=True, slots=True)
class Brought(Action):
    """The answer was brought in person."""

    case_id: int


@dataclass(frozen=True, slots=True)
class MergeCase(Action):
    """Merge: shows which other case the same matter is."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MergeInto(Action):
    """This case is the same matter as that one: one answer reaches both."""

    case_id: int
    main_id: int


# ── quick answers ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class QuickAnswers(Action):
    """常用答复: shows the short texts for a case."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SendQuickAnswer(Action):
    """Send this short text as a reply to a case."""

    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class KeepQuickAnswer(Action):
    """Write a quick answer of one's own."""


# ── seeing it ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ShowCenter(Action):
    """本中心的事: the open cases of the centers that one leads, from this place on."""

    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowDuty(Action):
    """值班安排: who is on duty on each day of the week."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowDutyDay(Action):
    """Who could be on duty on a day of the week (0 = Monday)."""

    weekday: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PutOnDuty(Action):
    """Put a cadre on duty on a day of the week, or take him off."""

    weekday: int
    cadre_id: int
    on: bool


# ── one's own data ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ShowMyData(Action):
    """我的资料: what is kept of oneself."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class GetMyData(Action):
    """All of it as one file."""

    keeps_buttons: ClassVar[bool] = True
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AskToLeave(Action):
    """退出: says what it does, and asks once more."""

    keeps_buttons: ClassVar[bool] = True
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LeaveForGood(Action):
    """退出, confirmed: everything of his is erased."""

    for_strangers: ClassVar[bool] = True


# ── disclosure ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ShowDisclosure(Action):
    """Show one month's disclosure."""

    disclosure_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WithdrawItem(Action):
    """Take back an item submitted for disclosure."""

    item_id: int
