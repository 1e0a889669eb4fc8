"""公示报送: a cadre writes an item for the next disclosure, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.actions.items import ReportItems
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.item import LARGEST_FILE, LONGEST_TITLE, LONGEST_WORDS, MOST_ATTACHMENTS, Reading
from bot.domain.item_life import ItemStep, can
from bot.domain.notices.item_refusals import (
    FileTooLarge,
    ItemDecided,
    NotForAnItem,
    TitleNeedsWords,
    TitleTooLong,
    TooManyAttachments,
    WordsTooLong,
)
from bot.domain.notices.items import (
    ChangeQuestion,
    DraftSoFar,
    KindQuestion,
    OwnItem,
    TitlePrompt,
    WordsPrompt,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.sheet import ItemKind
from bot.usecases import waiting
from bot.usecases.disclosure_day import next_day
from bot.usecases.item_lists import line_of
from bot.usecases.sheets import shown_item

if TYPE_CHECKING:
    from bot.domain.actions.items import (
        BeginItem,
        ChangeItem,
        OpenItem,
        RewriteTitle,
        RewriteWords,
    )
    from bot.domain.content import Content
    from bot.domain.item import Item
    from bot.domain.people import Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

OWN_SHOWN: Final = 8
MEGABYTE: Final = 1024 * 1024  # bytes
PASSED_ON: Final = frozenset({ContentKind.PHOTO, ContentKind.DOCUMENT, ContentKind.VIDEO})


async def begin(work: Work, by: By) -> None:
    """公示报送: which kind? And what one has written already."""
    await _begin(work, await work.person(by))


async def begin_reminded(work: Work, person: Person, _action: ReportItems) -> None:
    """公示报送, from the reminder."""
    await _begin(work, person)


async def _begin(work: Work, person: Person) -> None:
    may_submit(person)
    items = await work.records.items.of_author(person.account.id, OWN_SHOWN)
    await waiting.expect_a_tap(work, person, ReportItems())
    await work.tell(person.account, KindQuestion(tuple(map(line_of, items)), await next_day(work)))


async def choose_kind(work: Work, person: Person, action: BeginItem) -> None:
    """It is of this kind: now the title."""
    cadre = may_submit(person)
    item = await work.records.items.add(person.account.id, cadre, ItemKind(action.kind), work.now)
    await _ask_title(work, person, item)


async def take_title(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """The message is the title."""
    item = await writable(work, person, dialogue.subject)
    content = incoming.content
    title = " ".join(content.text.split()) if content and content.kind is ContentKind.TEXT else ""
    if not title:
        raise TitleNeedsWords
    if len(title) > LONGEST_TITLE:
        raise TitleTooLong(len(title), LONGEST_TITLE)
    changed = item.changed(title=title)
    await work.records.items.save(changed)
    if item.words or await work.records.items.attachments(item.id):
        await show_draft(work, person, changed)
    else:
        await _ask_words(work, person, changed)


async def take_words(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """The message is part of the words, a photo or a file; more may follow until it is submitted."""
    item = await writable(work, person, dialogue.subject)
    assert incoming.content is not None
    if incoming.content.kind is ContentKind.TEXT:
        item = _with_words(item, incoming.content.text)
    elif incoming.content.kind in PASSED_ON:
        await _attach(work, item, incoming)
        if incoming.content.text and incoming.content.kind is not ContentKind.PHOTO:
            item = _with_words(item, incoming.content.text)
    else:
        raise NotForAnItem
    await work.records.items.save(item.changed())
    key = f"draft:{item.id}:{incoming.album}" if incoming.album else None
    await show_draft(work, person, item, key=key)


async def change(work: Work, person: Person, action: ChangeItem) -> None:
    """改一改: asks what of it."""
    item = await writable(work, person, action.item_id)
    await work.records.items.save(item.changed())
    await work.tell(person.account, ChangeQuestion(item.id, item.title))


async def rewrite_title(work: Work, person: Person, action: RewriteTitle) -> None:
    """Another title."""
    await _ask_title(work, person, await writable(work, person, action.item_id))


async def rewrite_words(work: Work, person: Person, action: RewriteWords) -> None:
    """Words and attachments anew."""
    item = (await writable(work, person, action.item_id)).changed(words="")
    await work.records.items.save(item)
    await work.records.items.drop_attachments(item.id)
    await _ask_words(work, person, item)


async def open_own(work: Work, person: Person, action: OpenItem) -> None:
    """Show an item of one's own, and what can be done with it."""
    item = await own(work, person, action.item_id)
    shown = await shown_item(work.records, work.village, item, 1)
    await work.tell(person.account, OwnItem(item.id, shown, item.state, item.reason))


async def show_draft(work: Work, person: Person, item: Item, *, key: str | None = None) -> None:
    """Show what was written so far, and go on listening."""
    await _listen(work, person, DialogueKind.ITEM_WORDS, item)
    await work.tell(person.account, await draft_of(work, item), key=key)


async def draft_of(work: Work, item: Item) -> DraftSoFar:
    """Return what was written so far, as villagers will see it."""
    attachments = await work.records.items.attachments(item.id)
    reading = sum(one.reading is Reading.WAITING for one in attachments)
    return DraftSoFar(item.id, await shown_item(work.records, work.village, item, 1), reading)


def may_submit(person: Person) -> int:
    """Return the cadre who submits; raise NotYours for anybody else."""
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    return person.cadre.id


async def own(work: Work, person: Person, item_id: int) -> Item:
    """Return an item of one's own; raise NothingPending where there is none."""
    item = await work.records.items.get(item_id)
    if item is None or item.account_id != person.account.id or person.cadre is None:
        raise NothingPending
    return item


async def writable(work: Work, person: Person, item_id: int) -> Item:
    """Return an item of one's own that can still be changed; raise ItemDecided where it can't."""
    item = await own(work, person, item_id)
    if not can(item.state, ItemStep.CHANGE):
        raise ItemDecided(item.state)
    return item


def _with_words(item: Item, text: str) -> Item:
    words = "\n".join(part for part in (item.words, text.strip()) if part)
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong(len(words), LONGEST_WORDS)
    return item.changed(words=words)


async def _attach(work: Work, item: Item, incoming: Incoming) -> None:
    content: Content | None = incoming.content
    assert content is not None
    if incoming.size > LARGEST_FILE:
        raise FileTooLarge(round(incoming.size / MEGABYTE), LARGEST_FILE // MEGABYTE)
    kept = [
        one for one in await work.records.items.attachments(item.id) if one.reading is not Reading.REFUSED
    ]
    if len(kept) >= MOST_ATTACHMENTS:
        raise TooManyAttachments(MOST_ATTACHMENTS)
    table = content.kind is ContentKind.DOCUMENT and incoming.file_name.lower().endswith(".xlsx")
    reading = Reading.WAITING if table else Reading.NOT_NEEDED
    await work.records.items.attach(item.id, content, incoming.file_name, reading)


async def _ask_title(work: Work, person: Person, item: Item) -> None:
    await _listen(work, person, DialogueKind.ITEM_TITLE, item)
    await work.tell(person.account, TitlePrompt(item.kind))


async def _ask_words(work: Work, person: Person, item: Item) -> None:
    await _listen(work, person, DialogueKind.ITEM_WORDS, item)
    await work.tell(person.account, WordsPrompt(item.id, item.title))


async def _listen(work: Work, person: Person, kind: DialogueKind, item: Item) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, kind, item.id, work.now))
