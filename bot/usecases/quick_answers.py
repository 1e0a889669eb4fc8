"""常用答复: short texts, the center's and a cadre's own. One tap sends one; never do they send themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.centers import Center
from bot.domain.content import Content, ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.entry import NewEntry, Side
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.quick_answers import (
    QuickAnswerBegun,
    QuickAnswerKept,
    QuickAnswerList,
    QuickAnswerNeedsText,
    QuickAnswerPrompt,
)
from bot.domain.paging import Page
from bot.domain.quick_answer import QuickAnswer, QuickUse, in_order
from bot.domain.topic import Topic
from bot.usecases import task_buttons
from bot.usecases.replies import look, pass_on, task_of

if TYPE_CHECKING:
    from bot.domain.actions.quick_answers import (
        KeepQuickAnswer,
        QuickAnswers,
        RemoveQuickAnswer,
        SendQuickAnswer,
        StartFromQuickAnswer,
    )
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Cadre, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

SHOWN: Final = 8  # texts on one page
LONGEST: Final = 200  # characters of one that a cadre keeps


async def show(work: Work, person: Person, action: QuickAnswers) -> None:
    """Show the short texts that fit a case, and what a tap on one does."""
    case = await task_of(work, person, action.case_id)
    edits = work.tapped if action.in_place else None
    await _show(work, person, case, QuickUse(action.use), offset=action.offset, edits=edits)
    if not action.in_place:
        await task_buttons.restore(work, person, case)


async def remove(work: Work, person: Person, action: RemoveQuickAnswer) -> None:
    """Remove one of his own; the list shows what is left."""
    case = await task_of(work, person, action.case_id)
    assert person.cadre is not None
    if not await work.records.quick_answers.remove(person.cadre.id, action.answer_id):
        raise NothingPending
    left = await work.records.quick_answers.of_cadre(person.cadre.id)
    use = QuickUse.REMOVE if left else QuickUse.SEND
    await _show(work, person, case, use, offset=0, edits=work.tapped)


async def send(work: Work, person: Person, action: SendQuickAnswer) -> None:
    """Send one as a reply; then he says, as with any other, whether it was the answer."""
    case = await task_of(work, person, action.case_id)
    await pass_on(work, person, case, [await _written(work, person, case, action.text)])


async def start(work: Work, person: Person, action: StartFromQuickAnswer) -> None:
    """Begin a reply with one: the next message is sent along with it, and nothing before."""
    case = await task_of(work, person, action.case_id)
    dialogue = Dialogue(person.account.id, DialogueKind.QUICK_START, case.id, work.now, draft=action.text)
    await work.records.dialogues.put(dialogue)
    await look(work, case)
    await work.tell(person.account, QuickAnswerBegun(case.number, action.text), case_id=case.id)


async def complete(work: Work, person: Person, case: Case, draft: str, added: Entry) -> None:
    """Send the text that he began with, and what he added to it, as one reply."""
    begun = await _written(work, person, case, draft)
    await pass_on(work, person, case, [begun, added])


async def begin_keeping(work: Work, person: Person, _action: KeepQuickAnswer) -> None:
    """Keep one of one's own: the next message is it."""
    if person.cadre is None:
        raise NotYours
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.QUICK_ANSWER, 0, work.now))
    await work.tell(person.account, QuickAnswerPrompt())


async def keep(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Keep what a cadre wrote as a quick answer of his own."""
    content = incoming.content
    if person.cadre is None:
        raise NotYours
    if content is None or content.kind is not ContentKind.TEXT:
        await work.tell(person.account, QuickAnswerNeedsText())
        return
    text = content.text.strip()[:LONGEST]
    if text not in {kept.text for kept in await work.records.quick_answers.of_cadre(person.cadre.id)}:
        await work.records.quick_answers.add(person.cadre.id, text)
    await work.tell(person.account, QuickAnswerKept())


async def _show(
    work: Work, person: Person, case: Case, use: QuickUse, *, offset: int, edits: int | None
) -> None:
    assert person.cadre is not None
    own = await work.records.quick_answers.of_cadre(person.cadre.id)
    answers = own if use is QuickUse.REMOVE else list(in_order(own, _usual(work, person.cadre, case)))
    page = Page(offset, SHOWN, len(answers) > offset + SHOWN)
    shown = QuickAnswerList(case, tuple(answers[offset : offset + SHOWN]), page, use, bool(own))
    await work.tell(person.account, shown, case_id=case.id, edits=edits)


def _usual(work: Work, cadre: Cadre, case: Case) -> list[QuickAnswer]:
    """Return the texts of the case's center; without one, of the centers that the cadre sits in.

    Proxy paperwork is the center's that handles certificates.
    """
    if case.topic is Topic.PROXY:
        centers = [Center.SOCIAL]
    elif case.topic is not None:
        centers = [case.topic.service_center] if case.topic.service_center is not None else []
    else:
        centers = [center for center in Center if center in cadre.centers]
    return [QuickAnswer(text) for center in centers for text in work.rules.quick_answers.get(center, ())]


async def _written(work: Work, person: Person, case: Case, text: str) -> Entry:
    """Store a short text as something that the cadre said on a case."""
    entry = await work.records.entries.add(
        NewEntry(
            account_id=person.account.id,
            side=Side.CADRE,
            content=Content(ContentKind.TEXT, text),
            chat_id=person.account.telegram_id,
            message_id=0,
            written_at=work.now,
            case_id=case.id,
        )
    )
    await work.records.cases.record(
        case.id, "replied", work.now, account_id=person.account.id, entry_id=entry.id
    )
    await look(work, case)
    return entry
