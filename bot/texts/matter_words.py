"""Words for a matter of the village's deliberation: its number, how far it has come, who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matter import Payer
from bot.domain.matter_life import Stage

if TYPE_CHECKING:
    from bot.domain.matter_number import MatterNumber
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
