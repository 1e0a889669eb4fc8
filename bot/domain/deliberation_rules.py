"""What a village's deliberation goes by: stages, seconders, notice, quorum, majority: as set.

Where the defaults come from (the texts as named; each place has rules of its own, and laws are amended):

- 村民委员会组织法 (as amended on 2018-12-29), article 21: villagers are told of an assembly ten days before.
  Article 22: it needs more than half of the adult villagers, or representatives of at least two thirds of
  the households; what it decides needs more than half of those present. The bot counts households.
- 村民一事一议筹资筹劳管理办法 (国办发〔2007〕4号): what households are to pay or to work for may be brought
  up by the village committee, by a tenth of the villagers or a fifth of their representatives; quorum and
  majority are the same. Each province has a ceiling of what may be asked of a household: the bot has none.
- 四议两公开: the branch proposes, the two committees consult, the party members review, the villagers
  decide; decision and result are disclosed (农村基层组织工作条例, 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from bot.domain.matter_life import Stage


class Mode(StrEnum):
    """A named set of preparing stages."""

    SIMPLE = "simple"
    """Seconded, consulted, discussed: one matter, one discussion (一事一议)."""
    FOUR_STEPS = "four_steps"
    """四议两公开. Anybody may propose; the branch takes it up as its own, and the fourth step is the vote."""


STAGES_OF: Final[Mapping[Mode, tuple[Stage, ...]]] = {
    Mode.SIMPLE: (Stage.SECONDED, Stage.CONSULTED, Stage.DISCUSSED),
    Mode.FOUR_STEPS: (Stage.PUT_FORWARD, Stage.CONSULTED, Stage.REVIEWED),
}
"""The preparing stages of each mode, in the order of bot.domain.matter_life.PREPARING."""


@dataclass(frozen=True, slots=True)
class DeliberationRules:
    """One village's rules. A vote goes by those that held when its notice went out."""

    stages: tuple[Stage, ...] = STAGES_OF[Mode.SIMPLE]
    """The preparing stages that apply, of bot.domain.matter_life.PREPARING."""
    seconders: int = 10
    """Households, beside the proposer's own, that must second before it is SECONDED."""
    notice: timedelta = timedelta(days=10)
    """At least from the notice to the opening of the vote."""
    voting: timedelta = timedelta(days=3)
    """From the opening to the close, where the secretary sets no other date."""
    extension: timedelta = timedelta(days=3)
    """By how much a vote with too few households may be extended, once."""
    quorum: Fraction = Fraction(2, 3)
    """At least this share of the electorate's households must take part, or nothing is decided."""
    majority: Fraction = Fraction(1, 2)
    """More than this share of those that take part must be for it. 弃权 takes part and isn't for it."""
    comments_named: bool = True
    """Whether a comment is shown with its household's name."""

    @property
    def needs_seconders(self) -> bool:
        """Whether a proposal waits for other households at all."""
        return Stage.SECONDED in self.stages and self.seconders > 0

    def reaches_quorum(self, took_part: int, electorate: int) -> bool:
        """Whether enough households took part; an electorate of none never decides. Exact: no rounding."""
        return electorate > 0 and Fraction(took_part, electorate) >= self.quorum

    def is_majority(self, in_favour: int, took_part: int) -> bool:
        """Whether enough of those that took part are for it. Exact: a half is not more than half."""
        return took_part > 0 and Fraction(in_favour, took_part) > self.majority
