"""What kill -9 does to a broadcast."""

from __future__ import annotations

import random
from collections import Counter
from functools import partial

from tests.benchmarks.figures import Figure
from tests.benchmarks.village import PATIENCE, Village, village

RATE = 28.0  # messages per second, the default
KILLS = 5
ON_THEIR_WAY = 3  # calls at each kill
_SENDING = "SELECT count(*) FROM outbox WHERE state = 'sending'"


async def crash() -> list[Figure]:
    """Kill the bot five times while a disclosure goes to 1,500 chats; start it again each time."""
    dice = random.Random(9)
    async with village(rate=RATE) as made:
        everybody = len(made.villagers) + len(made.cadres)
        await made.bot.start()
        await made.disclose()
        in_flight = 0
        for kill in range(KILLS):
            await made.until(partial(_has_sent, made, everybody * (kill + dice.random()) / KILLS))
            # As many as are on their way where an answer takes a tenth of a second: none of these comes.
            await made.simulator.faults(
                kind="hang", methods=["sendPhoto"], when="after", seconds=PATIENCE, next=ON_THEIR_WAY
            )
            await made.until(lambda: made.glance.row(_SENDING)[0] >= ON_THEIR_WAY, look_every=0.01)
            await made.bot.kill()
            in_flight += made.glance.row(_SENDING)[0]
            await made.simulator.clear_faults()
            await made.bot.start()
        await made.disclosed()
        got = await _got(made)
        refused = (await made.simulator.stats())["too_many_requests"]
    return [
        Figure("kills", KILLS),
        Figure("people who should get it", everybody),
        Figure("people who got it", sum(1 for times in got.values() if times)),
        Figure(
            "got it twice", sum(1 for times in got.values() if times == 2), "", "≤ in flight at the kills"
        ),
        Figure("got it more often", sum(1 for times in got.values() if times > 2), "", "0"),
        Figure("in flight at the kills", in_flight),
        Figure("answers 429", refused, "", "0"),
    ]


def _has_sent(made: Village, number: float) -> bool:
    return made.glance.broadcast()[0] >= number


async def _got(made: Village) -> Counter[int]:
    """Return how many messages each person got of the disclosure."""
    calls = await made.simulator.calls(method="sendPhoto")
    return Counter(call["chat_id"] for call in calls if call["ok"])
