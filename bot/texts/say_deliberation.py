"""What is said around 村民议事: the matters, one of them, seconding it, how it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.deliberation import (
    ProposeMatter,
    SecondMatter,
    ShowComments,
    ShowMatter,
    ShowMatterHistory,
    ShowMatters,
    WithdrawProposal,
)
from bot.domain.actions.matter_lead import LeadMatter
from bot.domain.matter_life import Stage
from bot.domain.notices import deliberation
from bot.texts.matter_words import (
    called,
    cost_table,
    household_name,
    matter_facts,
    matter_number,
    news_of,
    stage_name,
    step_to_do,
    work_days,
)
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.vote_words import vote_button
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.matter import Matter


def show_button(words: Words, matter: Matter) -> tuple[Button]:
    """Return the button that shows one matter."""
    return (Button(words._("Look at it"), ShowMatter(matter.id)),)


@render.register
def _(notice: deliberation.MatterList, words: Words) -> Screen:
    rows: list[tuple[Button, ...]] = [
        (Button(f"{called(words, matter)} · {stage_name(words, matter.stage)}", ShowMatter(matter.id)),)
        for matter in notice.matters
    ]
    rows += pager(words, notice.page, lambda offset: ShowMatters(notice.ended, offset, in_place=True))
    if notice.proposes:
        rows.append((Button(words._("Propose something"), ProposeMatter()),))
    if notice.older:
        rows.append((Button(words._("Earlier ones"), ShowMatters(ended=True, offset=0)),))
    if notice.matters:
        text = words._("Earlier village matters:") if notice.ended else words._("Village matters now:")
        return Screen(text, rows)
    return Screen(
        words._("Nothing is being decided just now. Is there something the village should do?"), rows
    )


@render.register
def _(notice: deliberation.MatterCard, words: Words) -> Screen:
    matter = notice.matter
    lines = matter_facts(words, matter, notice.text)
    if notice.proposer is not None:
        lines.append(words._("Proposed by: {who}", who=household_name(words, notice.proposer)))
    lines.append(words._("How far: {stage}", stage=stage_name(words, matter.stage)))
    if matter.reason:
        lines.append(words._("Because: {reason}", reason=matter.reason))
    if notice.needed and matter.before_notice:
        lines.append(
            words._(
                "Seconded by {count} households, {needed} are needed",
                count=notice.seconds,
                needed=notice.needed,
            )
        )
    if days := work_days(words, matter):
        lines.append(days)
    if notice.costs:
        lines += [words._("What it has cost:"), *cost_table(words, notice.costs)]
    if notice.lead and matter.runs:
        lines.append(words._("Ask {name}, {phone}", name=notice.lead, phone=words.phone(notice.phone)))
    return Screen("\n".join(lines), _card_rows(words, notice))


def _card_rows(words: Words, notice: deliberation.MatterCard) -> list[tuple[Button, ...]]:
    matter = notice.matter
    rows: list[tuple[Button, ...]] = []
    if notice.may_second and not notice.seconded:
        rows.append((Button(words._("Second it"), SecondMatter(matter.id, on=True)),))
    elif notice.may_second and matter.stage is Stage.PROPOSED:
        rows.append((Button(words._("Second it no more"), SecondMatter(matter.id, on=False)),))
    elif notice.withdraws:
        rows.append((Button(words._("Take the proposal back"), WithdrawProposal(matter.id)),))
    if matter.noticed_at is not None and not matter.before_notice:
        rows.append((vote_button(words, matter.id),))
    comments = words._("What people say ({count})", count=notice.comments)
    rows.append((Button(comments, ShowComments(matter.id, 0)),))
    rows.append((Button(words._("What has happened"), ShowMatterHistory(matter.id)),))
    if notice.leads and matter.runs:
        rows.append((Button(words._("Lead it"), LeadMatter(matter.id)),))
    return rows


@render.register
def _(notice: deliberation.ProposalWithdrawn, words: Words) -> Screen:
    number = matter_number(words, notice.matter.number)
    return Screen(words._("{number} is taken back. Whoever seconded it is told.", number=number))


@render.register
def _(notice: deliberation.MatterHistory, words: Words) -> Screen:
    lines = [called(words, notice.matter)]
    for line in notice.lines:
        said = f"{words.date(line.day)} {news_of(words, line.step)}"
        lines.append(words._("{said}: {words}", said=said, words=line.words) if line.words else said)
    return Screen("\n".join(lines), (show_button(words, notice.matter),))


@render.register
def _(notice: deliberation.MatterProposed, words: Words) -> Screen:
    matter = notice.matter
    if notice.proposer is None:
        text = words._("{matter} is proposed.", matter=called(words, matter))
    else:
        who = household_name(words, notice.proposer)
        text = words._("{who} proposes {matter}.", who=who, matter=called(words, matter))
    if notice.needed:
        text += words._(" Tap “Second it” if you want it talked about.")
        second = (Button(words._("Second it"), SecondMatter(matter.id, on=True)),)
        return Screen(text, (second, show_button(words, matter)))
    return Screen(text, (show_button(words, matter),))


@render.register
def _(notice: deliberation.MatterMoved, words: Words) -> Screen:
    text = words._("{matter}: {news}.", matter=called(words, notice.matter), news=news_of(words, notice.step))
    if notice.words:
        text += "\n" + notice.words
    return Screen(text, (show_button(words, notice.matter),))


@render.register
def _(notice: deliberation.MatterForLead, words: Words) -> Screen:
    step = step_to_do(words, notice.step)
    text = words._("{matter}: next is “{step}”.", matter=called(words, notice.matter), step=step)
    return Screen(text, (show_button(words, notice.matter),))


@render.register
def _(notice: deliberation.Seconded, words: Words) -> Screen:
    number = matter_number(words, notice.matter.number)
    if not notice.on:
        return Screen(words._("Your household no longer seconds {number}.", number=number))
    if notice.seconds >= notice.needed:
        return Screen(
            words._("Your household seconds {number}, {count} do now.", number=number, count=notice.seconds)
        )
    return Screen(
        words._(
            "Your household seconds {number}. {more} more are needed.",
            number=number,
            more=notice.needed - notice.seconds,
        )
    )


@render.register
def _(_notice: deliberation.MatterGone, words: Words) -> Screen:
    return Screen(words._("This matter isn't at that point any more. Open it anew under “Deliberation”."))


@render.register
def _(_notice: deliberation.OwnMatter, words: Words) -> Screen:
    return Screen(words._("Your own household proposed this; others have to second it."))


@render.register
def _(_notice: deliberation.SecondingOver, words: Words) -> Screen:
    return Screen(words._("This matter has gone further, seconding is over."))
