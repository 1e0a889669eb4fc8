"""What is said to whoever leads a matter of the village's deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.matter_lead import (
    DropMatter,
    EntitleMatter,
    HideComment,
    RecordStep,
    UnhideComment,
)
from bot.domain.actions.matter_work import (
    ChooseWorker,
    EnterCosts,
    FinishMatter,
    ReportProgress,
    SetWorkDays,
)
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.notices import matter_lead
from bot.texts.matter_words import called, matter_number, news_of, step_to_do
from bot.texts.render import render
from bot.texts.say_deliberation import show_button
from bot.texts.say_proposing import comment_line
from bot.texts.screen import Button, Screen
from bot.texts.vote_words import day_button
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.notices.deliberation import CommentLine

SHORT = 20  # characters of a comment on a button


def step_label(words: Words, step: MatterStep) -> str:
    """Return what the button says that enters what a meeting came to."""
    return words._("Enter: {step}", step=step_to_do(words, step))


@render.register
def _(notice: matter_lead.LeadMenu, words: Words) -> Screen:
    matter = notice.matter
    rows: list[tuple[Button, ...]] = []
    if notice.following is MatterStep.SECOND:
        more = max(0, notice.needed - notice.seconds)
        text = words._(
            "{matter}: {more} more households must second it.", matter=called(words, matter), more=more
        )
    elif notice.following is None:
        text = called(words, matter)
    else:
        step = step_to_do(words, notice.following)
        text = words._("{matter}: next is “{step}”.", matter=called(words, matter), step=step)
        if notice.following is not MatterStep.NOTICE:
            label = step_label(words, notice.following)
            rows.append((Button(label, RecordStep(matter.id, notice.following.value)),))
    if notice.following is MatterStep.NOTICE or matter.stage is Stage.UNDECIDED:
        rows.append((day_button(words, matter.id),))
    if matter.before_notice:
        rows.append((Button(words._("Call it otherwise"), EntitleMatter(matter.id)),))
    if matter.stage is Stage.DECIDED:
        rows += _work_rows(words, notice)
    rows.append((Button(words._("Don't pursue it"), DropMatter(matter.id)),))
    return Screen(text, rows)


def _work_rows(words: Words, notice: matter_lead.LeadMenu) -> list[tuple[Button, ...]]:
    matter_id = notice.matter.id
    rows: list[tuple[Button, ...]] = []
    if notice.appoints:
        rows.append((Button(words._("Say who sees to it"), ChooseWorker(matter_id)),))
    rows += [
        (Button(words._("Set the days"), SetWorkDays(matter_id)),),
        (Button(words._("Report how it goes"), ReportProgress(matter_id)),),
        (Button(words._("Enter the cost"), EnterCosts(matter_id)),),
        (Button(words._("It is carried out"), FinishMatter(matter_id)),),
    ]
    return rows


@render.register
def _(notice: matter_lead.MatterWaits, words: Words) -> Screen:
    text = words._(
        "{matter} has waited since {day}; next is “{step}”.",
        matter=called(words, notice.matter),
        day=words.date(notice.since),
        step=step_to_do(words, notice.step),
    )
    return Screen(text, (show_button(words, notice.matter),))


@render.register
def _(notice: matter_lead.OutcomePrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "{matter}: {step}. Write on which day and what came out of it, such as: 3 Dec, all agree.",
            matter=called(words, notice.matter),
            step=step_to_do(words, notice.step),
        )
    )


@render.register
def _(notice: matter_lead.OutcomeRecorded, words: Words) -> Screen:
    return Screen(
        words._(
            "{number}: {step} on {day}. Whoever has to do with it is told: {words}",
            number=matter_number(words, notice.matter.number),
            step=news_of(words, notice.step),
            day=words.date(notice.day),
            words=notice.words,
        ),
        (show_button(words, notice.matter),),
    )


@render.register
def _(notice: matter_lead.MatterTitlePrompt, words: Words) -> Screen:
    return Screen(words._("What should {matter} be called?", matter=called(words, notice.matter)))


@render.register
def _(notice: matter_lead.MatterEntitled, words: Words) -> Screen:
    return Screen(words._("It is called {matter} now.", matter=called(words, notice.matter)))


@render.register
def _(notice: matter_lead.DropPrompt, words: Words) -> Screen:
    return Screen(
        words._("Why is {matter} not pursued? Everybody can read it.", matter=called(words, notice.matter))
    )


@render.register
def _(notice: matter_lead.MatterDropped, words: Words) -> Screen:
    return Screen(
        words._(
            "{matter} is not pursued. Whoever has to do with it is told why.",
            matter=called(words, notice.matter),
        )
    )


@render.register
def _(notice: matter_lead.HideQuestion, words: Words) -> Screen:
    rows = [(Button(_choice(words, line), _switch(line)),) for line in notice.lines]
    return Screen(words._("Which one? That it is hidden, and why, stays to be seen."), rows)


@render.register
def _(_notice: matter_lead.HidePrompt, words: Words) -> Screen:
    return Screen(words._("Why is it not shown? Everybody can read that."))


@render.register
def _(notice: matter_lead.CommentHidden, words: Words) -> Screen:
    if notice.shown:
        return Screen(words._("It is shown again."))
    return Screen(words._("It is not shown any more. In its place stands why."))


@render.register
def _(_notice: matter_lead.OutcomeNeeded, words: Words) -> Screen:
    return Screen(words._("Please write what came out of it, in words."))


@render.register
def _(_notice: matter_lead.DayUnclear, words: Words) -> Screen:
    return Screen(words._("That day can't be right. Write it like 3 Dec."))


@render.register
def _(notice: matter_lead.WhyNeeded, words: Words) -> Screen:
    return Screen(words._("Please write why, {most} characters at most.", most=notice.most))


def _choice(words: Words, line: CommentLine) -> str:
    said = comment_line(words, line)
    text = words._("Show: {said}", said=said) if line.hidden_reason else words._("Hide: {said}", said=said)
    return text if len(text) <= SHORT * 2 else text[: SHORT * 2] + "…"


def _switch(line: CommentLine) -> HideComment | UnhideComment:
    return UnhideComment(line.comment_id) if line.hidden_reason else HideComment(line.comment_id)
