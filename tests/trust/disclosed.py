"""What is on its way to disclosure in the town of the fourteen kinds, and what was disclosed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.item_life import ItemState
from bot.domain.sheet import ItemKind
from bot.ports import Records
from tests.storage.disclosed import NOVEMBER
from tests.usecases.phone import Phone
from tests.usecases.town import START

STATES: Final = (ItemState.DRAFT, ItemState.UNDER_REVIEW, ItemState.APPROVED, ItemState.PUBLISHED)


@dataclass(frozen=True)
class Disclosed:
    """Items of the center's lead, one in each state; a question of the villager's on the published one."""

    items: Mapping[ItemState, int]
    disclosure_id: int
    question_id: int
    broadcast_id: int


async def disclose(records: Records, phones: Mapping[str, Phone], lead_id: int) -> Disclosed:
    """Write items as the center's lead, and publish one of them."""
    disclosure = await records.disclosures.publish(NOVEMBER)
    items = {}
    for state in STATES:
        begun = await records.items.add(phones["center's lead"].account_id, lead_id, ItemKind.RELIEF, START)
        published = state is ItemState.PUBLISHED
        await records.items.save(
            replace(
                begun,
                title="水泥款",
                words="3 吨",
                state=state,
                version=0 if state is ItemState.DRAFT else lead_id,
                published_at=START if published else None,
                disclosure_id=disclosure.id if published else None,
            )
        )
        items[state] = begun.id
    question = await records.item_questions.add(
        items[ItemState.PUBLISHED], phones["villager"].account_id, "为什么", START
    )
    broadcast = await records.broadcasts.add(disclosure.id, None, START)
    return Disclosed(items, disclosure.id, question.id, broadcast.id)
