"""The known word that somebody probably meant."""

import difflib
from collections.abc import Iterable
from typing import Final

_SIMILARITY: Final = 0.5  # difflib's ratio: half of the characters in common


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest of the known words, or an empty text when none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=_SIMILARITY)), "")
