"""Buttons of 村民议事. The draft, and what is proposed, are the villager's; the center's lead leads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
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
from bot.domain.actions.matter_lead import (
    DropMatter,
    EntitleMatter,
    HideComment,
    HideComments,
    LeadMatter,
    RecordStep,
    UnhideComment,
)
from bot.domain.actions.matter_work import (
    AppointWorker,
    ChooseWorker,
    EnterCosts,
    FinishMatter,
    ReportProgress,
    SetWorkDays,
)
from bot.domain.actions.voting import AnnounceVote, AskVoteDay
from bot.domain.dialogue import DialogueKind
from bot.domain.matter_life import Stage

_READS: Final = "rddd dddddd ddd r"
_HIS_DRAFT: Final = "rdrr rrrrrr rrr r"
_LEADS: Final = "rrrr rrrrrd ddr r"
_LEADS_OR_WRITES: Final = "rddd rrrrrd ddr r"
"""Whoever isn't entitled to answer writes a matter of his own, where he is a villager."""

_APPOINTS: Final = "rrrr rrrrrr ddr r"
"""The center's lead here leads no deliberation: he answers for the matter, and that is all."""
DELIBERATING: Final[Mapping[type[Action], str]] = {
    ShowMatters: _READS,
    ShowMatter: _READS,
    ShowMatterHistory: _READS,
    ShowComments: _READS,
    ShowComment: _READS,
    ProposeMatter: "rddd rrrrrr ddr r",
    SkipProposalQuestion: _HIS_DRAFT,
    ChoosePayer: _HIS_DRAFT,
    AddToProposal: _HIS_DRAFT,
    DropProposal: _HIS_DRAFT,
    SubmitProposal: _HIS_DRAFT,
    WithdrawProposal: _HIS_DRAFT,
    SecondMatter: "rrrd rrrrrr rrr r",
    CommentOn: "rddd rrrrrr rrr r",
    LeadMatter: _LEADS,
    AskVoteDay: _LEADS,
    AnnounceVote: _LEADS,
    RecordStep: _LEADS,
    EntitleMatter: _LEADS,
    DropMatter: _LEADS,
    HideComments: _LEADS,
    HideComment: _LEADS,
    UnhideComment: _LEADS,
    ChooseWorker: _APPOINTS,
    AppointWorker: _APPOINTS,
    SetWorkDays: _LEADS,
    ReportProgress: _LEADS,
    EnterCosts: _LEADS,
    FinishMatter: _LEADS,
}
STAGES: Final[Mapping[type[Action] | DialogueKind, Stage]] = {
    **dict.fromkeys(
        (SkipProposalQuestion, ChoosePayer, AddToProposal, DropProposal, SubmitProposal), Stage.DRAFT
    ),
    RecordStep: Stage.SECONDED,
    AskVoteDay: Stage.DISCUSSED,
    AnnounceVote: Stage.DISCUSSED,
    DialogueKind.VOTE_DAY: Stage.DISCUSSED,
    **dict.fromkeys(
        (ChooseWorker, AppointWorker, SetWorkDays, ReportProgress, EnterCosts, FinishMatter), Stage.DECIDED
    ),
    DialogueKind.PROPOSAL_TITLE: Stage.DRAFT,
    DialogueKind.PROPOSAL_PLACE: Stage.DRAFT,
    DialogueKind.PROPOSAL_COST: Stage.DRAFT,
    DialogueKind.PROPOSAL_MORE: Stage.DRAFT,
    DialogueKind.MATTER_OUTCOME: Stage.SECONDED,
    DialogueKind.MATTER_DAYS: Stage.DECIDED,
    DialogueKind.MATTER_PROGRESS: Stage.DECIDED,
    DialogueKind.MATTER_COSTS: Stage.DECIDED,
}
"""How far the matter is that they are about; PROPOSED for all others."""
ANSWERED: Final[Mapping[DialogueKind, str]] = {
    DialogueKind.PROPOSAL_TITLE: _HIS_DRAFT,
    DialogueKind.PROPOSAL_PLACE: _HIS_DRAFT,
    DialogueKind.PROPOSAL_COST: _HIS_DRAFT,
    DialogueKind.PROPOSAL_MORE: _HIS_DRAFT,
    DialogueKind.MATTER_COMMENT: "rddd rrrrrr rrr r",
    DialogueKind.MATTER_OUTCOME: _LEADS_OR_WRITES,
    DialogueKind.MATTER_TITLE: _LEADS_OR_WRITES,
    DialogueKind.VOTE_DAY: _LEADS_OR_WRITES,
    DialogueKind.MATTER_DROP: _LEADS_OR_WRITES,
    DialogueKind.MATTER_DAYS: _LEADS_OR_WRITES,
    DialogueKind.MATTER_PROGRESS: _LEADS_OR_WRITES,
    DialogueKind.MATTER_COSTS: _LEADS_OR_WRITES,
    DialogueKind.COMMENT_HIDE: _LEADS_OR_WRITES,
}
