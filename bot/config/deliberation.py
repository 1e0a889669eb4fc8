"""[deliberation]: 村民议事. Where the defaults come from: bot.domain.deliberation_rules."""

from datetime import timedelta
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic import field_validator as check_field

from bot.config import checks
from bot.config.expected import MAX_DAYS, MAX_SECONDERS, Expected
from bot.config.section import Section
from bot.domain.deliberation_rules import STAGES_OF, DeliberationRules, Mode
from bot.domain.matter_life import PREPARING, Stage

Days = Annotated[int, Field(ge=1, le=MAX_DAYS), Expected.DAYS]
Seconders = Annotated[int, Field(ge=0, le=MAX_SECONDERS), Expected.SECONDERS]
ModeName = Annotated[Mode, Field(strict=False), Expected.DELIBERATION_MODE]
Stages = Annotated[
    tuple[Annotated[Stage, Field(strict=False)], ...], Field(strict=False), Expected.DELIBERATION_STAGES
]
Quorum = Annotated[Fraction, BeforeValidator(checks.share), Field(gt=0, le=1), Expected.SHARE]
Majority = Annotated[Fraction, BeforeValidator(checks.share), Field(ge=0, lt=1), Expected.SHARE]


class DeliberationSettings(Section):
    """[deliberation]: which stages a matter goes through, and by what a vote counts."""

    mode: ModeName = Mode.SIMPLE
    """A named set of stages: simple, or four_steps (四议两公开)."""
    stages: Stages = ()
    """Stages of one's own in the place of the mode's; empty: the mode's."""
    seconders: Seconders = 10
    """Households that must second a proposal, beside the proposer's."""
    notice_days: Days = 10
    """At least so many from the notice to the vote (村民委员会组织法 2018, article 21)."""
    voting_days: Days = 3
    extension_days: Days = 3
    """By how much a vote with too few households may be extended, once."""
    quorum: Quorum = Fraction(2, 3)
    """At least this share of households must take part (article 22)."""
    majority: Majority = Fraction(1, 2)
    """More than this share of those that take part must be for it (article 22)."""
    comments_named: bool = True
    """Whether comments are shown with the household's name."""

    @check_field("stages")
    @classmethod
    def _of_those_that_prepare(cls, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
        if not set(stages) <= set(PREPARING) or len(set(stages)) < len(stages):
            raise ValueError
        return stages

    def rules(self) -> DeliberationRules:
        """Return the village's rules."""
        return DeliberationRules(
            stages=self.stages or STAGES_OF[self.mode],
            seconders=self.seconders,
            notice=timedelta(days=self.notice_days),
            voting=timedelta(days=self.voting_days),
            extension=timedelta(days=self.extension_days),
            quorum=self.quorum,
            majority=self.majority,
            comments_named=self.comments_named,
        )
