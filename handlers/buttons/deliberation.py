"""What the buttons of 村民议事 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.deliberation import (
    AddToProposal,
    ChoosePayer,
    CommentOn,
    DropProposal,
    ProposeMatter,
    SecondMatter,
    ShowComment,
    ShowComments,
    ShowMatter,
    ShowMatterHistory,
    ShowMatters,
    SkipProposalQuestion,
    SubmitProposal,
    WithdrawProposal,
)
from bot.usecases import commenting, deliberating, proposal_draft, proposing, seconding, tapping

TAPS: Final[tapping.Taps] = {
    ShowMatters: deliberating.show_list,
    ShowMatter: deliberating.show,
    ShowMatterHistory: deliberating.show_history,
    ProposeMatter: proposing.begin,
    SkipProposalQuestion: proposing.skip,
    ChoosePayer: proposing.choose_payer,
    AddToProposal: proposing.add,
    DropProposal: proposal_draft.drop,
    SubmitProposal: seconding.submit,
    WithdrawProposal: seconding.withdraw,
    SecondMatter: seconding.second,
    CommentOn: commenting.ask,
    ShowComments: commenting.show,
    ShowComment: commenting.show_one,
}
