"""Votes in the town: a matter that is announced, and phones that tap."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.actions.voting import ShowVote
from bot.domain.ballot import Totals
from bot.domain.matter import Matter
from bot.domain.matter_life import BEFORE_NOTICE, Stage
from bot.domain.matter_number import MatterNumber
from bot.domain.vote import Vote
from bot.usecases import vote_calling, voting
from tests.usecases.scenes import SECRETARY, WANG

if TYPE_CHECKING:
    from bot.ports import Records
    from bot.usecases.work import Work
    from tests.usecases.phone import Phone
    from tests.usecases.town import Town

TITLE: Final = "修二组的路"
NOTICE: Final = timedelta(days=10)
OPEN: Final = timedelta(days=3)


async def announced(
    town: Town, title: str = TITLE, *, opens: timedelta = NOTICE, lasts: timedelta = OPEN
) -> Vote:
    """Let a matter come to its notice."""

    async def unit(work: Work, _command: None) -> Vote:
        matters = work.records.matters
        stored = await matters.add(
            Matter(0, MatterNumber(2026, 0), Stage.DRAFT, work.now, work.now, None, None, title)
        )
        number = await matters.give_number(stored.id, 2026)
        ready = replace(stored, number=number, stage=_ready(work))
        matter = ready.announced(
            work.now, work.now + opens, work.now + opens + lasts, work.rules.deliberation.stages
        )
        await matters.save(matter)
        return await vote_calling.announce(work, matter)

    vote = await town.desk.perform(unit, None)
    await town.deliver()
    async for _ in town.firings():
        pass
    return vote


def _ready(work: Work) -> Stage:
    """Return the stage after which nothing but the notice is missing."""
    return next(stage for stage in reversed(BEFORE_NOTICE) if stage in work.rules.deliberation.stages)


async def opened(town: Town, title: str = TITLE) -> Vote:
    """Let a vote be open."""
    vote = await announced(town, title)
    await town.pass_(days=10)
    return await now(town, vote)


async def now(town: Town, vote: Vote) -> Vote:
    found = await town.look(lambda records: records.votes.get(vote.id))
    assert found is not None
    return found


async def stage(town: Town, vote: Vote) -> Stage:
    matter = await town.look(lambda records: records.matters.get(vote.matter_id))
    assert matter is not None
    return matter.stage


async def ballots(town: Town, vote: Vote) -> Totals:
    """Return what the taps come to that count now."""
    return await town.look(lambda records: records.votes.count(vote.id))


async def by_hand(town: Town, households: str, totals: str, *, witness: str = WANG) -> Phone:
    """Let the secretary enter a meeting, from the card of an open vote; return the witness."""
    secretary = town.phones[SECRETARY]
    await secretary.tap("登记现场表决")
    await secretary.tap("开会举手")
    await secretary.write(households)
    await secretary.tap("选好了")
    await secretary.write(totals)
    await secretary.tap(witness)
    return town.phones[witness]


async def close(town: Town, vote: Vote) -> Vote:
    """Let the time come to its close."""
    closes_at: datetime = (await now(town, vote)).closes_at
    await town.pass_(seconds=(closes_at - town.clock.at).total_seconds())
    return await now(town, vote)


async def shown(town: Town, phone: Phone, vote: Vote) -> None:
    """Let somebody look at a vote's card, as from its matter."""

    async def unit(work: Work, _command: None) -> None:
        account = await work.records.accounts.get(phone.account_id)
        assert account is not None
        await voting.show(work, await work.person_of(account), ShowVote(vote.matter_id))

    await town.desk.perform(unit, None)
    await town.deliver()


async def discussed(town: Town, title: str = TITLE) -> int:
    """Let a matter come as far as the village's talking it over; return its id."""

    async def unit(records: Records) -> int:
        at = town.clock.at
        stored = await records.matters.add(
            Matter(0, MatterNumber(2026, 0), Stage.DISCUSSED, at, at, None, None, title)
        )
        await records.matters.give_number(stored.id, 2026)
        return stored.id

    return await town.do(unit)
