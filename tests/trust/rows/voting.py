"""Buttons of votes and hand counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
from bot.domain.actions.hand_counts import (
    AskOccasion,
    BeginHandCount,
    ChooseWitness,
    ConfirmHandCount,
    DropHandCount,
    EndHandRoll,
    ShowHandGroup,
    ShowHandRoll,
    TickHand,
    TickHandGroup,
)
from bot.domain.actions.voting import (
    AskVoter,
    CastVote,
    ExtendVote,
    GetVoteSheet,
    NameVoter,
    ShowMyChoice,
    ShowParticipants,
    ShowVote,
)

SECRETARY: Final = "rrrr rrrrrr ddr r"
VOTING_ACTIONS: Final[Mapping[type[Action], str]] = {
    # The household's voter, and the one of another household: no cadre for anybody, no second member.
    CastVote: "rdrd rrrrrr rrr r",
    ShowMyChoice: "rrrr rrrrrr rrr r",
    ShowVote: "rddd dddddd ddd r",
    AskVoter: "rdrr rrrrrr rrr r",
    NameVoter: "rdrr rrrrrr rrr r",
    ShowParticipants: "rddd dddddd ddd r",
    ExtendVote: SECRETARY,
    GetVoteSheet: "rrrr dddddd ddd r",
    AskOccasion: SECRETARY,
    BeginHandCount: SECRETARY,
    ShowHandRoll: SECRETARY,
    ShowHandGroup: SECRETARY,
    TickHand: SECRETARY,
    TickHandGroup: SECRETARY,
    EndHandRoll: SECRETARY,
    ChooseWitness: SECRETARY,
    DropHandCount: SECRETARY,
    # Its witness alone, here the center's lead.
    ConfirmHandCount: "rrrr rrrrrd rrr r",
}
AFTER_THE_CLOSE: Final = frozenset({ShowParticipants, ExtendVote, GetVoteSheet})
"""These are about a vote that is closed."""
