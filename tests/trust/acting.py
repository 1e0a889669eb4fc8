"""What the matrix's people do: tap a forged button, begin a conversation, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from bot.domain.actions.action import Action
from bot.domain.actions.commitment import (
    HandOverTo,
)
from bot.domain.actions.diary import GetDiary, ShowDiary
from bot.domain.actions.hand_counts import ConfirmHandCount
from bot.domain.actions.joining import (
    DecideJoining,
)
from bot.domain.actions.matter_lead import RecordStep
from bot.domain.actions.visiting import VisitedOn
from bot.domain.actions.voting import AnnounceVote, ShowVote
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.directory import Leave
from bot.domain.item_life import ItemState
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.matter_life import Stage
from bot.domain.proxy_life import ProxyState
from bot.usecases.incoming import By
from bot.usecases.tapping import Tap, Tapped, tap
from bot.usecases.work import Work
from handlers.taps import TAPS
from tests.trust.cell import Bench, Do
from tests.trust.people import Company
from tests.trust.rows.deliberating import STAGES
from tests.trust.rows.disclosing import ITEM_STATES
from tests.trust.rows.proxy import CHOOSING, PAPERWORK
from tests.trust.rows.spreading import COURSES, PRACTICE_STATES
from tests.trust.rows.voting import AFTER_THE_CLOSE
from tests.usecases.town import START

DAYS: Final = {VisitedOn: "2026-11-15", AnnounceVote: "2026-12-20"}
MONTHS: Final = {ShowDiary, GetDiary}
"""They name a month of one's own diary."""


def an_action(cls: type[Action], company: Company, case_id: int, other_id: int, paper_id: int = 0) -> Action:
    values: dict[str, Any] = {
        "case_id": case_id,
        "main_id": other_id,
        "topic": "social",
        "cadre_id": None if cls in MONTHS else company.cadres["韦样己" if cls is HandOverTo else "卢样辛"],
        "agrees": True,
        "vote_id": company.votes["closed" if cls in AFTER_THE_CLOSE else "open"],
        "choice": "for",
        "occasion": "meeting",
        "hand_count_id": company.hand_counts["offered" if cls is ConfirmHandCount else "draft"],
        "settles": True,
        "admit": True,
        "on": True,
        "rating": "satisfied",
        "day": DAYS.get(cls, "2026-11-17"),
        "week": "",
        "came": True,
        "together": True,
        "visit_id": company.visit_id,
        "diary_id": company.diary_id,
        "part": "analysis",
        "group": 2,
        "center": None,
        "other_id": company.other_visit_id,
        "until": "2026-11-18",
        "weekday": 2,
        "text": "收到",
        "use": "send",
        "answer_id": 99,
        "offset": 0,
        "in_place": False,
        "link_id": company.link_id,
        "member_id": company.member_id,
        "membership_id": company.pending_id if cls is DecideJoining else company.membership_id,
        "household_id": company.household_id,
        "disclosure_id": company.disclosed.disclosure_id,
        "item_id": company.disclosed.items[ITEM_STATES.get(cls, ItemState.DRAFT)],
        "question_id": company.disclosed.question_id,
        "broadcast_id": company.disclosed.broadcast_id,
        "place": 1,
        "turns": False,
        "style": "text",
        "kind": "land",
        "version": company.cadres["王样乙"],
        "shows": True,
        "time": True,
        "more": True,
        "sure": True,
        "consent": "named",
        "procedure": "医保卡",
        "step": "consult" if cls is RecordStep else "complete",
        "move": "receive",
        "missing": True,
        "paper_id": paper_id,
        "matter_id": company.voted_on
        if cls is ShowVote
        else company.deliberated.matters[STAGES.get(cls, Stage.PROPOSED)],
        "comment_id": company.deliberated.comment_id,
        "ended": False,
        "question": "proposal_title",
        "payer": "open",
        "course_id": company.courses[COURSES.get(cls, "to come")],
        "enrolment_id": company.enrolment_id,
        "month": "2026-11" if cls in MONTHS else None,
        "scope": "group",
        "target": 2,
        "brought": "technology",
        "crop": "甘蔗",
        "locale": "en",
        "bulletin_id": company.practices[PRACTICE_STATES[cls]]
        if cls in PRACTICE_STATES
        else company.bulletin_id,
    }
    return cls(**{field.name: values[field.name] for field in fields(cls)})


@dataclass(frozen=True)
class OnLeave:
    """A cadre is away, and a case has been given to somebody meanwhile."""

    away: str
    given_to: str


async def tapped(
    bench: Bench,
    cls: type[Action],
    kind: str,
    subject: str,
    state: CaseState,
    leave: OnLeave | None = None,
) -> str:
    """Let somebody tap a button that was forged for him."""
    company = bench.company
    who = company.phones[kind]
    if kind == "secretary complained about":
        subject = "against"

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        case = await company.case(work.records, subject, state)
        other = await company.case(work.records, "plain", CaseState.ASSIGNED)
        await company.wait(work.records, who)
        paper_id = 0
        if cls in PAPERWORK and subject == "plain":
            handled = ProxyState.PICKED if cls in CHOOSING else ProxyState.COLLECTING
            case, paper_id = await company.handle(work.records, case, handled)
        if leave is not None:
            away, given_to = company.cadres[leave.away], company.cadres[leave.given_to]
            await work.records.people.set_leave(Leave(away, START.date(), START.date().replace(day=30)))
            for one in (case, other):
                await work.records.cases.save(replace(one, responsible_id=given_to))
        action = an_action(cls, company, case.id, other.id, paper_id)
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


async def begun(bench: Bench, kind: str, use_case: Callable[[Work, By], Any]) -> str:
    who = bench.company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        del work
        return (lambda at_work: use_case(at_work, By(who.telegram_id))), None

    return await bench.outcome(who, prepare)
