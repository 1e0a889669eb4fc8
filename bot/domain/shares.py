"""Shares: which villages a process serves, so that all that live have about equally many.

Each decides for itself, from what all of them see in the database; the leases settle a race. A village that
nobody serves is taken at once; one that is served changes hands only for a process that has too few.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.deployment import Deployment


def chosen(deployment: Deployment) -> frozenset[int]:
    """Return the villages that the asking process is to serve now: what it keeps, and what it is to take."""
    return _Shares(deployment).chosen()


class _Shares:
    """Who has how many, and how many are his."""

    def __init__(self, deployment: Deployment) -> None:
        self._me = deployment.me
        self._offers = deployment.offers
        self._mine = deployment.offers.get(self._me, frozenset())
        self._served = deployment.served
        self._held = dict.fromkeys(self._offers, 0)
        for village in deployment.served.values():
            if village.process in self._held:
                self._held[village.process] += 1
        could: dict[int, int] = {}
        for villages in self._offers.values():
            for village_id in villages:
                could[village_id] = could.get(village_id, 0) + 1
        self._could = could
        share = {
            process: sum((Fraction(1, could[village_id]) for village_id in villages), Fraction(0))
            for process, villages in self._offers.items()
        }
        self._most = {process: math.ceil(exact) for process, exact in share.items()}
        self._least = {process: math.floor(exact) for process, exact in share.items()}

    def chosen(self) -> frozenset[int]:
        if self._me not in self._offers:
            return frozenset()  # the others take it for dead: it has to say first that it lives
        held = {village for village, served in self._served.items() if served.process == self._me}
        # What it serves and doesn't offer any more ends for another reason.
        kept = held & self._mine
        kept -= self._given(sorted(kept, reverse=True))
        return frozenset(kept | self._taken())

    def _taken(self) -> set[int]:
        """Return what nobody serves, up to the share; and beyond it what nobody else has room for.

        What somebody gave for one who has too few is his: those who have enough leave it to him.
        """
        free = sorted(self._mine - self._served.keys(), key=self._place)
        taken: set[int] = set()
        for village in free:
            has = self._held[self._me] + len(taken)
            needed = has < self._least[self._me] or (
                has < self._most[self._me] and not self._others(village, self._least)
            )
            if needed or not self._others(village, self._most):
                taken.add(village)
        return taken

    def _place(self, village: int) -> int:
        """Return a village's place in the order in which this process takes: another in each process."""
        return zlib.crc32(f"{self._me}/{village}".encode())

    def _given(self, kept: Iterable[int]) -> set[int]:
        """Return what it lets go of, for others that have too few."""
        too_many = self._held[self._me] - self._most[self._me]
        limit, bound = (too_many, self._most) if too_many > 0 else (self._last_step(), self._least)
        given: set[int] = set()
        got = dict.fromkeys(self._offers, 0)
        for village in kept:
            if len(given) >= limit:
                break
            for other in self._others(village, bound):
                if self._held[other] + got[other] < bound[other]:
                    got[other] += 1
                    given.add(village)
                    break
        return given

    def _last_step(self) -> int:
        """Return 1 where it is this process's turn to give one more, 0 else.

        All may have their share at most and one still have less than the least: then those with the most give
        one each, as many of them as villages are wanting; none while a village is on its way.
        """
        wanting = sum(max(self._least[each] - self._held[each], 0) for each in self._offers)
        givers = [each for each in self._offers if self._held[each] > self._least[each]]
        givers.sort(key=lambda each: (-self._held[each], each))
        is_settled = self._could.keys() <= self._served.keys()
        return int(is_settled and self._me in givers[:wanting])

    def _others(self, village: int, bound: dict[str, int]) -> list[str]:
        """Return the other processes that could serve a village and have less than this bound."""
        return [
            each
            for each, villages in sorted(self._offers.items())
            if each != self._me and village in villages and self._held[each] < bound[each]
        ]
