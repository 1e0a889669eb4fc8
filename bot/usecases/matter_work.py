"""What was decided is carried out: by a cadre, between two days, with reports, and its cost is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from bot.domain.audit import Act
from bot.domain.day_ahead import day_ahead
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.matter import COMMENT_LIMIT, PROGRESS, CostLine, MatterEvent
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.matter_roles import may_put_forward
from bot.domain.notices.deliberation import MatterGone
from bot.domain.notices.matter_work import (
    CostsKept,
    CostsMissing,
    CostsPrompt,
    CostsUnclear,
    MatterFinished,
    ProgressKept,
    ProgressNeeded,
    ProgressPrompt,
    WorkDaysPrompt,
    WorkDaysSet,
    WorkDaysUnclear,
    WorkerChoice,
    WorkerQuestion,
    WorkGiven,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.domain.yuan import cost_lines
from bot.usecases import auditing, matter_due, matter_news
from bot.usecases.matter_leading import led, wait
from bot.usecases.practice import words_of
from bot.usecases.seconding import advance

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.actions.matter_work import (
        AppointWorker,
        ChooseWorker,
        EnterCosts,
        FinishMatter,
        ReportProgress,
        SetWorkDays,
    )
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

NOTHING: Final = frozenset({"没花钱", "没有花钱", "不花钱", "0", "无"})


async def ask_who(work: Work, person: Person, action: ChooseWorker) -> None:
    """定谁来办: ask which cadre."""
    matter = await _decided(work, person, action.matter_id)
    _appoints(person)
    cadres = (await work.records.people.directory()).village_cadres
    choices = tuple(WorkerChoice(cadre.id, cadre.name) for cadre in cadres)
    await work.tell(person.account, WorkerQuestion(matter, choices))


async def appoint(work: Work, person: Person, action: AppointWorker) -> None:
    """This cadre answers for it; the next message says when."""
    matter = await _decided(work, person, action.matter_id)
    _appoints(person)
    cadre = (await work.records.people.directory()).get(action.cadre_id)
    if cadre is None or cadre.is_township:
        raise NotYours
    given = replace(matter, lead_id=cadre.id)
    await work.records.matters.save(given)
    await auditing.note(work, Act.MOVED_MATTER, by=person, about_id=cadre.id, amount=matter.id)
    if person.cadre is None or person.cadre.id != cadre.id:
        account = await work.records.accounts.of_cadre(cadre.id)
        await work.tell(account, WorkGiven(given), priority=Priority.TASK)
    await wait(work, person, DialogueKind.MATTER_DAYS, matter.id)
    await work.tell(person.account, WorkDaysPrompt(given, cadre.name))


async def ask_days(work: Work, person: Person, action: SetWorkDays) -> None:
    """定日子: the next message says from when until when."""
    matter = await _decided(work, person, action.matter_id)
    await wait(work, person, DialogueKind.MATTER_DAYS, matter.id)
    await work.tell(person.account, WorkDaysPrompt(matter, ""))


async def set_days(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take both days; the evening is left to whoever works."""
    matter = await _decided(work, person, dialogue.subject)
    starts, due = _two_days(words_of(incoming), work.today)
    dated = replace(matter, starts_on=starts, due_on=due)
    await work.records.matters.save(dated)
    await auditing.note(work, Act.MOVED_MATTER, by=person, amount=matter.id)
    await matter_due.plan(work, dated, due)
    await work.tell(person.account, WorkDaysSet(dated, starts, due))


async def ask_progress(work: Work, person: Person, action: ReportProgress) -> None:
    """报进展: the next message says how it goes."""
    matter = await _decided(work, person, action.matter_id)
    await wait(work, person, DialogueKind.MATTER_PROGRESS, matter.id)
    await work.tell(person.account, ProgressPrompt(matter))


async def report(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Tell whom it concerns how it goes; the next disclosure has it too."""
    matter = await _decided(work, person, dialogue.subject)
    words = words_of(incoming)
    if not words or len(words) > COMMENT_LIMIT:
        raise ProgressNeeded(COMMENT_LIMIT)
    assert person.cadre is not None
    event = MatterEvent(matter.id, PROGRESS, work.now, person.cadre.id, work.today, words)
    await work.records.matters.record(event)
    await matter_news.begin(work, matter)
    await work.tell(person.account, ProgressKept(matter))


async def ask_costs(work: Work, person: Person, action: EnterCosts) -> None:
    """报账: the next message says what it has cost."""
    matter = await _decided(work, person, action.matter_id)
    await wait(work, person, DialogueKind.MATTER_COSTS, matter.id)
    await work.tell(person.account, CostsPrompt(matter))


async def enter_costs(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take what it has cost, in the place of what was entered before."""
    matter = await _decided(work, person, dialogue.subject)
    text = incoming.content.text.strip() if incoming.content is not None else ""
    lines = [CostLine(text, 0)] if text in NOTHING else cost_lines(text)
    if lines is None:
        raise CostsUnclear
    await work.records.matters.set_costs(matter.id, lines)
    await auditing.note(work, Act.MOVED_MATTER, by=person, amount=matter.id)
    await work.tell(person.account, CostsKept(matter, tuple(lines)))


async def finish(work: Work, person: Person, action: FinishMatter) -> None:
    """办好了: once its cost is known."""
    matter = await _decided(work, person, action.matter_id)
    if not await work.records.matters.costs(matter.id):
        raise CostsMissing
    done = await advance(work, matter, MatterStep.CARRY_OUT, by=person, day=work.today)
    await matter_due.stop(work, matter)
    await auditing.note(work, Act.MOVED_MATTER, by=person, amount=matter.id)
    await work.tell(person.account, MatterFinished(done))


def _two_days(text: str, today: date) -> tuple[date, date]:
    """Return from when until when; one day alone is the last one, and it begins today."""
    try:
        first = day_ahead(normalize("NFKC", text), today)
        second = day_ahead(first[1], first[0]) if first is not None else None
    except ValueError:
        raise WorkDaysUnclear from None
    if first is None:
        raise WorkDaysUnclear
    starts, due = (first[0], second[0]) if second is not None else (today, first[0])
    if due < starts or due < today:
        raise WorkDaysUnclear
    return starts, due


def _appoints(person: Person) -> None:
    if not may_put_forward(person.cadre):
        raise NotYours


async def _decided(work: Work, person: Person, matter_id: int) -> Matter:
    """Return a decided matter that he leads or answers for."""
    matter = await led(work, person, matter_id)
    if matter.stage is not Stage.DECIDED:
        raise MatterGone
    return matter
