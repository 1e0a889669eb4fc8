"""What is said while something is proposed to the village, and about what others say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.deliberation import (
    AddToProposal,
    ChoosePayer,
    CommentOn,
    DropProposal,
    ShowComment,
    ShowComments,
    SkipProposalQuestion,
    SubmitProposal,
)
from bot.domain.actions.matter_lead import HideComments
from bot.domain.content import ContentKind
from bot.domain.dialogue import DialogueKind
from bot.domain.matter import Payer
from bot.domain.notices import deliberation
from bot.texts.matter_words import called, household_name, matter_facts, matter_number, payer_name
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.say_deliberation import show_button
from bot.texts.screen import Button, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.notices.deliberation import CommentLine


def _skip(words: Words, matter_id: int, kind: DialogueKind) -> tuple[Button]:
    return (Button(words._("Don't know"), SkipProposalQuestion(matter_id, kind.value)),)


@render.register
def _(notice: deliberation.ProposalTitlePrompt, words: Words) -> Screen:
    if notice.heard:
        skip = (Button(words._("I can't write"), SkipProposalQuestion(notice.matter.id, "proposal_title")),)
        return Screen(words._("Received. Now write in a few words what it is about."), (skip,))
    return Screen(words._("What should the village do? Write it in one sentence, say it or send a picture."))


@render.register
def _(notice: deliberation.ProposalPlacePrompt, words: Words) -> Screen:
    return Screen(
        words._("Where is it? Write the place, or send your location."),
        (_skip(words, notice.matter.id, DialogueKind.PROPOSAL_PLACE),),
    )


@render.register
def _(notice: deliberation.ProposalCostPrompt, words: Words) -> Screen:
    return Screen(
        words._("About how much will it cost? Write the amount, such as 3000 or 30000."),
        (_skip(words, notice.matter.id, DialogueKind.PROPOSAL_COST),),
    )


@render.register
def _(notice: deliberation.PayerQuestion, words: Words) -> Screen:
    rows = [
        (Button(payer_name(words, payer), ChoosePayer(notice.matter.id, payer.value)),) for payer in Payer
    ]
    return Screen(words._("Who should pay?"), rows)


@render.register
def _(_notice: deliberation.ProposalMorePrompt, words: Words) -> Screen:
    return Screen(words._("Write, say or show what should be added."))


@render.register
def _(notice: deliberation.ProposalPreview, words: Words) -> Screen:
    matter = notice.matter
    lines = [words._("The whole village will read this:"), *matter_facts(words, matter, notice.text)]
    if notice.media:
        lines.append(words.n("{count} picture or recording", "{count} pictures and recordings", notice.media))
    rows = (
        (Button(words._("Propose it"), SubmitProposal(matter.id)),),
        (Button(words._("Add words, pictures or a recording"), AddToProposal(matter.id)),),
        (Button(words._("Don't propose it"), DropProposal(matter.id)),),
    )
    return Screen("\n".join(lines), rows)


@render.register
def _(_notice: deliberation.ProposalDropped, words: Words) -> Screen:
    return Screen(words._("It isn't proposed, and nothing of it is kept."))


@render.register
def _(notice: deliberation.ProposalSubmitted, words: Words) -> Screen:
    matter = notice.matter
    number = matter_number(words, matter.number)
    if notice.needed:
        text = words._(
            "It is proposed, number {number}. When {needed} households second it, {lead} takes it further.",
            number=number,
            needed=notice.needed,
            lead=notice.lead or words._("the branch"),
        )
    else:
        text = words._(
            "It is proposed, number {number}. {lead} takes it further.",
            number=number,
            lead=notice.lead or words._("the branch"),
        )
    return Screen(text, (show_button(words, matter),))


@render.register
def _(notice: deliberation.CommentPrompt, words: Words) -> Screen:
    matter = called(words, notice.matter)
    if notice.named:
        return Screen(
            words._("What do you say about {matter}? Everybody sees your household's name.", matter=matter)
        )
    return Screen(words._("What do you say about {matter}? No name is shown.", matter=matter))


@render.register
def _(notice: deliberation.CommentKept, words: Words) -> Screen:
    number = matter_number(words, notice.matter.number)
    comments = (Button(words._("What people say"), ShowComments(notice.matter.id, 0)),)
    return Screen(words._("Received. Everybody can read it under {number}.", number=number), (comments,))


@render.register
def _(notice: deliberation.CommentList, words: Words) -> Screen:
    matter = notice.matter
    if notice.lines:
        lines = [called(words, matter), *(comment_line(words, line) for line in notice.lines)]
    else:
        lines = [words._("Nobody has said anything about {matter} yet.", matter=called(words, matter))]
    rows: list[tuple[Button, ...]] = [
        (Button(_play(words, line), ShowComment(line.comment_id)),) for line in notice.lines if line.medium
    ]
    rows += pager(words, notice.page, lambda offset: ShowComments(matter.id, offset, in_place=True))
    if notice.speaks:
        rows.append((Button(words._("Say something about it"), CommentOn(matter.id)),))
    if notice.leads and notice.lines:
        rows.append((Button(words._("Hide one of these"), HideComments(matter.id, notice.page.offset)),))
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: deliberation.CommentShown, words: Words) -> Screen:
    return Screen(words._("From {who}:", who=_who(words, notice.by)))


@render.register
def _(notice: deliberation.TooManyProposals, words: Words) -> Screen:
    return Screen(
        words._(
            "{count} proposals of your household wait for others to second them. Wait for those first.",
            count=notice.most,
        )
    )


@render.register
def _(notice: deliberation.ShortTitleNeeded, words: Words) -> Screen:
    return Screen(words._("Please write what it is about, {most} characters at most.", most=notice.most))


@render.register
def _(_notice: deliberation.CostUnclear, words: Words) -> Screen:
    return Screen(words._("I can't read the amount. Write it in digits, such as 3000, or tap “Don't know”."))


@render.register
def _(notice: deliberation.ProposalFull, words: Words) -> Screen:
    return Screen(words._("{most} messages are enough. Tap “Propose it” now.", most=notice.most))


@render.register
def _(_notice: deliberation.ProposalEmpty, words: Words) -> Screen:
    return Screen(words._("It doesn't say yet what it is about. Tap “Add” and write or say it."))


@render.register
def _(notice: deliberation.CommentUnusable, words: Words) -> Screen:
    return Screen(
        words._(
            "Please write at most {most} characters, record your voice, or send one picture.",
            most=notice.most,
        )
    )


@render.register
def _(notice: deliberation.CommentsEnough, words: Words) -> Screen:
    return Screen(
        words._("You have said something {most} times about this, that is enough.", most=notice.most)
    )


def comment_line(words: Words, line: CommentLine) -> str:
    """Return what one household says, on one line; of what is hidden, that it is and why."""
    who = words._("{who}, {day}", who=_who(words, line.by), day=words.date(line.day))
    if line.hidden_reason:
        return words._("{who}: (not shown: {reason})", who=who, reason=line.hidden_reason)
    said = line.text if not line.medium else f"[{_medium(words, line)}] {line.text}".strip()
    return words._("{who}: {said}", who=who, said=said)


def _who(words: Words, by: deliberation.HouseholdName | None) -> str:
    return household_name(words, by) if by is not None else words._("a household")


def _medium(words: Words, line: CommentLine) -> str:
    if line.medium == ContentKind.VOICE:
        return words._("voice")
    return words._("video") if line.medium == ContentKind.VIDEO else words._("photo")


def _play(words: Words, line: CommentLine) -> str:
    who = _who(words, line.by)
    if line.medium == ContentKind.VOICE:
        return words._("Listen: {who}", who=who)
    return words._("Look: {who}", who=who)
