"""What the buttons of joining and one's household do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.joining import (
    AgreeToJoin,
    AgreeToJoinByPhone,
    DecideJoining,
    DeleteHeld,
    RemoveAccount,
    SayWho,
    SendHeld,
    ShowHousehold,
)
from bot.usecases import household, joining, membership, strangers, tapping

TAPS: Final[tapping.Taps] = {
    AgreeToJoin: joining.agree,
    AgreeToJoinByPhone: joining.agree_by_phone,
    SayWho: membership.say_who,
    DecideJoining: membership.decide,
    ShowHousehold: household.show,
    RemoveAccount: household.remove,
    SendHeld: strangers.send_held,
    DeleteHeld: strangers.delete_held,
}
