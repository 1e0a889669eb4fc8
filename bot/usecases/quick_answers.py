"""常用答复: short texts, the center's and a cadre's own. One tap sends one; never do they send themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.content import Content, ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.entry import NewEntry, Side
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.quick_answers import QuickAnswerKept, QuickAnswerList, QuickAnswerPrompt
from bot.usecases.replies import look, pass_on, task_of

if TYPE_CHECKING:
    from bot.domain.actions.quick_answers import KeepQuickAnswer, QuickAnswers, SendQuickAnswer
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

SHOWN: Final = 8  # texts on one screen
LONGEST: Final = 200  # characters of one that a cadre keeps


async def show(work: Work, person: Person, action: QuickAnswers) -> None:
    """Show the short texts that fit a case."""
    case = await task_of(work, person, action.case_id)
    assert person.cadre is not None
    own = await work.records.quick_answers.of_cadre(person.cadre.id)
    center = case.topic.service_center if case.topic is not None else None
    usual = work.rules.quick_answers.get(center, ()) if center is not None else ()
    texts = tuple([*own, *usual][:SHOWN])
    await work.tell(person.account, QuickAnswerList(case, texts), case_id=case.id)


async def send(work: Work, person: Person, action: SendQuickAnswer) -> None:
    """Send one as a reply; then he says, as with any other, whether it was the answer."""
    case = await task_of(work, person, action.case_id)
    entry = await work.records.entries.add(
        NewEntry(
            account_id=person.account.id,
            side=Side.CADRE,
            content=Content(ContentKind.TEXT, action.text),
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
    await pass_on(work, person, case, [entry])


async def begin_keeping(work: Work, person: Person, _action: KeepQuickAnswer) -> None:
    """Keep one of one's own: the next message is it."""
    if person.cadre is None:
        raise NotYours
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.QUICK_ANSWER, 0, work.now))
    await work.tell(person.account, QuickAnswerPrompt())


async def keep(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Keep what a cadre wrote as a quick answer of his own."""
    content = incoming.content
    if person.cadre is None or content is None or content.kind is not ContentKind.TEXT:
        raise NothingPending
    await work.records.quick_answers.add(person.cadre.id, content.text.strip()[:LONGEST])
    await work.tell(person.account, QuickAnswerKept())
