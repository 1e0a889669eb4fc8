"""What the buttons of 好经验 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.practice import (
    ApprovePractice,
    ChoosePracticeCrop,
    ProposePractice,
    ReturnPractice,
    RewritePractice,
    ShowPractice,
    ShowPractices,
    ShowProposal,
    ShowProposals,
    TakeDownPractice,
    WritePractice,
)
from bot.usecases import practice, practice_shelf, tapping

TAPS: Final[tapping.Taps] = {
    WritePractice: practice.ask_crop,
    ChoosePracticeCrop: practice.begin,
    ProposePractice: practice.propose,
    ShowProposals: practice.show_proposals,
    ShowProposal: practice.show_proposal,
    ApprovePractice: practice.approve,
    ReturnPractice: practice.ask_reason,
    RewritePractice: practice.rewrite,
    ShowPractices: practice_shelf.show,
    ShowPractice: practice_shelf.read,
    TakeDownPractice: practice_shelf.take_down,
}
