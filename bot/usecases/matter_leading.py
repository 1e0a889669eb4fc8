"""Leading a matter: what came out of a meeting is entered with its day, and it goes one step further."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from bot.domain.audit import Act
from bot.domain.day_ahead import day_ahead
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.matter import REASON_LIMIT, TITLE_LIMIT, MatterEvent
from bot.domain.matter_life import MatterStep, Stage, leads_on
from bot.domain.matter_roles import may_lead, may_put_forward
from bot.domain.notices.deliberation import MatterGone, ShortTitleNeeded
from bot.domain.notices.matter_lead import (
    DayUnclear,
    DropPrompt,
    LeadMenu,
    MatterDropped,
    MatterEntitled,
    MatterTitlePrompt,
    OutcomeNeeded,
    OutcomePrompt,
    OutcomeRecorded,
    WhyNeeded,
)
from bot.domain.notices.publishing import NotYours
from bot.usecases import auditing, matter_news, vote_calling
from bot.usecases.deliberating import needed, public
from bot.usecases.practice import words_of
from bot.usecases.seconding import advance

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.actions.matter_lead import DropMatter, EntitleMatter, LeadMatter, RecordStep
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

STEPS: Final = tuple(MatterStep)
RECORDED: Final = frozenset(
    {MatterStep.PUT_FORWARD, MatterStep.CONSULT, MatterStep.REVIEW, MatterStep.DISCUSS}
)
"""What a meeting comes to, and whoever leads enters."""


async def show(work: Work, person: Person, action: LeadMatter) -> None:
    """主持: show what he can do with it now."""
    matter = await led(work, person, action.matter_id)
    following = leads_on(matter.stage, work.rules.deliberation.stages)
    seconds = len(await work.records.matter_voices.seconded_by(matter.id))
    appoints = may_put_forward(person.cadre)
    await work.tell(person.account, LeadMenu(matter, following, seconds, needed(work), appoints))


async def ask(work: Work, person: Person, action: RecordStep) -> None:
    """The next message says when it was, and what came out of it."""
    step = MatterStep(action.step)
    matter = await _next(work, person, action.matter_id, step)
    await wait(work, person, DialogueKind.MATTER_OUTCOME, matter.id, STEPS.index(step))
    await work.tell(person.account, OutcomePrompt(matter, step))


async def record(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the day and the outcome; without a day it was today."""
    step = STEPS[dialogue.object]
    matter = await _next(work, person, dialogue.subject, step)
    day, words = day_and_words(work, words_of(incoming))
    if not words:
        raise OutcomeNeeded
    if day > work.today:
        raise DayUnclear
    moved = await advance(work, matter, step, by=person, day=day, words=words)
    await auditing.note(work, Act.MOVED_MATTER, by=person, amount=matter.id)
    await work.tell(person.account, OutcomeRecorded(moved, step, day, words))


async def ask_title(work: Work, person: Person, action: EntitleMatter) -> None:
    """改名字: the next message is what it is called."""
    matter = await _unnoticed(work, person, action.matter_id)
    await wait(work, person, DialogueKind.MATTER_TITLE, matter.id)
    await work.tell(person.account, MatterTitlePrompt(matter))


async def entitle(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Call it so. What was written about it stays as it is."""
    matter = await _unnoticed(work, person, dialogue.subject)
    title = words_of(incoming)
    if not title or len(title) > TITLE_LIMIT:
        raise ShortTitleNeeded(TITLE_LIMIT)
    entitled = replace(matter, title=title)
    await work.records.matters.save(entitled)
    await auditing.note(work, Act.ENTITLED_MATTER, by=person, amount=matter.id)
    await work.tell(person.account, MatterEntitled(entitled))


async def ask_reason(work: Work, person: Person, action: DropMatter) -> None:
    """不办了: the next message says why."""
    matter = await _droppable(work, person, action.matter_id)
    await wait(work, person, DialogueKind.MATTER_DROP, matter.id)
    await work.tell(person.account, DropPrompt(matter))


async def drop(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Drop it; whoever had to do with it is told why."""
    matter = await _droppable(work, person, dialogue.subject)
    reason = words_of(incoming)
    if not reason or len(reason) > REASON_LIMIT:
        raise WhyNeeded(REASON_LIMIT)
    dropped = matter.dropped(work.now, reason)
    assert person.cadre is not None
    event = MatterEvent(matter.id, MatterStep.DROP.value, work.now, person.cadre.id, None, reason)
    await work.records.matters.save(dropped)
    await work.records.matters.record(event)
    await vote_calling.call_off(work, dropped)
    if matter.stage not in {Stage.NOTICED, Stage.VOTING}:  # with the vote the whole village is told
        await matter_news.begin(work, dropped)
    await auditing.note(work, Act.DROPPED_MATTER, by=person, amount=matter.id)
    await work.tell(person.account, MatterDropped(dropped))


def day_and_words(work: Work, text: str) -> tuple[date, str]:
    """Return the day that a text begins with and what follows; today where it begins with none."""
    plain = normalize("NFKC", text)
    try:
        found = day_ahead(plain, work.today)
    except ValueError:
        raise DayUnclear from None
    if found is None or not plain.endswith(found[1]):
        return work.today, text
    day, rest = found
    said = text[len(text) - len(rest) :] if len(plain) == len(text) else rest
    return day, said.strip(" ，。,、:：（）()")


async def led(work: Work, person: Person, matter_id: int) -> Matter:
    """Return a matter that he leads; raise NotYours for anybody else."""
    matter = await public(work, person, matter_id)
    if not may_lead(person.cadre, matter):
        raise NotYours
    return matter


async def wait(work: Work, person: Person, kind: DialogueKind, subject: int, beside: int = 0) -> None:
    """Let the next message be what was asked for."""
    await work.records.dialogues.put(Dialogue(person.account.id, kind, subject, work.now, beside))


async def _next(work: Work, person: Person, matter_id: int, step: MatterStep) -> Matter:
    """Return a matter whose next step this is."""
    matter = await led(work, person, matter_id)
    if step not in RECORDED or not matter.can(step, work.rules.deliberation.stages):
        raise MatterGone
    return matter


async def _unnoticed(work: Work, person: Person, matter_id: int) -> Matter:
    """Return a matter that may still be called otherwise: what is voted on stays as it was announced."""
    matter = await led(work, person, matter_id)
    if not matter.before_notice:
        raise MatterGone
    return matter


async def _droppable(work: Work, person: Person, matter_id: int) -> Matter:
    matter = await led(work, person, matter_id)
    if not matter.can(MatterStep.DROP, ()):
        raise MatterGone
    return matter
