"""提问质询: a villager questions a published item. It becomes a case to the branch, with the week's clock.

Where it concerns the secretary, it goes to the township's contact, and past the secretary.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.item import Consent
from bot.domain.masking import find, mask
from bot.domain.naming import naming
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.questions import (
    ConsentKept,
    NobodyToAsk,
    QuestionNeedsWords,
    QuestionPrompt,
    QuestionTaken,
    QuestionTooLong,
)
from bot.domain.times import local_day
from bot.domain.topic import Topic
from bot.usecases import case_clock, delivering, matters
from bot.usecases.item_lists import line_of

if TYPE_CHECKING:
    from bot.domain.actions.questions import AskAboutItem, SettleConsent
    from bot.domain.directory import Directory
    from bot.domain.item import Item
    from bot.domain.people import Cadre, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

LONGEST: Final = 500  # characters: it stands under the item on the printed sheet


async def begin(work: Work, person: Person, action: AskAboutItem) -> None:
    """提问质询: the next message is the question."""
    item = await _published(work, person, action.item_id)
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.ITEM_QUESTION, item.id, work.now)
    )
    await work.tell(person.account, QuestionPrompt(line_of(item).title))


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """The message is the question: it has its number, and one responsible, at once."""
    item = await _published(work, person, dialogue.subject)
    content = incoming.content
    words = content.text.strip() if content and content.kind is ContentKind.TEXT else ""
    if not words:
        raise QuestionNeedsWords
    if len(words) > LONGEST:
        raise QuestionTooLong(len(words), LONGEST)
    directory = await work.records.people.directory()
    concerns = _concerns_secretary(item, words, directory)
    responsible = directory.township if concerns else directory.secretary
    if responsible is None or (person.cadre is not None and responsible.id == person.cadre.id):
        responsible = directory.township
    if responsible is None or responsible.id not in directory.joined:
        raise NobodyToAsk
    question = await work.records.item_questions.add(item.id, person.account.id, words, work.now)
    case = await _open(work, person, incoming, responsible, directory.secretary if concerns else None)
    await work.records.item_questions.save(replace(question, case_id=case.id))
    notice = QuestionTaken(
        question.id, case.number, responsible.name, case.due_at, mask(words), bool(find(words))
    )
    await work.tell(person.account, notice, case_id=case.id)


async def settle_consent(work: Work, person: Person, action: SettleConsent) -> None:
    """What its asker lets be published."""
    question = await work.records.item_questions.get(action.question_id)
    if question is None or question.account_id != person.account.id:
        raise NothingPending
    consent = Consent(action.consent)
    await work.records.item_questions.save(replace(question, consent=consent))
    await work.tell(person.account, ConsentKept(consent))


def _concerns_secretary(item: Item, words: str, directory: Directory) -> bool:
    """Whether he submitted it himself, or the question names him."""
    secretary = directory.secretary
    own = secretary is not None and item.cadre_id == secretary.id
    return own or naming(words, directory, ()).secretary


async def _open(
    work: Work, person: Person, incoming: Incoming, responsible: Cadre, about: Cadre | None
) -> Case:
    """Make a case of the question and give it to whoever answers it."""
    assert person.household is not None
    cases, opened_at = work.records.cases, incoming.written_at
    raised = await cases.add(
        Case(
            id=0,
            number=CaseNumber.next_of(local_day(opened_at, work.village.zone).year),
            reporter_id=person.account.id,
            household_id=person.household.id,
            topic=Topic.QUESTION,
            about_id=None,
            state=CaseState.RAISED,
            responsible_id=None,
            opened_at=opened_at,
            first_due_at=opened_at + work.rules.promise,
            due_at=opened_at + work.rules.promise,
        )
    )
    entry = await work.records.entries.add(matters.entry_of(person, incoming, case_id=raised.id))
    await cases.record(raised.id, "raised", work.now, account_id=person.account.id, entry_id=entry.id)
    case = raised.routed(responsible.id, Topic.QUESTION, about.id if about is not None else None)
    await cases.save(case)
    await cases.record(case.id, "routed", work.now, cadre_id=responsible.id)
    await case_clock.start(work, case)
    await case_clock.expect_a_look(work, case)
    await delivering.deliver_task(work, case, responsible, first=True)
    return case


async def _published(work: Work, person: Person, item_id: int) -> Item:
    if not person.is_villager:
        raise NotYours
    item = await work.records.items.get(item_id)
    if item is None or item.published_at is None:
        raise NothingPending
    return item
