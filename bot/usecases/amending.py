"""更正: what was published stays as it was; a correction stands below it, with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.item import LONGEST_WORDS
from bot.domain.item_life import ItemState
from bot.domain.notices.item_refusals import ReasonNeedsWords, WordsTooLong
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.review import Corrected, CorrectionPrompt
from bot.usecases import auditing
from bot.usecases.item_lists import line_of
from bot.usecases.reviewing import must_be_secretary
from bot.usecases.sheets import shown_item

if TYPE_CHECKING:
    from bot.domain.actions.items import CorrectItem
    from bot.domain.item import Item
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def begin(work: Work, person: Person, action: CorrectItem) -> None:
    """The next message is the correction."""
    item = await _correctable(work, person, action.item_id)
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.ITEM_CORRECTION, item.id, work.now)
    )
    await work.tell(person.account, CorrectionPrompt(line_of(item).title))


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """The message is it."""
    item = await _correctable(work, person, dialogue.subject)
    content = incoming.content
    words = content.text.strip() if content and content.kind is ContentKind.TEXT else ""
    if not words:
        raise ReasonNeedsWords
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong(len(words), LONGEST_WORDS)
    assert person.cadre is not None
    await work.records.items.correct(item.id, person.cadre.id, words, work.now)
    await auditing.note(work, Act.CORRECTED_ITEM, by=person, amount=item.id)
    await work.tell(person.account, Corrected(await shown_item(work.records, work.village, item, 1)))


async def _correctable(work: Work, person: Person, item_id: int) -> Item:
    must_be_secretary(person)
    item = await work.records.items.get(item_id)
    if item is None or item.state is not ItemState.PUBLISHED:
        raise NothingPending
    return item
