"""Buttons of joining, tasks, duty and one's own data; the menu and the commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.absence import PassTasksOn, TakeLeave
from bot.domain.actions.action import Action
from bot.domain.actions.contact import SendContact, ShowContacts
from bot.domain.actions.diary import (
    ChooseDiary,
    CompleteDiary,
    GetDiary,
    RaiseDiary,
    RaiseDiaryFor,
    RemoveDiary,
    ShowDiary,
    ShowDiaryEntry,
    TagDiary,
    TagDiaryAs,
    WriteDiaryPart,
)
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
from bot.domain.actions.matter import (
    BeginCase,
    ShowCases,
)
from bot.domain.actions.own_data import AskToLeave, GetMyData, LeaveForGood, ShowMyData
from bot.domain.actions.quick_answers import KeepQuickAnswer
from bot.domain.actions.registering import (
    RegisterFor,
    ShowRegistered,
)
from bot.domain.actions.seeing import PutOnDuty, ShowCenter, ShowDuty, ShowDutyDay
from bot.domain.actions.speaking import Speak
from bot.domain.actions.task import ForMyself, ForSomethingElse, MoreTasks, ShowTasks
from bot.domain.actions.visiting import (
    AskVisitDay,
    ChooseVisited,
    ConfirmVisit,
    RaiseProblem,
    RaiseWhatWasNoted,
    RemoveVisit,
    SayTogether,
    ShowVisitWeek,
    VisitedOn,
)
from bot.texts.menus import MenuItem

DAILY_ACTIONS: Final[Mapping[type[Action], str]] = {
    ShowDiaryEntry: "rrrr rdrrrr rrr r",
    TagDiary: "rrrr rdrrrr rrr r",
    TagDiaryAs: "rrrr rdrrrr rrr r",
    CompleteDiary: "rrrr rdrrrr rrr r",
    WriteDiaryPart: "rrrr rdrrrr rrr r",
    RaiseDiary: "rrrr rdrrrr rrr r",
    RaiseDiaryFor: "rrrr rdrrrr rrr r",
    RemoveDiary: "rrrr rdrrrr rrr r",
    ShowDiary: "rrrr dddddd ddr r",
    GetDiary: "rrrr dddddd ddr r",
    ChooseDiary: "rrrr rrrrrr ddr r",
    ChooseVisited: "rrrr dddddd ddr r",
    AskVisitDay: "rrrr dddddd ddr r",
    VisitedOn: "rrrr dddddd ddr r",
    RaiseProblem: "rrrr rdrrrr rrr r",
    RaiseWhatWasNoted: "rrrr rdrrrr rrr r",
    RemoveVisit: "rrrr rdrrrr rrr r",
    SayTogether: "rrrr rdrrrr rrr r",
    ConfirmVisit: "rddr rrrrrr rrr r",
    ShowVisitWeek: "rrrr rrrrrr ddr r",
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
    ForSomethingElse: "rrrr rdrrrr rrr r",
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
    ShowContacts: "rddd dddddd ddd r",
    SendContact: "rddd dddddd ddd r",
    ShowMyData: "rddd dddddd ddd r",
    Speak: "rddd dddddd ddd r",
    GetMyData: "dddd dddddd ddd d",
    AskToLeave: "dddd rrrrrr rrr d",
    LeaveForGood: "dddd rrrrrr rrr d",
}
MENU: Final[Mapping[MenuItem, str]] = {
    MenuItem.RAISE: "rddd rrrrrr rrr r",
    MenuItem.MY_CASES: "rddd dddddd ddd r",
    MenuItem.CARD: "rddd dddddd ddd r",
    MenuItem.DISCLOSURES: "rddd dddddd ddd r",
    MenuItem.DELIBERATION: "rddd dddddd ddd r",
    MenuItem.MY_TASKS: "rrrr dddddd ddd r",
    MenuItem.REGISTER: "rrrr dddddd ddr r",
    MenuItem.LEAVE: "rrrr dddddd ddr r",
    MenuItem.VILLAGE_VIEW: "rrrr rrrrrr ddr r",
    MenuItem.SUBMIT_ITEM: "rrrr dddddd ddr r",
    MenuItem.REVIEW: "rrrr rrrrrr ddr r",
    MenuItem.MY_DATA: "dddd dddddd ddd d",
    MenuItem.LEAVE_FOR_GOOD: "dddd rrrrrr rrr d",
    MenuItem.VISITS: "rrrr dddddd ddr r",
    MenuItem.DIARY: "rrrr dddddd ddr r",
    MenuItem.LANGUAGE: "rddd dddddd ddd r",
    MenuItem.AUDIT: "rrrr rrrrrr rrd r",
    MenuItem.PAIRING: "rrrr dddddd ddr r",
    MenuItem.LEARN: "rddd dddddd ddd r",
}
TYPED: Final[Mapping[str, str]] = {
    "start": "rddd dddddd ddd r",
    "start with a wrong link": "rrrr rrrrrr rrr r",
    "me": MENU[MenuItem.MY_DATA],
    "leave": MENU[MenuItem.LEAVE_FOR_GOOD],
    "language": MENU[MenuItem.LANGUAGE],
    "audit": MENU[MenuItem.AUDIT],
}
