"""Keeping the commitment: 当场答复, 需要核实, 不能解决, and the message that each of them waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.committing import AnswerPrompt, PlanPrompt, PlanTold, ReasonPrompt, ReasonTold
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.reactions import BeingVerified, Explanation
from bot.domain.times import local_day
from bot.usecases import (
    answering,
    case_clock,
    handing_over,
    item_answers,
    proxy_ending,
    quick_answers,
)
from bot.usecases.colleagues import REASON_TO_COLLEAGUE
from bot.usecases.parties import secretary_above, villager_of
from bot.usecases.replies import keep, look, task_of
from bot.usecases.same_matter import same_matter
from bot.usecases.thread import media_of, words_of

if TYPE_CHECKING:
    from bot.domain.actions.commitment import AnswerNow, CannotBeSolved, NeedsVerification, PlanDay
    from bot.domain.case import Case
    from bot.domain.content import Content
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

REAL_SENTENCE: Final = 6  # letters: 不能办 is no reason, 这块地不归村里管 is one
SPOKEN: Final = frozenset({ContentKind.VOICE, ContentKind.AUDIO, ContentKind.VIDEO, ContentKind.VIDEO_NOTE})
STEPS: Final = {
    DialogueKind.PLAN: "planned",
    DialogueKind.HANDOVER: REASON_TO_COLLEAGUE,
    DialogueKind.REASON: "said why",
}
"""What stands in the history beside what was written; the step that follows from it has its own line."""
PLAN_DAYS: Final = (1, 3, 5)  # days from now that are offered while they lie within the promise


async def answer_now(work: Work, person: Person, action: AnswerNow) -> None:
    """当场答复: the next message is the answer."""
    case = await task_of(work, person, action.case_id)
    await proxy_ending.may_be_answered(work, case)
    await _wait_for(work, person, DialogueKind.ANSWER, case)
    prompt = AnswerPrompt(case.number, is_published=await item_answers.is_published(work, case))
    await work.tell(person.account, prompt, case_id=case.id)


async def needs_verification(work: Work, person: Person, action: NeedsVerification) -> None:
    """需要核实: the villager is told; the cadre may add what he will do and by which day."""
    case = await task_of(work, person, action.case_id)
    case = await look(work, case)
    verifying = case.verifying()
    for each in (other.verifying() for other in await same_matter(work, case)):
        await work.records.cases.save(each)
        await work.records.cases.record(each.id, "verifying", work.now, account_id=person.account.id)
    await _tell_plan(work, person, verifying)
    await _wait_for(work, person, DialogueKind.PLAN, verifying)
    last = local_day(case.due_at, work.village.zone)
    days = tuple(day for n in PLAN_DAYS if (day := work.today + timedelta(days=n)) <= last)
    await work.tell(person.account, PlanPrompt(verifying, days), case_id=case.id)


async def plan_day(work: Work, person: Person, action: PlanDay) -> None:
    """The cadre named a day, not later than the promised one."""
    case = await task_of(work, person, action.case_id)
    day = date.fromisoformat(action.day)
    if not work.today <= day <= local_day(case.due_at, work.village.zone):
        raise NothingPending
    case = await look(work, case)
    planned = replace(case, planned_for=day)
    await work.records.cases.save(planned)
    await work.records.cases.record(case.id, "planned", work.now, account_id=person.account.id)
    waited = await work.records.dialogues.get(person.account.id)
    if waited is not None and (waited.kind, waited.subject) == (DialogueKind.PLAN, case.id):
        await work.records.dialogues.clear(person.account.id)
    await _tell_plan(work, person, planned)
    await work.tell(person.account, PlanTold(case.number, case.due_at), case_id=case.id)


async def cannot_be_solved(work: Work, person: Person, action: CannotBeSolved) -> None:
    """不能解决: asks for the reason."""
    case = await task_of(work, person, action.case_id)
    await proxy_ending.may_be_refused(work, case)
    await look(work, case)
    await _wait_for(work, person, DialogueKind.REASON, case)
    await work.tell(person.account, ReasonPrompt(case.number), case_id=case.id)


async def fill(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the message that one of these waits for."""
    case = await task_of(work, person, dialogue.subject)
    assert incoming.content is not None
    if dialogue.kind is DialogueKind.REASON and not _is_a_reason(incoming.content):
        await work.tell(person.account, ReasonPrompt(case.number, again=True), case_id=case.id)
        return
    await work.records.dialogues.clear(person.account.id)
    entry = await keep(work, person, case, incoming, step=STEPS.get(dialogue.kind, "replied"))
    case = await task_of(work, person, case.id)
    assert person.cadre is not None
    if dialogue.kind is DialogueKind.ANSWER:
        await answering.pass_words(work, person.cadre, case, [entry])
        await answering.settle(work, person, case, on_the_spot=True)
    elif dialogue.kind is DialogueKind.PLAN:
        await _tell_plan(work, person, case, [entry])
        await work.tell(person.account, PlanTold(case.number, case.due_at), case_id=case.id)
    elif dialogue.kind is DialogueKind.QUICK_START:
        await quick_answers.complete(work, person, case, dialogue.draft, entry)
    elif dialogue.kind is DialogueKind.HANDOVER:
        await handing_over.carry_out(work, person, case, dialogue.object, [entry])
    else:
        await _explain(work, person, case, entry)


async def _explain(work: Work, person: Person, case: Case, reason: Entry) -> None:
    """Stop the clock with a reason. On an appeal that is the secretary's final word."""
    assert person.cadre is not None
    for each in await same_matter(work, case):
        await proxy_ending.may_be_refused(work, each)
        await proxy_ending.stop(work, each)
        explained = each.explained(work.now)
        await work.records.cases.record(each.id, "explained", work.now, account_id=person.account.id)
        villager = await villager_of(work, each)
        # A final word that its villager can't be told isn't closed before somebody has brought it to him.
        final = each.appealed and villager.account is not None and villager.account.reachable
        if final:
            explained = explained.resolved(work.now)
            await work.records.cases.record(each.id, "closed", work.now)
        await work.records.cases.save(explained)
        await case_clock.stop(work, explained)
        await item_answers.keep(work, explained)
        may_appeal = await secretary_above(work, explained) is not None
        notice = Explanation(explained, person.cadre.name, words_of([reason]), may_appeal)
        told = await work.tell(villager.account, notice, case_id=each.id, media=media_of([reason]))
        if not told:
            await answering.bring(work, explained)
        elif not final:
            await case_clock.expect_a_reaction(work, explained)
    await work.tell(person.account, ReasonTold(case.number), case_id=case.id)


def _is_a_reason(content: Content) -> bool:
    """Whether it can be a reason: a real sentence, or something said. A picture alone explains nothing."""
    return content.kind in SPOKEN or sum(map(str.isalnum, content.text)) >= REAL_SENTENCE


async def _wait_for(work: Work, person: Person, kind: DialogueKind, case: Case) -> None:
    await look(work, case)
    await work.records.dialogues.put(Dialogue(person.account.id, kind, case.id, work.now))


async def _tell_plan(work: Work, person: Person, case: Case, plan: Sequence[Entry] = ()) -> None:
    assert person.cadre is not None
    for each in await same_matter(work, case):
        villager = await villager_of(work, each)
        notice = BeingVerified(each.number, person.cadre.name, each.due_at, case.planned_for, words_of(plan))
        await work.tell(villager.account, notice, case_id=each.id, media=media_of(plan))
