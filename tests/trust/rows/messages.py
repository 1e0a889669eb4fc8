"""What somebody writes, sends, replies to or answers; blocking the bot; groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.content import ContentKind
from bot.domain.dialogue import DialogueKind
from tests.trust.rows.deliberating import ANSWERED

_MATTER: Final = "rddd rdrrrr rrr r"
"""A villager's own matter; a cadre's word on a task of his; a stranger is told how to join."""
MESSAGES: Final[Mapping[str, str]] = {
    **{kind.value: _MATTER for kind in ContentKind},
    "album": _MATTER,
    "sticker": "rddd dddddd ddd r",
    "contact of somebody else": _MATTER,
    "edit of somebody else's message": "ssss ssssss sss s",
}
BY_REPLY: Final = {
    "plain": "rddd rdrrrr rrr r",
    "health": "rddd rdrrrr rrr r",
    "secret": "rddd rdrrrr rrr r",
    "complaint": "rddd rrrrrr drr r",
    "against": "rddd rrrrrr rrd r",
}
"""A reply to a message of the case, in whatever chat: for whoever has no part in it, it is one of his own."""
DIALOGUES: Final[Mapping[DialogueKind, str]] = {
    DialogueKind.NEW_MATTER: _MATTER,
    DialogueKind.ANSWER: _MATTER,
    DialogueKind.PLAN: _MATTER,
    DialogueKind.REASON: _MATTER,
    DialogueKind.HANDOVER: _MATTER,
    DialogueKind.QUICK_START: _MATTER,
    DialogueKind.HAND_ROLL: "rddd rrrrrr ddr r",
    DialogueKind.HAND_TOTALS: "rddd rrrrrr ddr r",
    DialogueKind.ITEM_TITLE: "rddd rrrrrd rrr r",
    DialogueKind.ITEM_WORDS: "rddd rrrrrd rrr r",
    DialogueKind.ITEM_RETURN: "rddd rrrrrr ddr r",
    DialogueKind.ITEM_CORRECTION: "rddd rrrrrr ddr r",
    DialogueKind.ITEM_QUESTION: "rddd rrrrrr rrr r",
    DialogueKind.REGISTRATION: "rddd dddddd ddr r",
    DialogueKind.HOUSEHOLD_SEARCH: "rddd dddddd ddd r",
    DialogueKind.LEAVE: "rddd dddddd ddd r",
    DialogueKind.PAPERS: _MATTER,
    DialogueKind.PAPER_RECEIVED: "rddd rdrrrr rrr r",
    DialogueKind.PAPER_MISSING: "rddd rdrrrr rrr r",
    DialogueKind.QUICK_ANSWER: "rddd dddddd ddd r",
    DialogueKind.BULLETIN: "rddd rdrrrr rrr r",
    DialogueKind.OWN_HOUSEHOLD: "rddd rdrrrr ddr r",
    DialogueKind.PRACTICE_TITLE: "rddd rdrrrr rrr r",
    DialogueKind.PRACTICE_RETURN: "rddd rrrrrr ddr r",
    DialogueKind.COURSE_TITLE: "rddd drdrrr ddr r",
    DialogueKind.COURSE_TIME: "rddd drrrrr rrr r",
    DialogueKind.COURSE_PLACE: "rddd drrrrr rrr r",
    DialogueKind.COURSE_SEATS: "rddd drrrrr rrr r",
    **ANSWERED,
    DialogueKind.COURSE_NEW_TIME: "rddd drrrrr ddr r",
    DialogueKind.COURSE_NEW_PLACE: "rddd drrrrr ddr r",
    DialogueKind.VISIT_SEARCH: "rddd dddddd ddr r",
    DialogueKind.VISIT_DAY: "rddd dddddd ddr r",
    DialogueKind.VISIT_TALK: "rddd drdrdd ddr r",
    DialogueKind.VISIT_MORE: "rddd rdrrrr rrr r",
    DialogueKind.VISIT_PROBLEM: "rddd rdrrrr rrr r",
    DialogueKind.DIARY_ENTRY: "rddd dddddd ddr r",
    DialogueKind.DIARY_MORE: "rddd rdrrrr rrr r",
    DialogueKind.DIARY_TAG: "rddd rdrrrr rrr r",
    DialogueKind.DIARY_PART: "rddd rdrrrr rrr r",
    DialogueKind.TAP: _MATTER,
    DialogueKind.DIARY_HOUSEHOLD: "rddd rdrrrr rrr r",
}
"""What the bot waits for, forged for everybody: whoever isn't entitled writes a matter of his own, if any."""
TELEGRAM_SAYS: Final[Mapping[str, str]] = {
    # The paired cadre hears of villagers, the secretary of cadres.
    "blocked": "sddd dddddd ssd s",
    "unblocked": "ssss ssssss sss s",
    "wrote in a group": "ssss ssssss sss s",
}
