"""What the matrix's people do: tap a forged button, begin a conversation, write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from bot.domain.actions.action import Action
from bot.domain.actions.commitment import (
    HandOverTo,
)
from bot.domain.actions.joining import (
    DecideJoining,
)
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.content import Content, ContentKind
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.queues import Delivery, OutboxDraft, Priority
from bot.usecases import correcting, joining, receiving
from bot.usecases.incoming import By, Incoming
from bot.usecases.tapping import Tap, Tapped, tap
from bot.usecases.work import Work
from handlers.taps import TAPS
from tests.trust.cell import Bench, Do
from tests.trust.people import Company
from tests.trust.rows.spreading import COURSES, PRACTICE_STATES
from tests.usecases.town import START


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
        "use": "send",
        "answer_id": 99,
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
        "locale": "en",
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


async def begun(bench: Bench, kind: str, use_case: Callable[[Work, By], Any]) -> str:
    who = bench.company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        del work
        return (lambda at_work: use_case(at_work, By(who.telegram_id))), None

    return await bench.outcome(who, prepare)


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
