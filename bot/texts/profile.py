"""What Telegram shows of the bot before anybody has written to it, and in its list of commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.texts.words import Words


@dataclass(frozen=True, slots=True)
class Profile:
    """The bot's profile in one language."""

    description: str
    """Shown in an empty chat; up to 512 characters (Bot API, setMyDescription)."""
    short_description: str
    """Shown beside the bot's name; up to 120 characters (setMyShortDescription)."""
    commands: tuple[tuple[str, str], ...]
    """Name and meaning of each command."""


def profile(words: Words) -> Profile:
    """Return the profile in a language."""
    return Profile(
        description=words._(
            "{village}: one message reaches the one cadre who is responsible, and you see by when you get an "
            "answer. Scan the code on your contact card, or press Start.",
            village=words.village,
        ),
        short_description=words._("The contact card of {village}.", village=words.village),
        commands=(
            ("help", words._("How it works")),
            ("me", words._("My data")),
            ("language", words._("Language")),
            ("leave", words._("Leave the bot")),
        ),
    )
