"""At most two short sentences and four buttons a message: whoever says more stands here, with the reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.notices.notice import Notice, Refusal
from bot.telegram import composer
from bot.texts.render import render
from bot.texts.words import load
from tests.texts.notices import notices, subclasses

if TYPE_CHECKING:
    from bot.texts.screen import Screen

SENTENCES: Final = 2
BUTTONS: Final = 4
ENDS: Final = re.compile("[。！？]")
WORDS: Final = load().words("zh_CN", ZoneInfo("Asia/Shanghai"), "那郎村")

CHOICES: Final = frozenset(
    {
        "AudienceQuestion",
        "CenterCases",
        "ContactChoice",
        "CourseList",
        "CourseRoll",
        "DiaryHouseholdQuestion",
        "DiaryMonth",
        "DiaryOfWhom",
        "DiaryTagQuestion",
        "DutyDay",
        "DutyWeek",
        "HandGroup",
        "HandOverQuestion",
        "HandRoll",
        "HouseholdAccounts",
        "HouseholdsFound",
        "ItemLeaf",
        "KindQuestion",
        "LeaveQuestion",
        "CommentList",
        "HideQuestion",
        "LeadMenu",
        "MatterList",
        "MatterQuestion",
        "PayerQuestion",
        "MergeQuestion",
        "MonthPage",
        "MyCases",
        "MyRegistered",
        "MyTasks",
        "NewsCropQuestion",
        "OwnHouseholdsFound",
        "PairingMenu",
        "PaperBoard",
        "PaperChoice",
        "PlanPrompt",
        "PracticeCropQuestion",
        "PracticeList",
        "ProcedureQuestion",
        "ProposalList",
        "QuickAnswerList",
        "RegistrationQuestion",
        "ReviewQueue",
        "SecretaryNamed",
        "Subscriptions",
        "TaskButtons",
        "TaskCard",
        "TaskQuestion",
        "TopicQuestion",
        "VisitDayPrompt",
        "VisitHouseholds",
        "VisitPrompt",
        "VoterQuestion",
        "WhichCadre",
        "WhoAreYou",
        "WitnessQuestion",
        "WorkerQuestion",
    }
)
"""Menus, lists and choices, one to a row: as many buttons as there are things. A task has the four
answers that cadres are trained on, and 更多."""
LISTED: Final = frozenset(
    {
        "CenterCases",
        "Corrected",
        "CustodyList",
        "DeliveryReport",
        "DisclosureSheet",
        "DraftSoFar",
        "ItemLeaf",
        "MyCases",
        "MyRegistered",
        "MyTasks",
        "NumbersQuestion",
        "OwnItem",
        "ProxyCard",
        "ProxyMoved",
        "PublicItem",
        "PublicSheet",
        "ReviewCard",
        "TableRead",
        "TaskCard",
        "UrgentItem",
    }
)
"""Each thing that is listed is a sentence of its own, and people's own words are said as they were said."""
LONGER: Final = {
    "VoteFellShort": "the secretary has to decide what comes next",
    "VoteCard": "likewise, and every household's own state beside the village's",
    "VoteDecided": "the result, its figures, and what the title itself says",
    "HouseholdInvitation": "what is kept is said before anybody agrees: two sentences of the privacy page",
    "PhoneInvitation": "likewise",
    "CadreInvitation": "likewise",
    "MyData": "the privacy page itself",
    "ProcedureNeeds": "what happens to photos of papers is said before any is taken",
    "NothingStored": "to the operator, who has to do something",
    "QuestionTaken": "whose turn it is, and whether it may be published",
    "VisitPrompt": "the week's count beside the question",
    "VisitRecorded": "likewise, and that more may follow",
    "VisitTalkPrompt": "that judgements of people don't belong there",
}


@pytest.mark.parametrize(
    "kind", [*subclasses(Notice), *subclasses(Refusal)], ids=lambda kind: str(kind.__name__)
)
def test_a_message_is_short(kind: type[Notice | Refusal]) -> None:
    assert composer.TelegramComposer is not None  # importing it registers all there is
    name = kind.__name__

    @settings(
        max_examples=5, deadline=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.data())
    def check(data: st.DataObject) -> None:
        screen: Screen = render(data.draw(notices(kind)), WORDS)
        sentences = len(ENDS.findall(screen.text))
        buttons = sum(len(row) for row in screen.rows)
        assert sentences <= SENTENCES or name in LISTED or name in LONGER, screen.text
        assert buttons <= BUTTONS or name in CHOICES, [button.label for row in screen.rows for button in row]

    check()


def test_whoever_may_say_more_exists() -> None:
    known = {kind.__name__ for kind in [*subclasses(Notice), *subclasses(Refusal)]}
    assert (CHOICES | LISTED | set(LONGER)) <= known
