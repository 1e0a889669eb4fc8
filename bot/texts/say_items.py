"""What is said to those who write items for disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.actions.items import (
    BeginItem,
    ChangeItem,
    OpenItem,
    ReportItems,
    RewriteTitle,
    RewriteWords,
    SettleNumbers,
    SubmitItem,
    WithdrawItem,
)
from bot.domain.item_life import ItemState, ItemStep, can
from bot.domain.masking import NumberKind
from bot.domain.notices import items
from bot.domain.sheet import ItemKind
from bot.texts.disclosure_text import item_text
from bot.texts.render import render
from bot.texts.say_sheet import kind_name
from bot.texts.screen import Button, Screen
from bot.texts.topics import center_name
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.notices.items import ItemLine

TITLE: Final = 20  # characters of a title on a button


def state_name(words: Words, state: ItemState) -> str:
    """Return how far an item has come."""
    names = {
        ItemState.DRAFT: words._("being written"),
        ItemState.UNDER_REVIEW: words._("waits for the secretary"),
        ItemState.RETURNED: words._("returned, to be changed"),
        ItemState.APPROVED: words._("approved"),
        ItemState.PUBLISHED: words._("published"),
        ItemState.WITHDRAWN: words._("taken back"),
    }
    return names[state]


def title_of(words: Words, line: ItemLine) -> str:
    """Return what an item's button says."""
    return line.title[:TITLE] or kind_name(words, line.kind)


@render.register
def _(notice: items.CollectionBegins, words: Words) -> Screen:
    centers = words._(", ").join(center_name(words, center) for center in notice.centers)
    text = words._(
        "{centers}: what is to be disclosed this month? It goes out on {day}.",
        centers=centers,
        day=words.date(notice.publishes_on),
    )
    return Screen(text, ((Button(words._("Submit for disclosure"), ReportItems()),),))


@render.register
def _(notice: items.KindQuestion, words: Words) -> Screen:
    kinds = [Button(kind_name(words, kind), BeginItem(kind.value)) for kind in ItemKind]
    rows: list[tuple[Button, ...]] = [(button,) for button in kinds]
    rows += [
        (
            Button(
                words._(
                    "{title} ({state})", title=title_of(words, line), state=state_name(words, line.state)
                ),
                OpenItem(line.item_id),
            ),
        )
        for line in notice.items
    ]
    text = words._(
        "What kind of matter is it? It goes out to everyone on {day}.", day=words.date(notice.publishes_on)
    )
    return Screen(text, rows)


@render.register
def _(notice: items.TitlePrompt, words: Words) -> Screen:
    return Screen(words._("{kind}. Please write a title in one line.", kind=kind_name(words, notice.kind)))


@render.register
def _(notice: items.WordsPrompt, words: Words) -> Screen:
    text = words._(
        "Now write what is to be disclosed; photos, files and accounts in .xlsx may follow. "
        "Tap “Submit” when all of it is there."
    )
    return Screen(text, ((Button(words._("Don't submit it"), WithdrawItem(notice.item_id)),),))


def draft_rows(words: Words, item_id: int) -> tuple[tuple[Button, ...], ...]:
    """Return what can be done with a draft."""
    return (
        (Button(words._("Submit"), SubmitItem(item_id)),),
        (
            Button(words._("Change it"), ChangeItem(item_id)),
            Button(words._("Don't submit it"), WithdrawItem(item_id)),
        ),
    )


@render.register
def _(notice: items.DraftSoFar, words: Words) -> Screen:
    parts = [words._("So far:"), item_text(words, notice.shown)]
    if notice.reading:
        parts.append(words._("The table is being read; one moment."))
    parts.append(words._("Write on, or tap “Submit”."))
    return Screen("\n".join(parts), draft_rows(words, notice.item_id))


@render.register
def _(notice: items.OwnItem, words: Words) -> Screen:
    parts = [
        words._("This item: {state}.", state=state_name(words, notice.state)),
        item_text(words, notice.shown),
    ]
    if notice.reason:
        parts.append(words._("What is to be changed: {reason}", reason=notice.reason))
    rows: list[tuple[Button, ...]] = []
    if can(notice.state, ItemStep.SUBMIT):
        rows.append((Button(words._("Submit"), SubmitItem(notice.item_id)),))
    if can(notice.state, ItemStep.CHANGE):
        rows.append((Button(words._("Change it"), ChangeItem(notice.item_id)),))
    if can(notice.state, ItemStep.WITHDRAW):
        rows.append((Button(words._("Take it back"), WithdrawItem(notice.item_id)),))
    return Screen("\n".join(parts), rows)


@render.register
def _(notice: items.ChangeQuestion, words: Words) -> Screen:
    rows = (
        (Button(words._("Another title"), RewriteTitle(notice.item_id)),),
        (Button(words._("All of it anew"), RewriteWords(notice.item_id)),),
        (Button(words._("Submit"), SubmitItem(notice.item_id)),),
    )
    return Screen(words._("What is to be changed in “{title}”?", title=notice.title), rows)


@render.register
def _(notice: items.NumbersQuestion, words: Words) -> Screen:
    kinds = words._(", ").join(_number(words, kind) for kind in notice.kinds)
    text = words._("There are {kinds} in it. Everybody will see them masked, like this:", kinds=kinds)
    rows = (
        (Button(words._("Good, masked"), SettleNumbers(notice.item_id, shows=False)),),
        (Button(words._("Don't mask them"), SettleNumbers(notice.item_id, shows=True)),),
        (Button(words._("Change it"), ChangeItem(notice.item_id)),),
    )
    return Screen(f"{text}\n{item_text(words, notice.shown)}", rows)


def _number(words: Words, kind: NumberKind) -> str:
    names = {
        NumberKind.IDENTITY: words._("identity numbers"),
        NumberKind.BANK: words._("bank card numbers"),
        NumberKind.PHONE: words._("phone numbers"),
    }
    return names[kind]


@render.register
def _(notice: items.ItemSubmitted, words: Words) -> Screen:
    text = words._(
        "Submitted; the secretary looks at it. Once he agrees, it goes out on {day}.",
        day=words.date(notice.publishes_on),
    )
    rows = (
        (
            Button(words._("Change it"), ChangeItem(notice.item_id)),
            Button(words._("Take it back"), WithdrawItem(notice.item_id)),
        ),
    )
    return Screen(text, rows)


@render.register
def _(_notice: items.ItemWithdrawn, words: Words) -> Screen:
    return Screen(words._("Taken back; it will not go out."))


@render.register
def _(notice: items.TableRead, words: Words) -> Screen:
    read = words.n(
        "“{name}” was read: {count} row.",
        "“{name}” was read: {count} rows.",
        notice.rows,
        name=notice.name,
    )
    return Screen(f"{read}\n{item_text(words, notice.draft.shown)}", draft_rows(words, notice.draft.item_id))


@render.register
def _(notice: items.TableRefused, words: Words) -> Screen:
    text = words._(
        "“{name}” can't be used as it is. Please mend this in it and send it again:", name=notice.name
    )
    return Screen("\n".join((text, *notice.faults)))


@render.register
def _(notice: items.ItemAgreedTo, words: Words) -> Screen:
    return Screen(
        words._(
            "The secretary agrees to “{title}”. It goes out on {day}.",
            title=notice.title,
            day=words.date(notice.publishes_on),
        )
    )


@render.register
def _(notice: items.ItemReturned, words: Words) -> Screen:
    text = words._("“{title}” came back to be changed: {reason}", title=notice.title, reason=notice.reason)
    return Screen(text, ((Button(words._("Change it"), ChangeItem(notice.item_id)),),))
