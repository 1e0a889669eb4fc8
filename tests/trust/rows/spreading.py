"""Buttons of 包组联户, 学技术 and the courses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
from bot.domain.actions.learning import ShowLearning, ShowSubscriptions, StopNews, Subscribe
from bot.domain.actions.pairing import (
    AddToBulletin,
    ChooseAudience,
    ChooseBrought,
    ChooseNewsCrop,
    DropBulletin,
    FindOwnHousehold,
    SendBulletin,
    SendToMine,
    ShowPairingMonth,
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
from bot.domain.actions.training import (
    AnnounceCourse,
    CallOff,
    CallOffForGood,
    ChangeCourse,
    ChangeCoursePart,
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

SPREADING_ACTIONS: Final[Mapping[type[Action], str]] = {
    SendToMine: "rrrr dddrrr ddr r",
    ShowPairingMonth: "rrrr dddrrr ddr r",
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
    ChangeCourse: "rrrr drrrrr ddr r",
    ChangeCoursePart: "rrrr drrrrr ddr r",
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
