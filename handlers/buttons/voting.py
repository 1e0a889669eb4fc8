"""What the buttons of a vote do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.voting import (
    AnnounceVote,
    AskVoteDay,
    AskVoter,
    CastVote,
    ExtendVote,
    GetVoteSheet,
    NameVoter,
    ShowMyChoice,
    ShowParticipants,
    ShowVote,
)
from bot.usecases import tapping, vote_calling, vote_dating, vote_sheet, vote_voters, voting

TAPS: Final[tapping.Taps] = {
    CastVote: voting.cast,
    ShowMyChoice: voting.show_choice,
    ShowVote: voting.show,
    AskVoter: vote_voters.ask,
    NameVoter: vote_voters.name,
    ShowParticipants: voting.show_participants,
    AskVoteDay: vote_dating.ask,
    AnnounceVote: vote_dating.announce,
    ExtendVote: vote_calling.extend,
    GetVoteSheet: vote_sheet.give,
}
