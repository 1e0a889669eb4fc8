"""Words for a matter of the village's deliberation: its number, how far it has come, who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matter import PROGRESS, Payer
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.yuan import FEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.matter import CostLine, Matter
    from bot.domain.matter_number import MatterNumber
    from bot.domain.notices.deliberation import HouseholdName
    from bot.texts.words import Words


def matter_number(words: Words, number: MatterNumber) -> str:
    """Return a matter's number as people say it: 议2026-03."""
    return words._("V{number}", number=number)


def stage_name(words: Words, stage: Stage) -> str:
    """Return how far a matter has come."""
    return {
        Stage.DRAFT: words._("not proposed yet"),
        Stage.PROPOSED: words._("proposed, waits for others to second it"),
        Stage.SECONDED: words._("seconded"),
        Stage.PUT_FORWARD: words._("put forward by the branch"),
        Stage.CONSULTED: words._("talked over by the committees"),
        Stage.REVIEWED: words._("reviewed by the party members"),
        Stage.DISCUSSED: words._("discussed by the villagers"),
        Stage.NOTICED: words._("announced, waits for the vote"),
        Stage.VOTING: words._("is being voted on"),
        Stage.UNDECIDED: words._("too few households voted"),
        Stage.DECIDED: words._("adopted, to be carried out"),
        Stage.REJECTED: words._("not adopted"),
        Stage.CARRIED_OUT: words._("carried out"),
        Stage.DROPPED: words._("not pursued"),
    }[stage]


def payer_name(words: Words, payer: Payer) -> str:
    """Return who pays."""
    return {
        Payer.COLLECTIVE: words._("The village pays"),
        Payer.HOUSEHOLDS: words._("Every household gives"),
        Payer.SUBSIDY: words._("Paid from above"),
        Payer.DONATIONS: words._("Donations"),
        Payer.OPEN: words._("Not settled yet"),
    }[payer]


def called(words: Words, matter: Matter) -> str:
    """Return a matter's number and title; a draft has no number yet."""
    title = matter.title or words._("(no name yet)")
    return f"{matter_number(words, matter.number)} {title}" if matter.is_public else title


def household_name(words: Words, name: HouseholdName) -> str:
    """Return how the village calls a household: 2组 罗样户21家."""
    return words._("group {group}, {head}'s household", group=name.group, head=name.head)


def matter_facts(words: Words, matter: Matter, text: str) -> list[str]:
    """Return what a matter is, line by line."""
    lines = [called(words, matter)]
    if text:
        lines.append(text)
    if matter.place:
        lines.append(words._("Where: {place}", place=matter.place))
    cost = (
        words._("{yuan} yuan", yuan=f"{matter.cost:,}")
        if matter.cost is not None
        else words._("not known yet")
    )
    lines.append(words._("About: {cost} · {payer}", cost=cost, payer=payer_name(words, matter.payer)))
    return lines


def step_to_do(words: Words, step: MatterStep) -> str:
    """Return what leads on, as something still to be done."""
    return {
        MatterStep.SECOND: words._("others second it"),
        MatterStep.PUT_FORWARD: words._("the branch proposes it"),
        MatterStep.CONSULT: words._("the committees talk it over"),
        MatterStep.REVIEW: words._("the party members review it"),
        MatterStep.DISCUSS: words._("the villagers discuss it"),
        MatterStep.NOTICE: words._("announce the vote and its day"),
        MatterStep.CARRY_OUT: words._("carry it out"),
    }.get(step) or news_of(words, step)


def news_of(words: Words, step: str) -> str:
    """Return what has happened, or what is to happen next, in a few words."""
    return {
        MatterStep.PROPOSE: words._("proposed"),
        MatterStep.SECOND: words._("seconded"),
        MatterStep.PUT_FORWARD: words._("put forward by the branch"),
        MatterStep.CONSULT: words._("talked over by the committees"),
        MatterStep.REVIEW: words._("reviewed by the party members"),
        MatterStep.DISCUSS: words._("discussed by the villagers"),
        MatterStep.NOTICE: words._("announced for a vote"),
        MatterStep.OPEN: words._("vote opened"),
        MatterStep.MISS: words._("too few households voted"),
        MatterStep.EXTEND: words._("vote extended"),
        MatterStep.ADOPT: words._("adopted"),
        MatterStep.REJECT: words._("not adopted"),
        MatterStep.CARRY_OUT: words._("carried out"),
        MatterStep.DROP: words._("not pursued"),
        PROGRESS: words._("progress"),
    }.get(step, step)


def work_days(words: Words, matter: Matter) -> str:
    """Return from when until when it is to be done; empty where nobody has said so."""
    if matter.starts_on is None or matter.due_on is None:
        return ""
    return words._(
        "From {starts} until {due}", starts=words.date(matter.starts_on), due=words.date(matter.due_on)
    )


def cost_table(words: Words, costs: Sequence[CostLine]) -> list[str]:
    """Return what something has cost, a line each, and the sum."""
    lines = [
        words._("{name}: {yuan} yuan", name=line.name, yuan=_yuan(line.fen)) for line in costs if line.fen
    ]
    lines += [line.name for line in costs if not line.fen]
    total = sum(line.fen for line in costs)
    return [*lines, words._("Altogether: {yuan} yuan", yuan=_yuan(total))] if total else lines


def _yuan(fen: int) -> str:
    return f"{fen / FEN:,.2f}".removesuffix(".00")
