"""Random schedules of a vote: no household counts twice, and the count is what it has to be.

That is: the last valid taps and what a witness confirmed. `LIANXIN_SCHEDULES=200` tries more of them.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.actions.hand_counts import ConfirmHandCount
from bot.domain.actions.voting import CastVote, ExtendVote
from bot.domain.ballot import Choice, Totals
from bot.domain.hand_count import HandCount, HandCountState, Occasion
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.domain.notices.matters import StaleButton
from bot.domain.notices.notice import Refusal
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState
from bot.ports import Records
from bot.usecases.incoming import By
from bot.usecases.tapping import Tap, Tapped, tap
from handlers.taps import TAPS
from tests.usecases.people import ROSTER
from tests.usecases.phone import Phone
from tests.usecases.scenes import SECRETARY, WANG, ZHANG
from tests.usecases.town import Town, open_town
from tests.usecases.votes import announced, close

NUMBERS: Final = [one.number for one in ROSTER.households]
PLACES: Final = st.integers(0, len(NUMBERS) - 1)
SCHEDULES: Final = int(os.environ.get("LIANXIN_SCHEDULES", "3"))
CHOICES: Final = st.sampled_from(list(Choice))
STEPS: Final = st.one_of(
    st.tuples(st.just("tap"), PLACES, CHOICES),
    st.tuples(st.just("tap"), PLACES, CHOICES),
    st.tuples(st.just("second taps"), PLACES, CHOICES),
    st.tuples(st.just("cadre taps"), PLACES, CHOICES),
    st.tuples(st.just("foreign button"), PLACES, CHOICES),
    st.tuples(st.just("both at once"), PLACES, CHOICES),
    st.tuples(st.just("twice at once"), PLACES, CHOICES),
    st.tuples(st.just("same button twice"), PLACES, CHOICES),
    st.tuples(st.just("another is named"), PLACES, CHOICES),
    st.tuples(st.just("meeting"), PLACES, CHOICES),
    st.tuples(st.just("unconfirmed meeting"), PLACES, CHOICES),
    st.tuples(st.just("household leaves"), PLACES, CHOICES),
    st.tuples(st.just("household comes back"), PLACES, CHOICES),
    st.tuples(st.just("clock goes back"), PLACES, CHOICES),
    st.tuples(st.just("time passes"), PLACES, CHOICES),
    st.tuples(st.just("minute of the close"), PLACES, CHOICES),
    st.tuples(st.just("after the close"), PLACES, CHOICES),
)


@dataclass
class Expected:
    """What should count, by the rules as people know them."""

    taps: dict[str, Choice] = field(default_factory=dict)
    by_hand: set[str] = field(default_factory=set)
    hands: Totals = field(default_factory=Totals)
    gone: set[str] = field(default_factory=set)
    second_votes: set[str] = field(default_factory=set)

    @property
    def totals(self) -> Totals:
        return Totals.of(self.taps.values()) + self.hands


class Hall:
    """A town during one vote."""

    def __init__(self, town: Town, heads: list[Phone], seconds: list[Phone], vote: Vote) -> None:
        self.town, self.heads, self.seconds, self.vote = town, heads, seconds, vote
        self.expected = Expected()

    async def button(self, phone: Phone, action: object) -> str:
        keyboard = Keyboard(new_token(), phone.account_id, [action], self.town.clock.at)  # type: ignore[list-item]
        await self.town.do(lambda records: records.keyboards.add(keyboard))
        return button_data(keyboard.token, 0)

    async def press(self, phone: Phone, data: str) -> Refusal | None:
        command = Tap(By(phone.telegram_id), data, phone.telegram_id, None, "", "")
        try:
            await self.town.desk.perform(tap, Tapped(command, TAPS))
        except Refusal as refusal:
            return refusal
        return None

    async def cast(self, phone: Phone, choice: Choice) -> Refusal | None:
        return await self.press(phone, await self.button(phone, CastVote(self.vote.id, choice.value)))

    async def step(self, what: str, place: int, choice: Choice) -> None:
        number, expected = NUMBERS[place], self.expected
        head, second = self.heads[place], self.seconds[place]
        voter, other = (second, head) if number in expected.second_votes else (head, second)
        may = number not in expected.gone | expected.by_hand
        if what == "tap":
            self.counts(number, choice, await self.cast(voter, choice), valid=may)
        elif what == "second taps":
            assert await self.cast(other, choice) is not None
        elif what == "cadre taps":
            assert await self.cast(self.town.phones[ZHANG], choice) is not None
        elif what == "foreign button":
            data = await self.button(head, CastVote(self.vote.id, choice.value))
            thief = self.heads[place - 1]
            assert isinstance(await self.press(thief, data), StaleButton)
        elif what == "both at once":
            taken, turned_away = await asyncio.gather(self.cast(voter, choice), self.cast(other, Choice.FOR))
            self.counts(number, choice, taken, valid=may)
            assert turned_away is not None
        elif what == "twice at once":
            both = [CastVote(self.vote.id, one.value) for one in (Choice.FOR, choice)]
            datas = [await self.button(voter, one) for one in both]
            _, last = await asyncio.gather(*(self.press(voter, data) for data in datas))
            self.counts(number, choice, last, valid=may)
        elif what == "same button twice":
            data = await self.button(voter, CastVote(self.vote.id, choice.value))
            first, again = await asyncio.gather(self.press(voter, data), self.press(voter, data))
            self.counts(number, choice, first, valid=may)
            assert again is not None
        else:
            await self.circumstance(what, number, choice)

    def counts(self, number: str, choice: Choice, refusal: Refusal | None, *, valid: bool) -> None:
        assert (refusal is None) == valid, (number, refusal)
        if valid:
            self.expected.taps[number] = choice

    async def circumstance(self, what: str, number: str, choice: Choice) -> None:
        town, expected = self.town, self.expected
        if what == "another is named":
            second = self.seconds[NUMBERS.index(number)]
            household_id = await self.id_of(number)
            await town.do(lambda records: records.votes.name_voter(household_id, second.account_id))
            expected.second_votes.add(number)
        elif what.endswith("meeting"):
            await self.meet(NUMBERS[: 1 + NUMBERS.index(number)], choice, confirmed=what == "meeting")
        elif what.startswith("household"):
            leaves = what.endswith("leaves")
            (expected.gone.add if leaves else expected.gone.discard)(number)
            await self.set_active(number, active=not leaves)
        elif what == "clock goes back":
            town.clock.at -= timedelta(hours=1)
        elif what == "time passes" and town.clock.at < self.vote.closes_at - timedelta(hours=6):
            await town.pass_(hours=1)
        elif what == "minute of the close":
            before, town.clock.at = town.clock.at, self.vote.closes_at
            assert await self.cast(self.heads[0], choice) is not None
            town.clock.at = before
        elif what == "after the close":
            before, town.clock.at = town.clock.at, self.vote.closes_at + timedelta(days=1)
            assert await self.cast(self.heads[0], choice) is not None
            town.clock.at = before

    async def meet(self, numbers: list[str], choice: Choice, *, confirmed: bool) -> None:
        """Hold a meeting of households of which none stands in another one's list."""
        expected, town = self.expected, self.town
        there = [number for number in numbers if number not in expected.by_hand]
        if not there:
            return
        totals = Totals.of([choice] * len(there))
        ids = [await self.id_of(number) for number in there]

        async def offer(records: Records) -> int:
            cadres = {cadre.name: cadre.id for cadre in await records.people.cadres()}
            begun = await records.hand_counts.add(
                HandCount(0, self.vote.id, Occasion.MEETING, cadres[SECRETARY], town.clock.at)
            )
            await records.hand_counts.put(begun.id, ids)
            offered = replace(begun, state=HandCountState.OFFERED, witness_id=cadres[WANG], totals=totals)
            await records.hand_counts.save(offered)
            return begun.id

        confirm = ConfirmHandCount(await town.do(offer), agrees=True)
        assert (
            await self.press(town.phones[ZHANG], await self.button(town.phones[ZHANG], confirm)) is not None
        )
        if confirmed:
            assert await self.press(town.phones[WANG], await self.button(town.phones[WANG], confirm)) is None
            assert (
                await self.press(town.phones[WANG], await self.button(town.phones[WANG], confirm)) is not None
            )
            expected.by_hand |= set(there)
            expected.hands += totals
            for number in there:
                expected.taps.pop(number, None)

    async def id_of(self, number: str) -> int:
        household = await self.town.look(lambda records: records.people.household_by_number(number))
        assert household is not None
        return household.id

    async def set_active(self, number: str, *, active: bool) -> None:
        async def unit(records: Records) -> None:
            household = await records.people.household_by_number(number)
            assert household is not None
            await records.people.save_household(replace(household, active=active))

        await self.town.do(unit)

    async def check(self) -> None:
        counted = await self.town.look(lambda records: records.votes.count(self.vote.id))
        assert counted == Totals.of(self.expected.taps.values())
        electors = await self.town.look(lambda records: records.votes.electors(self.vote.id))
        assert len(electors) == len({one.household_id for one in electors}) == len(NUMBERS)
        assert sum(one.took_part for one in electors) == self.expected.totals.took_part


