"""Quick answers (常用答复): a center's from the configuration, and a cadre's own. None sends itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final

SIDE_BY_SIDE: Final = 4  # of his own, then as many of the center's: neither crowds the other out


class QuickUse(StrEnum):
    """What a tap on one of them does."""

    SEND = "send"
    START = "start"
    """The next message is sent along with it."""
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class QuickAnswer:
    """A short text."""

    text: str
    id: int = 0
    """0: a center's, which only the configuration takes away."""


def in_order(own: Sequence[QuickAnswer], usual: Sequence[QuickAnswer]) -> Iterator[QuickAnswer]:
    """Yield one's own and the center's in turns of four."""
    for mine, theirs in zip_longest(_parts(own), _parts(usual), fillvalue=()):
        yield from (*mine, *theirs)


def _parts(texts: Sequence[QuickAnswer]) -> list[Sequence[QuickAnswer]]:
    return [texts[at : at + SIDE_BY_SIDE] for at in range(0, len(texts), SIDE_BY_SIDE)]
