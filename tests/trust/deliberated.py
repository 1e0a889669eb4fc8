"""Matters of the village's deliberation, for the matrix's people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.content import Content, ContentKind
from bot.domain.matter import CostLine, Matter
from bot.domain.matter_life import Stage
from bot.domain.matter_number import MatterNumber
from bot.ports import Records
from tests.usecases.phone import Phone
from tests.usecases.town import START


@dataclass(frozen=True)
class Deliberated:
    """The villager's matters, one in each of these stages, and what another household says of one."""

    matters: Mapping[Stage, int]
    comment_id: int


async def deliberate(
    records: Records, phones: dict[str, Phone], household_id: int, lead_id: int
) -> Deliberated:
    """Let the villager propose; another household speaks."""
    villager, neighbour = phones["villager"], phones["another household"]
    draft = Matter(0, MatterNumber(2026, 0), Stage.DRAFT, START, START, villager.account_id, household_id)
    made = {}
    for stage in (Stage.DRAFT, Stage.PROPOSED, Stage.SECONDED, Stage.DISCUSSED, Stage.DECIDED):
        matter = replace(draft, stage=stage, title="修路灯", lead_id=lead_id)
        made[stage] = (await records.matters.add(matter)).id
        if stage is not Stage.DRAFT:
            await records.matters.give_number(made[stage], 2026)
    await records.matters.set_costs(made[Stage.DECIDED], [CostLine("灯", 100)])
    memberships = await records.accounts.memberships(neighbour.account_id)
    words = Content(ContentKind.PHOTO, "先修学校门口那盏", {"file_id": "photo-of-a-lamp"})
    comment = await records.matter_voices.comment(
        made[Stage.PROPOSED], neighbour.account_id, memberships[0].household_id, words, START
    )
    return Deliberated(made, comment.id)
