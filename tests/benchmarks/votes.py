"""1,500 households vote within one minute: how long each waits for the answer to its tap."""

from __future__ import annotations

import asyncio
import random
import time
from datetime import datetime, timedelta
from typing import Final

from bot.domain.matter import Matter
from bot.domain.matter_life import BEFORE_NOTICE
from bot.domain.matter_number import MatterNumber
from bot.domain.people import Household, MembershipState
from bot.domain.roster import HouseholdKind
from bot.ports import Records
from bot.simulator.client import PersonHandle, SeenMessage
from bot.usecases import vote_calling
from bot.usecases.work import Work
from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.village import EVE, Village, village

VOTES: Final = 1500
MINUTE: Final = 60.0  # seconds
A_SECOND: Final = 1000.0  # milliseconds
CHOICES: Final = ("同意", "反对", "弃权")
NOTICE: Final = timedelta(minutes=1)
OPEN: Final = timedelta(days=3)


async def votes() -> list[Figure]:
    """Let every household tap at a random moment of one minute."""
    async with village(rate=28, villagers=VOTES) as made:
        await _each_a_household(made)
        await _announced(made)
        await made.bot.start()
        await made.simulator.set_clock(EVE + NOTICE + timedelta(seconds=1))
        await made.until(lambda: _asked(made) == VOTES)
        questions = [await _question(person) for person in made.villagers]
        dice, began = random.Random(11), time.monotonic()
        taps = [
            _vote(person, question, dice.choice(CHOICES), dice.uniform(0, MINUTE))
            for person, question in zip(made.villagers, questions, strict=True)
        ]
        waited = await asyncio.gather(*taps)
        took = time.monotonic() - began
        cast = int(made.glance.row("SELECT count(*) FROM ballots")[0])
        refused = (await made.simulator.stats())["too_many_requests"]
    late = sum(seconds * A_SECOND > A_SECOND for seconds in waited)
    return [
        Figure("votes cast", cast, "", f"{VOTES:,}"),
        Figure("in", took, "s", "60"),
        *spread("from the tap to its answer", waited, "≤ 1,000"),
        Figure("waited longer than a second", late, "", "0"),
        Figure("answers 429", refused, "", "0"),
    ]


async def _question(person: PersonHandle) -> SeenMessage:
    return next(
        message for message in reversed(await person.chat()) if message.button(CHOICES[0]) is not None
    )


async def _vote(person: PersonHandle, question: SeenMessage, label: str, after: float) -> float:
    """Tap at a moment; return how many seconds the answer took, as the person sees it."""
    await asyncio.sleep(after)
    began = time.monotonic()
    tapped = await person.tap_button(question.id, button=question.button(label))
    answer = await person.expect_answer(tapped, timeout=MINUTE)
    assert label in answer["text"], answer
    return time.monotonic() - began


def _asked(made: Village) -> int:
    """Return how many households have got the question."""
    query = "SELECT count(*) FROM outbox WHERE state = 'sent' AND key LIKE 'vote:1:open:%'"
    return int(made.glance.row(query)[0])


async def _each_a_household(made: Village) -> None:
    """Let whoever shares a household with another villager have one of his own."""
    async with made.office() as office:

        async def unit(records: Records) -> None:
            households = {one.id for one in await records.people.households()}
            taken: set[int] = set()
            for place, person in enumerate(made.villagers):
                account = await records.accounts.by_telegram_id(person.id)
                assert account is not None
                (membership,) = await records.accounts.memberships(account.id)
                if membership.household_id in households - taken:
                    taken.add(membership.household_id)
                    continue
                own = await records.people.add_household(
                    Household(0, f"{place % 9 + 1}-{place:04d}", place % 9 + 1, f"样户{place}", _KIND)
                )
                await records.accounts.set_membership(
                    membership.id, member_id=None, state=MembershipState.REMOVED, now=EVE
                )
                await records.accounts.add_membership(account.id, own.id, None, MembershipState.JOINED, EVE)

        await office.store.transact(unit)


async def _announced(made: Village) -> None:
    """Announce a vote that opens in a minute."""

    async def unit(work: Work, at: datetime) -> None:
        stages = work.rules.deliberation.stages
        ready = next(stage for stage in reversed(BEFORE_NOTICE) if stage in stages)
        stored = await work.records.matters.add(
            Matter(0, MatterNumber(2026, 0), ready, at, at, None, None, "修二组到小学的路")
        )
        await work.records.matters.give_number(stored.id, 2026)
        matter = stored.announced(at, at + NOTICE, at + NOTICE + OPEN, stages)
        await work.records.matters.save(matter)
        await vote_calling.announce(work, matter)

    async with made.office() as office:
        await office.desk.perform(unit, EVE)


_KIND: Final = HouseholdKind.ORDINARY
