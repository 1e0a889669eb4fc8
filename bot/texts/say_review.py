"""What is said to the secretary who reviews items for disclosure (审核公示)."""

from __future__ import annotations

from bot.domain.actions.disclosure import ShowAttachments
from bot.domain.actions.items import (
    ApproveItem,
    PublishNow,
    ReturnItem,
    ReviewItem,
    ShowReview,
    TickNames,
)
from bot.domain.item_life import ItemStep, can
from bot.domain.notices import review
from bot.texts.disclosure_text import item_text
from bot.texts.render import render
from bot.texts.say_items import state_name, title_of
from bot.texts.say_sheet import kind_name
from bot.texts.screen import MOST_ROWS, Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: review.ReviewQueue, words: Words) -> Screen:
    day = words.date(notice.publishes_on)
    if not notice.waiting:
        text = words._("Nothing waits for your review. The next disclosure is on {day}.", day=day)
    else:
        text = words.n(
            "{count} item waits for your review. The disclosure is on {day}.",
            "{count} items wait for your review. The disclosure is on {day}.",
            len(notice.waiting),
            day=day,
        )
    rows = [(Button(title_of(words, line), ReviewItem(line.item_id)),) for line in notice.waiting]
    rows += [
        (Button(words._("{title} (approved)", title=title_of(words, line)), ReviewItem(line.item_id)),)
        for line in notice.approved
    ]
    return Screen(text, rows[:MOST_ROWS])


@render.register
def _(notice: review.ReviewCard, words: Words) -> Screen:
    head = words._(
        "{kind}, from {author}: {state}. Villagers will see it like this:",
        kind=kind_name(words, notice.shown.kind),
        author=notice.author or "—",
        state=state_name(words, notice.state),
    )
    parts = [head, item_text(words, notice.shown)]
    if notice.shows_numbers:
        parts.append(words._("Its author wants the numbers in it to be readable."))
    decisions = []
    if can(notice.state, ItemStep.APPROVE):
        decisions.append(Button(words._("Agree to disclose"), ApproveItem(notice.item_id, notice.version)))
    if can(notice.state, ItemStep.RETURN):
        decisions.append(Button(words._("Return to change"), ReturnItem(notice.item_id, notice.version)))
    rows: list[tuple[Button, ...]] = [tuple(decisions)]
    if notice.names is not None:
        label = (
            words._("Names in the group too: yes") if notice.names else words._("Names in the group too: no")
        )
        rows.append((Button(label, TickNames(notice.item_id, shows=not notice.names)),))
    if notice.attachments:
        label = words._("See what is attached ({count})", count=notice.attachments)
        rows.append((Button(label, ShowAttachments(notice.item_id)),))
    return Screen("\n".join(parts), [row for row in rows if row])


def _go_on(words: Words, waiting: int) -> tuple[tuple[Button, ...], ...]:
    if not waiting:
        return ()
    return ((Button(words._("Review the others ({count})", count=waiting), ShowReview()),),)


@render.register
def _(notice: review.ItemApproved, words: Words) -> Screen:
    text = words._(
        "Agreed: “{title}” goes out on {day}.", title=notice.title, day=words.date(notice.publishes_on)
    )
    now = Button(words._("Disclose it at once"), PublishNow(notice.item_id, sure=False))
    return Screen(text, (*_go_on(words, notice.waiting), (now,)))


@render.register
def _(notice: review.ReturnPrompt, words: Words) -> Screen:
    return Screen(words._("What is to be changed in “{title}”? Please write it.", title=notice.title))


@render.register
def _(notice: review.ReturnRecorded, words: Words) -> Screen:
    text = words._("Returned; {author} has been told.", author=notice.author or "—")
    return Screen(text, _go_on(words, notice.waiting))


@render.register
def _(notice: review.ReviewReminder, words: Words) -> Screen:
    day = words._("today") if notice.is_today else words.date(notice.publishes_on)
    if notice.waiting:
        text = words.n(
            "The disclosure goes out {day}. {count} item waits for your review.",
            "The disclosure goes out {day}. {count} items wait for your review.",
            notice.waiting,
            day=day,
        )
        return Screen(text, ((Button(words._("Review the disclosure"), ShowReview()),),))
    if notice.approved:
        return Screen(
            words.n(
                "The disclosure goes out {day} with {count} item. Nothing waits for you.",
                "The disclosure goes out {day} with {count} items. Nothing waits for you.",
                notice.approved,
                day=day,
            )
        )
    return Screen(
        words._("The disclosure goes out {day}. No item has been submitted; the figures go alone.", day=day)
    )


@render.register
def _(notice: review.PublishQuestion, words: Words) -> Screen:
    text = words._("Send “{title}” to everyone at once? It can't be taken back.", title=notice.title)
    return Screen(text, ((Button(words._("Send it now"), PublishNow(notice.item_id, sure=True)),),))


@render.register
def _(notice: review.PublishedNow, words: Words) -> Screen:
    if notice.in_the_morning:
        return Screen(words._("“{title}” is disclosed. Everyone gets it in the morning.", title=notice.title))
    return Screen(words._("“{title}” is disclosed and on its way to everyone.", title=notice.title))


@render.register
def _(notice: review.CorrectionPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "What was published stays. Please write what is to stand below “{title}”.", title=notice.title
        )
    )


@render.register
def _(notice: review.Corrected, words: Words) -> Screen:
    head = words._("Everybody reads it like this now:")
    return Screen("\n".join((head, item_text(words, notice.shown))))
