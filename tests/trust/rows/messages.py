"""What somebody writes, sends or replies to; blocking the bot; groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MESSAGES: Final[Mapping[str, str]] = {
    "text": "rddd rdrrrr rrr r",
    "sticker": "rddd dddddd ddd r",
    "contact of somebody else": "rddd rdrrrr rrr r",
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
