"""What the matrix's people write and send, in answer to a question too; and what Telegram says of them."""

from __future__ import annotations

from typing import Final

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.content import Content, ContentKind
from bot.domain.dialogue import ABOUT_A_CASE, Dialogue, DialogueKind
from bot.domain.matter_life import MatterStep
from bot.domain.proxy_life import ProxyState
from bot.domain.queues import Delivery, OutboxDraft, Priority
from bot.domain.times import local_day
from bot.usecases import correcting, joining, reachability, receiving
from bot.usecases.incoming import By, Incoming
from bot.usecases.refusing import ignore
from bot.usecases.work import Work
from tests.trust.cell import Bench, Do
from tests.trust.people import Company
from tests.usecases.phone import MEDIA, Phone
from tests.usecases.town import START

ALBUM: Final = "album of the matrix"


async def written(bench: Bench, kind: str, what: str, subject: str = "plain") -> str:
    """Let somebody send a message: a content's kind, `sticker`, `album`, `edit …`, `contact …`, `reply`."""
    company = bench.company
    who = company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        case = await company.case(work.records, subject, CaseState.ASSIGNED)
        await _sent_before(work, who.telegram_id, 901, case)
        return (lambda at_work: _write(at_work, company, kind, what)), case

    return await bench.outcome(who, prepare)


async def filled(bench: Bench, kind: str, dialogue: DialogueKind) -> str:
    """Let somebody write what a dialogue waits for that was forged for him."""
    company = bench.company
    who = company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        case = await company.case(work.records, "plain", CaseState.ASSIGNED)
        if dialogue in PAPERWORK:
            case, _ = await company.handle(work.records, case, ProxyState.COLLECTING)
        subject = case.id if dialogue in ABOUT_A_CASE | PAPERWORK else company.subject_of(dialogue)
        beside = {
            DialogueKind.VISIT_TALK: local_day(START, work.village.zone).toordinal(),
            DialogueKind.MATTER_OUTCOME: list(MatterStep).index(MatterStep.CONSULT),
        }.get(dialogue, company.cadres["王样乙"])
        forged = Dialogue(who.account_id, dialogue, subject, START, beside)
        await work.records.dialogues.put(forged)
        words = Content(ContentKind.TEXT, ANSWERS.get(dialogue, "这是一句完整的话，请照办"))
        incoming = Incoming(By(who.telegram_id), who.telegram_id, 950, words, START)
        return (
            lambda at_work: receiving.receive(at_work, incoming)
        ), case if dialogue in ABOUT_A_CASE | PAPERWORK else None

    return await bench.outcome(who, prepare)


async def blocked(bench: Bench, kind: str, *, reachable: bool) -> str:
    """Let Telegram say that somebody blocked the bot, or lets it write again."""
    who = bench.company.phones[kind]

    async def prepare(work: Work) -> tuple[Do, Case | None]:
        if reachable:
            await work.records.accounts.set_reachable(who.account_id, reachable=False)
        change = reachability.ChatMember(By(who.telegram_id), reachable)
        return (lambda at_work: reachability.change(at_work, change)), None

    return await bench.outcome(who, prepare)


async def passed_over(bench: Bench, kind: str) -> str:
    """Let somebody write in a group: that settles the update, and no more."""

    async def prepare(_work: Work) -> tuple[Do, Case | None]:
        return (lambda at_work: ignore(at_work, None)), None

    return await bench.outcome(bench.company.phones[kind], prepare)


async def _write(work: Work, company: Company, kind: str, what: str) -> None:
    who = company.phones[kind]
    by = By(who.telegram_id)
    if what.startswith("edit"):
        owner = company.phones["another household" if kind == "villager" else "villager"]
        incoming = Incoming(by, owner.telegram_id, 900, Content(ContentKind.TEXT, "一句话"), START)
        await correcting.receive_edit(work, correcting.Edited(incoming))
    elif what.startswith("contact"):
        shared = _incoming(who, ContentKind.CONTACT)
        await joining.share_phone(work, joining.SharePhone(by, "13900002001", own=False, incoming=shared))
    elif what == "album":
        for place, part in enumerate((ContentKind.PHOTO, ContentKind.VIDEO)):
            await receiving.receive(work, _incoming(who, part, message=950 + place, album=ALBUM))
    elif what == "sticker":
        await receiving.receive(work, Incoming(by, who.telegram_id, 950, None, START))
    elif what == "reply":
        await receiving.receive(work, _incoming(who, ContentKind.TEXT, reply_to=901))
    else:
        await receiving.receive(work, _incoming(who, ContentKind(what)))


def _incoming(
    who: Phone,
    kind: ContentKind,
    *,
    message: int = 950,
    album: str | None = None,
    reply_to: int | None = None,
) -> Incoming:
    media = {} if kind is ContentKind.TEXT else MEDIA.get(kind, {"file_id": "file"})
    words = "一句话" if kind is ContentKind.TEXT else ""
    content = Content(kind, words, media)
    return Incoming(
        By(who.telegram_id), who.telegram_id, message, content, START, album=album, reply_to=reply_to
    )


async def _sent_before(work: Work, chat_id: int, message_id: int, case: Case) -> None:
    """Let a message about a case have been sent to a chat."""
    draft = OutboxDraft(chat_id, "sendMessage", {"text": "…"}, Priority.TASK, case_id=case.id)
    await work.records.outbox.put([draft], work.now)
    (row,) = [row for row in await work.records.outbox.heads(work.now, 100) if row.chat_id == chat_id]
    await work.records.outbox.sent([Delivery(row.id, (message_id,))], work.now)


PAPERWORK: Final = frozenset({DialogueKind.PAPERS, DialogueKind.PAPER_RECEIVED, DialogueKind.PAPER_MISSING})
"""About a case too, one with paperwork."""
ANSWERS: Final = {
    DialogueKind.HAND_ROLL: "2-001",
    DialogueKind.VOTE_DAY: "12月20日",
    DialogueKind.HAND_TOTALS: "1 0 0",
    DialogueKind.PAPER_RECEIVED: "户口簿",
    DialogueKind.PAPER_MISSING: "户口簿",
    DialogueKind.HOUSEHOLD_SEARCH: "2-001",
    DialogueKind.OWN_HOUSEHOLD: "2-001",
    DialogueKind.VISIT_SEARCH: "2-001",
    DialogueKind.DIARY_TAG: "2-001",
    DialogueKind.DIARY_HOUSEHOLD: "2-001",
    DialogueKind.VISIT_DAY: "11月15日",
    DialogueKind.LEAVE: "11月20日",
    DialogueKind.COURSE_TIME: "11月20日 19:00",
    DialogueKind.COURSE_NEW_TIME: "11月20日 19:00",
    DialogueKind.COURSE_SEATS: "20",
    DialogueKind.PROPOSAL_COST: "3000",
    DialogueKind.MATTER_DAYS: "12月10日到1月20日",
    DialogueKind.MATTER_COSTS: "路灯 12000",
}
"""What is asked for, where any sentence isn't an answer."""
