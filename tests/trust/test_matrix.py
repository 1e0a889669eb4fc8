"""Every button, menu item, command and kind of message × the fourteen kinds of person: what comes of it."""

from __future__ import annotations

import itertools
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import fields
from typing import Any, Final

import pytest
import pytest_asyncio

from bot.domain.actions.absence import PassTasksOn, TakeLeave
from bot.domain.actions.action import Action
from bot.domain.actions.commitment import (
    AnswerNow,
    Appeal,
    CannotBeSolved,
    HandOver,
    HandOverTo,
    NeedsVerification,
    NotResolved,
    PlanDay,
    Rate,
    Resolved,
    ShowCase,
    Withdraw,
)
from bot.domain.actions.disclosure import ShowDisclosure, WithdrawItem
from bot.domain.actions.joining import (
    AgreeToJoin,
    AgreeToJoinByPhone,
    DecideJoining,
    DeleteHeld,
    RemoveAccount,
    SayWho,
    SendHeld,
    ShowHousehold,
)
from bot.domain.actions.learning import ShowLearning, ShowSubscriptions, StopNews, Subscribe
from bot.domain.actions.matter import (
    AskTopicAgain,
    BeginCase,
    ChooseTopic,
    ContinueCase,
    EraseCase,
    KeepWaiting,
    NameCadre,
    ShowCases,
)
from bot.domain.actions.own_data import AskToLeave, GetMyData, LeaveForGood, ShowMyData
from bot.domain.actions.pairing import (
    AddToBulletin,
    ChooseAudience,
    ChooseBrought,
    ChooseNewsCrop,
    DropBulletin,
    FindOwnHousehold,
    SendBulletin,
    SendToMine,
    WriteNews,
)
from bot.domain.actions.practice import (
    ApprovePractice,
    ChoosePracticeCrop,
    ProposePractice,
    ReturnPractice,
    RewritePractice,
    ShowPractice,
    ShowPractices,
    ShowProposal,
    ShowProposals,
    TakeDownPractice,
    WritePractice,
)
from bot.domain.actions.quick_answers import KeepQuickAnswer, QuickAnswers, SendQuickAnswer
from bot.domain.actions.registering import (
    AddToRegistered,
    Brought,
    MergeCase,
    MergeInto,
    RegisterFor,
    ShowRegistered,
)
from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
from bot.domain.actions.seeing import PutOnDuty, ShowCenter, ShowDuty, ShowDutyDay
from bot.domain.actions.task import ForMyself, ForTask, MoreTasks, SettleReply, ShowTask, ShowTasks
from bot.domain.actions.training import (
    AnnounceCourse,
    CallOff,
    CallOffForGood,
    DropCourse,
    PlanCourse,
    ShowCourse,
    ShowCourses,
    ShowRoll,
    SignOff,
    SignUp,
    TickCame,
)
from bot.domain.bulletin import BulletinState
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.content import Content, ContentKind
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.queues import Delivery, OutboxDraft, Priority
from bot.texts.menus import MenuItem
from bot.usecases import correcting, joining, receiving
from bot.usecases.incoming import By, Incoming
from bot.usecases.tapping import Tap, Tapped, tap
from bot.usecases.work import Work
from handlers.menu import BEGINS
from handlers.privacy import COMMANDS
from handlers.taps import TAPS
from tests.trust.cell import Bench, Do
from tests.trust.people import KINDS, SUBJECTS, Company, open_company
from tests.usecases.phone import Phone
from tests.usecases.town import START

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Columns: stranger, villager, his family, another household | cadre not concerned, concerned, complained
# about, substitute, on duty, lead | secretary, secretary complained about, township | deactivated.
# The secretary complained about always meets the complaint about himself. d done, r refused, s silent.
_WRITER: Final = "rdrr rrrrrr rrr r"
_RESPONSIBLE: Final = {
    "plain": "rrrr rdrrrr rrr r",
    "health": "rrrr rdrrrr rrr r",
    "secret": "rrrr rdrrrr rrr r",
    "complaint": "rrrr rrrrrr drr r",
    "against": "rrrr rrrrrr rrd r",
}
BY_CASE: Final[Mapping[str, Mapping[str, str]]] = {
    "its writer": dict.fromkeys(SUBJECTS, _WRITER),
    "whoever is responsible": _RESPONSIBLE,
    "whoever may see its state": {
        # The township's contact: number, state and dates of what runs.
        "plain": "rdrr rdrrrd drd r",
        "health": "rdrr rdrrrd drd r",
        "secret": "rdrr rdrrrd drd r",
        "complaint": "rdrr rrrrrr drd r",
        "against": "rdrr rrrrrr rrd r",
    },
    "nobody": dict.fromkeys(SUBJECTS, "rrrr rrrrrr rrr r"),
    "responsible, if it may be merged": _RESPONSIBLE
    | dict.fromkeys(("health", "secret", "complaint", "against"), "rrrr rrrrrr rrr r"),
    "its writer, if there is a secretary above": dict.fromkeys(("plain", "health", "secret"), _WRITER)
    | dict.fromkeys(("complaint", "against"), "rrrr rrrrrr rrr r"),
}
S = CaseState
CASE_ACTIONS: Final[Mapping[type[Action], tuple[CaseState, str]]] = {
    ChooseTopic: (S.RAISED, "its writer"),
    NameCadre: (S.RAISED, "its writer, of a complaint"),
    AskTopicAgain: (S.RAISED, "its writer"),
    KeepWaiting: (S.WITHHELD, "its writer"),
    EraseCase: (S.WITHHELD, "its writer"),
    ContinueCase: (S.ASSIGNED, "its writer"),
    SettleReply: (S.ASSIGNED, "whoever is responsible"),
    ForTask: (S.ASSIGNED, "whoever is responsible"),
    ShowTask: (S.ASSIGNED, "whoever is responsible"),
    AnswerNow: (S.ASSIGNED, "whoever is responsible"),
    NeedsVerification: (S.ASSIGNED, "whoever is responsible"),
    PlanDay: (S.VERIFYING, "whoever is responsible"),
    CannotBeSolved: (S.ASSIGNED, "whoever is responsible"),
    HandOver: (S.ASSIGNED, "whoever is responsible"),
    HandOverTo: (S.ASSIGNED, "whoever is responsible and has somebody to give it to"),
    Resolved: (S.ANSWERED, "its writer"),
    NotResolved: (S.ANSWERED, "its writer"),
    Rate: (S.CLOSED, "its writer"),
    Appeal: (S.EXPLAINED, "its writer, if there is a secretary above"),
    Withdraw: (S.ASSIGNED, "its writer"),
    ShowCase: (S.ASSIGNED, "whoever may see its state"),
    KeepSecret: (S.RAISED, "its writer"),
    ShowGroup: (S.RAISED, "its writer, who kept his name secret"),
    ShareMedia: (S.RAISED, "its writer, who kept his name secret"),
    AddToRegistered: (S.ASSIGNED, "nobody"),
    Brought: (S.ANSWERED, "whoever may know whose it is"),
    MergeCase: (S.ASSIGNED, "responsible, if it may be merged"),
    MergeInto: (S.ASSIGNED, "responsible, if it may be merged"),
    QuickAnswers: (S.ASSIGNED, "whoever is responsible"),
    SendQuickAnswer: (S.ASSIGNED, "whoever is responsible"),
}
"""In which state the case is, and whom the button obeys."""
EXTRA: Final[Mapping[str, Mapping[str, str]]] = {
    "its writer, of a complaint": dict.fromkeys(("complaint", "against"), _WRITER)
    | dict.fromkeys(("plain", "health", "secret"), "rrrr rrrrrr rrr r"),
    "whoever is responsible and has somebody to give it to": _RESPONSIBLE | {"against": "rrrr rrrrrr rrr r"},
    "whoever may know whose it is": _RESPONSIBLE | {"secret": "rrrr rrrrrr drr r"},
    "its writer, who kept his name secret": {"secret": _WRITER}
    | dict.fromkeys(("plain", "health", "complaint", "against"), "rrrr rrrrrr rrr r"),
}
OTHER_ACTIONS: Final[Mapping[type[Action], str]] = {
    AgreeToJoin: "drrd dddddd ddd d",
    AgreeToJoinByPhone: "drrd dddddd ddd d",
    SayWho: "rrrr rrrrrr rrr r",
    DecideJoining: "rddr rdrrrr ddr r",
    ShowHousehold: "rddd rrrrrr rrr r",
    RemoveAccount: "rddr rrrrrr rrr r",
    SendHeld: "rddd rrrrrr rrr r",
    DeleteHeld: "dddd dddddd ddd d",
    BeginCase: "rddd rrrrrr rrr r",
    ShowCases: "rddd dddddd ddd r",
    ForMyself: "rddd rrrrrr rrr r",
    MoreTasks: "rrrr dddddd ddd r",
    ShowTasks: "rrrr dddddd ddd r",
    TakeLeave: "rrrr dddddd ddd r",
    PassTasksOn: "rrrr rrrrrr rrr r",
    RegisterFor: "rrrr dddddd ddr r",
    ShowRegistered: "rrrr dddddd ddd r",
    KeepQuickAnswer: "rrrr dddddd ddd r",
    ShowCenter: "rrrr rrrrrd rrr r",
    ShowDuty: "rrrr rrrrrr ddr r",
    ShowDutyDay: "rrrr rrrrrr ddr r",
    PutOnDuty: "rrrr rrrrrr ddr r",
    ShowMyData: "rddd dddddd ddd r",
    GetMyData: "dddd dddddd ddd d",
    AskToLeave: "dddd rrrrrr rrr d",
    LeaveForGood: "dddd rrrrrr rrr d",
    ShowDisclosure: "rrrr rrrrrr rrr r",
    WithdrawItem: "rrrr rrrrrr ddr r",
    SendToMine: "rrrr dddrrr ddr r",
    FindOwnHousehold: "rrrr dddddd ddr r",
    ChooseAudience: "rrrr rdrrrr ddr r",
    ChooseBrought: "rrrr rdrrrr ddr r",
    WriteNews: "rrrr rrrddr ddr r",
    ChooseNewsCrop: "rrrr rrrddr ddr r",
    AddToBulletin: "rrrr rdrrrr rrr r",
    SendBulletin: "rrrr rdrrrr rrr r",
    DropBulletin: "rrrr rdrrrr rrr r",
    ShowLearning: "rddd dddddd ddd r",
    ShowSubscriptions: "rddd dddddd ddd r",
    Subscribe: "rddd dddddd ddd r",
    StopNews: "rddd dddddd ddd r",
    WritePractice: "rrrr dddddd ddr r",
    ChoosePracticeCrop: "rrrr dddddd ddr r",
    ProposePractice: "rrrr rdrrrr rrr r",
    ApprovePractice: "rrrr rrrrrr ddr r",
    ReturnPractice: "rrrr rrrrrr ddr r",
    RewritePractice: "rrrr rdrrrr rrr r",
    ShowProposals: "rrrr rrrrrr ddr r",
    ShowProposal: "rrrr rrrrrr ddr r",
    ShowPractices: "rddd dddddd ddd r",
    ShowPractice: "rddd dddddd ddd r",
    TakeDownPractice: "rrrr rdrrrr ddr r",
    PlanCourse: "rrrr drdrrr ddr r",
    AnnounceCourse: "rrrr drrrrr rrr r",
    DropCourse: "rrrr drrrrr rrr r",
    ShowCourses: "rddd dddddd ddd r",
    ShowCourse: "rddd dddddd ddd r",
    SignUp: "rrdd dddddd ddd r",
    SignOff: "rdrr rrrrrr rrr r",
    ShowRoll: "rrrr drrrrr ddr r",
    TickCame: "rrrr drrrrr ddr r",
    CallOff: "rrrr drrrrr ddr r",
    CallOffForGood: "rrrr drrrrr ddr r",
}
PRACTICE_STATES: Final[Mapping[type[Action], BulletinState]] = {
    ProposePractice: BulletinState.DRAFT,
    ApprovePractice: BulletinState.PROPOSED,
    ReturnPractice: BulletinState.PROPOSED,
    RewritePractice: BulletinState.RETURNED,
    ShowProposal: BulletinState.PROPOSED,
    ShowPractice: BulletinState.SENT,
    TakeDownPractice: BulletinState.SENT,
}
"""How far the practice has come that these are about."""
COURSES: Final[Mapping[type[Action], str]] = {
    AnnounceCourse: "planned",
    DropCourse: "planned",
    TickCame: "begun",
}
"""Which course these are about; the others are about one to come."""
MENU: Final[Mapping[MenuItem, str]] = {
    MenuItem.RAISE: "rddd rrrrrr rrr r",
    MenuItem.MY_CASES: "rddd dddddd ddd r",
    MenuItem.CARD: "rddd dddddd ddd r",
    MenuItem.DISCLOSURES: "rddd dddddd ddd r",
    MenuItem.MY_TASKS: "rrrr dddddd ddd r",
    MenuItem.REGISTER: "rrrr dddddd ddr r",
    MenuItem.LEAVE: "rrrr dddddd ddr r",
    MenuItem.VILLAGE_VIEW: "rrrr rrrrrr ddr r",
    MenuItem.SUBMIT_ITEM: "rrrr rrrrrr ddr r",
    MenuItem.MY_DATA: "dddd dddddd ddd d",
    MenuItem.LEAVE_FOR_GOOD: "dddd rrrrrr rrr d",
    MenuItem.AUDIT: "rrrr rrrrrr rrd r",
    MenuItem.PAIRING: "rrrr dddddd ddr r",
    MenuItem.LEARN: "rddd dddddd ddd r",
}
TYPED: Final[Mapping[str, str]] = {
    "start": "rddd dddddd ddd r",
    "start with a wrong link": "rrrr rrrrrr rrr r",
    "me": MENU[MenuItem.MY_DATA],
    "leave": MENU[MenuItem.LEAVE_FOR_GOOD],
    "audit": MENU[MenuItem.AUDIT],
}
MESSAGES: Final[Mapping[str, str]] = {
    "text": "rddd rdrrrr rrr r",
    "sticker": "rddd dddddd ddd r",
    "contact of somebody else": "rddd rdrrrr rrr r",
    "edit of somebody else's message": "ssss ssssss sss s",
}
BY_REPLY: Final = {
    "plain": "rddd rdrrrr rrr r",
    "health": "rddd rdrrrr rrr r",
    "secret": "rddd rdrrrr rrr r",
    "complaint": "rddd rrrrrr drr r",
    "against": "rddd rrrrrr rrd r",
}
"""A reply to a message of the case, in whatever chat: for whoever has no part in it, it is one of his own."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bench]:
    async with open_company(tmp_path_factory.mktemp("company")) as company:
        yield Bench(company)


def row(outcomes: str) -> list[tuple[str, str]]:
    """Return the kinds with their outcomes."""
    plain = outcomes.replace(" ", "")
    assert len(plain) == len(KINDS)
    return list(zip(KINDS, plain, strict=True))


async def compare(found: Mapping[str, str], expected: str) -> None:
    wanted = dict(row(expected))
    assert {
        kind: (found[kind], "wanted", wanted[kind]) for kind in KINDS if found[kind] != wanted[kind]
    } == {}


def an_action(cls: type[Action], company: Company, case_id: int, other_id: int) -> Action:
    values: dict[str, Any] = {
        "case_id": case_id,
        "main_id": other_id,
        "topic": "social",
        "cadre_id": company.cadres["韦样己" if cls is HandOverTo else "卢样辛"],
        "agrees": True,
        "settles": True,
        "admit": True,
        "on": True,
        "rating": "satisfied",
        "day": "2026-11-17",
        "until": "2026-11-18",
        "weekday": 2,
        "text": "收到",
        "offset": 0,
        "in_place": False,
        "link_id": company.link_id,
        "member_id": company.member_id,
        "membership_id": company.pending_id if cls is DecideJoining else company.membership_id,
        "household_id": company.household_id,
        "disclosure_id": 99,
        "item_id": company.item_id,
        "course_id": company.courses[COURSES.get(cls, "to come")],
        "enrolment_id": company.enrolment_id,
        "came": True,
        "scope": "group",
        "target": 2,
        "brought": "technology",
        "crop": "甘蔗",
        "bulletin_id": company.practices[PRACTICE_STATES[cls]]
        if cls in PRACTICE_STATES
        else company.bulletin_id,
    }
    return cls(**{field.name: values[field.name] for field in fields(cls)})


async def tapped(bench: Bench, cls: type[Action], kind: str, subject: str, state: CaseState) -> str:
    company = bench.company
    who = company.phones[kind]
    if kind == "secretary complained about":
        subject = "against"

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        case = await company.case(work.records, subject, state)
        other = await company.case(work.records, "plain", CaseState.ASSIGNED)
        await company.wait(work.records, who)
        action = an_action(cls, company, case.id, other.id)
        if cls is HandOverTo and case.topic is not None and not case.is_complaint:
            action = HandOverTo(case.id, company.cadres["王样乙"])
        elif cls is HandOverTo:
            to = "韦样己" if subject == "complaint" else "李样甲"
            action = HandOverTo(case.id, company.cadres[to])
        keyboard = Keyboard(new_token(), who.account_id, [action], START)
        await work.records.keyboards.add(keyboard)
        data = button_data(keyboard.token, 0)
        command = Tapped(Tap(By(who.telegram_id), data, who.telegram_id, 5, "问", "点"), TAPS)
        return (lambda at_work: tap(at_work, command)), case if "case_id" in names(cls) else None

    return await bench.outcome(who, prepare)


def names(cls: type[Action]) -> set[str]:
    return {field.name for field in fields(cls)}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("cls", CASE_ACTIONS, ids=lambda cls: cls.__name__)
async def test_a_button_about_a_case(bench: Bench, cls: type[Action], subject: str) -> None:
    state, whom = CASE_ACTIONS[cls]
    table = {**BY_CASE, **EXTRA}
    found = {kind: await tapped(bench, cls, kind, subject, state) for kind in KINDS}
    expected = table[whom][subject].replace(" ", "")
    # Whoever is complained about meets the complaint about himself, whatever row this is.
    column = KINDS.index("secretary complained about")
    expected = expected[:column] + table[whom]["against"].replace(" ", "")[column] + expected[column + 1 :]
    await compare(found, expected)


@pytest.mark.parametrize("cls", OTHER_ACTIONS, ids=lambda cls: cls.__name__)
async def test_any_other_button(bench: Bench, cls: type[Action]) -> None:
    found = {kind: await tapped(bench, cls, kind, "plain", CaseState.ASSIGNED) for kind in KINDS}
    await compare(found, OTHER_ACTIONS[cls])


@pytest.mark.parametrize("cls", CASE_ACTIONS, ids=lambda cls: cls.__name__)
async def test_a_button_about_a_case_that_was_taken_back(bench: Bench, cls: type[Action]) -> None:
    """Only looking at it, for those who could before."""
    found = {kind: await tapped(bench, cls, kind, "plain", CaseState.WITHDRAWN) for kind in KINDS}
    shows = "rdrr rdrrrd drr r" if cls is ShowCase else "rrrr rrrrrr rrr r"
    await compare(found, shows)


async def begun(bench: Bench, kind: str, use_case: Callable[[Work, By], Any]) -> str:
    who = bench.company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        del work
        return (lambda at_work: use_case(at_work, By(who.telegram_id))), None

    return await bench.outcome(who, prepare)


@pytest.mark.parametrize("item", MENU)
async def test_a_menu_item(bench: Bench, item: MenuItem) -> None:
    await compare({kind: await begun(bench, kind, BEGINS[item]) for kind in KINDS}, MENU[item])


@pytest.mark.parametrize("command", TYPED)
async def test_a_command(bench: Bench, command: str) -> None:
    payload = "A" * 30 if "link" in command else ""

    async def start(work: Work, by: By) -> None:
        await joining.start(work, joining.Start(by, payload))

    use_case = COMMANDS.get(command, start)
    await compare({kind: await begun(bench, kind, use_case) for kind in KINDS}, TYPED[command])


async def sent_before(work: Work, chat_id: int, message_id: int, case: Case) -> None:
    """Let a message about a case have been sent to a chat."""
    draft = OutboxDraft(chat_id, "sendMessage", {"text": "…"}, Priority.TASK, case_id=case.id)
    await work.records.outbox.put([draft], work.now)
    (row,) = [row for row in await work.records.outbox.heads(work.now, 100) if row.chat_id == chat_id]
    await work.records.outbox.sent([Delivery(row.id, (message_id,))], work.now)


async def written(bench: Bench, kind: str, what: str, subject: str = "plain") -> str:
    company = bench.company
    who = company.phones[kind]
    by = By(who.telegram_id)

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        case = await company.case(work.records, subject, CaseState.ASSIGNED)
        await sent_before(work, who.telegram_id, 901, case)
        return message, case if what == "reply" else None

    async def message(work: Work) -> None:
        content = None if what == "sticker" else Content(ContentKind.TEXT, "一句话")
        chat, message_id = who.telegram_id, 950
        if what.startswith("edit"):
            owner = company.phones["another household" if kind == "villager" else "villager"]
            chat, message_id = owner.telegram_id, 900
        reply_to = 901 if what == "reply" else None
        incoming = Incoming(by, chat, message_id, content, START, reply_to=reply_to)
        if what.startswith("edit"):
            await correcting.receive_edit(work, correcting.Edited(incoming))
        elif what.startswith("contact"):
            await joining.share_phone(
                work, joining.SharePhone(by, "13900002001", own=False, incoming=incoming)
            )
        else:
            await receiving.receive(work, incoming)

    return await bench.outcome(who, prepare)


@pytest.mark.parametrize("what", MESSAGES)
async def test_a_message(bench: Bench, what: str) -> None:
    expected = MESSAGES[what].replace(" ", "")
    found = {kind: await written(bench, kind, what) for kind in KINDS}
    await compare(found, expected)


@pytest.mark.parametrize("subject", SUBJECTS)
async def test_a_reply_to_a_message_of_a_case(bench: Bench, subject: str) -> None:
    found = {
        kind: await written(bench, kind, "reply", "against" if "y complained" in kind else subject)
        for kind in KINDS
    }
    await compare(found, BY_REPLY[subject])


async def test_every_handler_has_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert {*CASE_ACTIONS, *OTHER_ACTIONS} == set(TAPS)
    assert set(MENU) == set(BEGINS) == set(MenuItem)
    assert set(COMMANDS) <= set(TYPED)
    assert {whom for _, whom in CASE_ACTIONS.values()} <= {*BY_CASE, *EXTRA}
    rows = len(CASE_ACTIONS) * (len(SUBJECTS) + 1) + len(OTHER_ACTIONS)
    rows += len(MENU) + len(TYPED) + len(MESSAGES) + len(SUBJECTS)
    with capsys.disabled():
        sys.stdout.write(f"\nmatrix: {rows} rows x {len(KINDS)} kinds = {rows * len(KINDS)} cells\n")


async def test_no_button_obeys_anybody_but_the_one_it_was_shown_to(bench: Bench) -> None:
    company = bench.company
    for owner, thief in itertools.islice(itertools.permutations(dict.fromkeys(company.phones), 2), 60):
        mine, theirs = company.phones[owner], company.phones[thief]
        if mine is theirs:
            continue
        assert await _steal(bench, mine, theirs) == "r"


async def _steal(bench: Bench, mine: Phone, theirs: Phone) -> str:
    async def prepare(work: Work) -> tuple[Do, Case | None]:
        keyboard = Keyboard(new_token(), mine.account_id, [GetMyData()], START)
        await work.records.keyboards.add(keyboard)
        data = button_data(keyboard.token, 0)
        command = Tapped(Tap(By(theirs.telegram_id), data, theirs.telegram_id, 5, "问", "点"), TAPS)
        return (lambda at_work: tap(at_work, command)), None

    return await bench.outcome(theirs, prepare)
