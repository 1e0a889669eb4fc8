"""What people typed, made fit for paper: as they typed it, and nothing that could turn the line around."""

from __future__ import annotations

import unicodedata
from typing import Final

from bot.domain.ledger import FEN

BIDI_CONTROLS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible characters that turn the writing direction of what follows (Unicode Standard Annex 9)."""
UNSEEN: Final = "␣"
"""Shown for a control character, which has no shape of its own."""


def as_typed(text: str) -> str:
    """Return the text with every character in the order in which it was typed, each of them visible."""
    return "".join(_shown(character) for character in text if character not in BIDI_CONTROLS)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the lines of a text that hold anything, as typed."""
    return tuple(line for line in map(str.strip, as_typed(text).splitlines()) if line)


def yuan(fen: int | None) -> str:
    """Return an amount in yuan, for example 1,234.50; nothing where there is none."""
    return "" if fen is None else f"{'-' * (fen < 0)}{abs(fen) // FEN:,}.{abs(fen) % FEN:02d}"


def _shown(character: str) -> str:
    controls = unicodedata.category(character) == "Cc" and character not in "\n\t"
    return UNSEEN if controls and not character.isspace() else character
