"""What is said about carrying out what the village has decided, and what of it is disclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.matter_lead import LeadMatter
from bot.domain.actions.matter_work import AppointWorker, ChooseWorker
from bot.domain.notices import matter_work
from bot.texts.matter_words import called, cost_table, news_of, payer_name, stage_name, work_days
from bot.texts.render import render
from bot.texts.say_deliberation import show_button
from bot.texts.screen import Button, Screen
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.matter import Matter


def _lead_button(words: Words, matter: Matter) -> tuple[Button]:
    return (Button(words._("Lead it"), LeadMatter(matter.id)),)


@render.register
def _(notice: matter_work.WorkerQuestion, words: Words) -> Screen:
    rows = [(Button(one.name, AppointWorker(notice.matter.id, one.cadre_id)),) for one in notice.cadres]
    return Screen(words._("Who sees to {matter}?", matter=called(words, notice.matter)), rows)


@render.register
def _(notice: matter_work.WorkOpen, words: Words) -> Screen:
    text = words._("{matter} is adopted. Who is to see to it?", matter=called(words, notice.matter))
    return Screen(text, ((Button(words._("Say who sees to it"), ChooseWorker(notice.matter.id)),),))


@render.register
def _(notice: matter_work.WorkDaysPrompt, words: Words) -> Screen:
    if notice.worker:
        return Screen(
            words._(
                "{worker} sees to it. From which day until which? Such as: 10 Dec to 20 Jan.",
                worker=notice.worker,
            )
        )
    return Screen(words._("From which day until which? Such as: 10 Dec to 20 Jan."))


@render.register
def _(notice: matter_work.WorkDaysSet, words: Words) -> Screen:
    return Screen(
        words._(
            "Noted: from {starts} until {due}.", starts=words.date(notice.starts), due=words.date(notice.due)
        ),
        (_lead_button(words, notice.matter),),
    )


@render.register
def _(notice: matter_work.WorkGiven, words: Words) -> Screen:
    text = words._(
        "The village has decided {matter}, and you see to it. Report how it goes under “Lead it”.",
        matter=called(words, notice.matter),
    )
    return Screen(text, (_lead_button(words, notice.matter),))


@render.register
def _(notice: matter_work.ProgressPrompt, words: Words) -> Screen:
    return Screen(words._("How far is {matter}? One or two sentences.", matter=called(words, notice.matter)))


@render.register
def _(_notice: matter_work.ProgressKept, words: Words) -> Screen:
    return Screen(words._("Noted. Whoever has to do with it is told, and it stands in the next disclosure."))


@render.register
def _(notice: matter_work.CostsPrompt, words: Words) -> Screen:
    return Screen(
        words._(
            "What has {matter} cost? A line each with its amount, such as:\nlamps 12000\nwork 800",
            matter=called(words, notice.matter),
        )
    )


@render.register
def _(notice: matter_work.CostsKept, words: Words) -> Screen:
    head = words._("It will be disclosed so:")
    return Screen("\n".join([head, *cost_table(words, notice.lines)]), (_lead_button(words, notice.matter),))


@render.register
def _(notice: matter_work.MatterFinished, words: Words) -> Screen:
    text = words._(
        "{matter} is carried out. Its cost stands in the next disclosure.",
        matter=called(words, notice.matter),
    )
    return Screen(text, (show_button(words, notice.matter),))


@render.register
def _(notice: matter_work.WorkDue, words: Words) -> Screen:
    matter, due = called(words, notice.matter), words.date(notice.due)
    if notice.late:
        text = words._(
            "{matter} should have been done by {due}. Report how far it is.", matter=matter, due=due
        )
    else:
        text = words._("{matter} is to be done by {due}.", matter=matter, due=due)
    return Screen(text, (_lead_button(words, notice.matter),))


@render.register
def _(notice: matter_work.MatterDisclosed, words: Words) -> Screen:
    matter = notice.matter
    lines = [called(words, matter), words._("How far: {stage}", stage=stage_name(words, matter.stage))]
    if matter.place:
        lines.append(words._("Where: {place}", place=matter.place))
    lines.append(words._("Money: {payer}", payer=payer_name(words, matter.payer)))
    if notice.worker:
        lines.append(words._("Responsible: {name}", name=notice.worker))
    if days := work_days(words, matter):
        lines.append(days)
    for line in notice.lines:
        said = f"{words.date(line.day)} {news_of(words, line.step)}"
        lines.append(words._("{said}: {words}", said=said, words=line.words) if line.words else said)
    vote = notice.vote
    if vote is not None and vote.totals is not None:
        lines.append(
            words._(
                "Vote: {took_part} of {electorate} households took part: {in_favour} for, {against} against, "
                "{abstain} abstained",
                took_part=vote.totals.took_part,
                electorate=vote.electorate,
                in_favour=vote.totals.in_favour,
                against=vote.totals.against,
                abstain=vote.totals.abstaining,
            )
        )
    if notice.costs:
        lines += [words._("What it has cost:"), *cost_table(words, notice.costs)]
    return Screen("\n".join(lines))


@render.register
def _(notice: matter_work.ProgressNeeded, words: Words) -> Screen:
    return Screen(words._("Please write how far it is, {most} characters at most.", most=notice.most))


@render.register
def _(_notice: matter_work.WorkDaysUnclear, words: Words) -> Screen:
    return Screen(words._("I can't read the days. Write both, such as: 10 Dec to 20 Jan."))


@render.register
def _(_notice: matter_work.CostsUnclear, words: Words) -> Screen:
    return Screen(
        words._("A line has no amount. Write each as its name and its amount, such as: lamps 12000.")
    )


@render.register
def _(_notice: matter_work.CostsMissing, words: Words) -> Screen:
    return Screen(words._("Tap “Enter the cost” first: the village wants to see what it came to."))