async def schedule(folder: Path, steps: list[tuple[str, int, Choice]]) -> None:
    async with open_town(folder) as town:
        heads = [await town.villager_joins(number) for number in NUMBERS]
        seconds = [await town.villager_joins(number, 1) for number in NUMBERS]
        vote = await announced(town, opens=timedelta(hours=1), lasts=timedelta(days=2))
        await town.pass_(hours=1)
        hall = Hall(town, heads, seconds, vote)
        for what, place, choice in steps:
            await hall.step(what, place, choice)
            await hall.check()
        counted = await close(town, vote)
        assert counted.totals == hall.expected.totals
        if counted.state is VoteState.SHORT:
            await sealed_votes_stay(hall, counted)


async def sealed_votes_stay(hall: Hall, counted: Vote) -> None:
    """Extend it: who has voted changes nothing any more, and who hasn't is counted besides."""
    secretary, expected = hall.town.phones[SECRETARY], hall.expected
    assert await hall.press(secretary, await hall.button(secretary, ExtendVote(counted.id))) is None
    sealed = set(expected.taps) | expected.by_hand
    for place, number in enumerate(NUMBERS):
        voter = (hall.seconds if number in expected.second_votes else hall.heads)[place]
        valid = number not in sealed | expected.gone
        hall.counts(number, Choice.AGAINST, await hall.cast(voter, Choice.AGAINST), valid=valid)
    again = await close(hall.town, counted)
    assert again.totals == expected.totals
    assert again.totals is not None
    assert again.totals.took_part == Counter(NUMBERS).total() - len(expected.gone - sealed)


@settings(
    max_examples=SCHEDULES, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(st.lists(STEPS, min_size=25, max_size=40))
def test_no_household_counts_twice_and_the_count_is_what_it_has_to_be(
    steps: list[tuple[str, int, Choice]],
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(schedule(Path(folder), steps))
