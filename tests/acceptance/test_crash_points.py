"""kill -9 between each two steps of a message's path, one by one."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from tests.crash.audit import audit
from tests.crash.deeds import Deeds
from tests.crash.scene import dying_at, matter
from tests.crash.village import Village, village
from tests.warm import Warm

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows neither fork nor kill -9"),
]

BURST = 6  # seconds: after so many nobody's messages count as one burst any longer
ON_A_MATTERS_WAY = {
    "getUpdates/before": "before anything is asked for",
    "getUpdates/answered": "updates came, none is stored",
    "inbox.put/inside": "stored, not committed",
    "inbox.put/committed": "committed, the offset not moved",
    "getUpdates/before/2": "the offset moved, Telegram not told",
    "inbox.settle/inside": "a use case begins",
    "cases.add/inside": "in the middle of a use case",
    "outbox.put/inside": "at the end of a use case",
    "inbox.settle/committed": "a use case is committed, nobody was told",
    "keyboards.use/inside": "in the middle of a tap",
    "keyboards.use/committed": "a tap is done, the spinner turns on",
    "outbox.claim/inside": "a message is being claimed",
    "outbox.claim/committed": "claimed, not sent",
    "sendMessage/before": "about to be sent",
    "sendMessage/answered": "sent, not marked",
    "sendMediaGroup/answered": "an album is sent, not marked",
    "editMessageText/answered": "a tapped message has lost its buttons, not marked",
    "outbox.sent/inside": "marked, not committed",
    "outbox.sent/committed": "marked and committed",
}
AT_MONTHS_END = {
    "reminders.settle/inside": "the reminder fires",
    "reminders.settle/committed": "the reminder has fired, nobody was told",
    "disclosures.publish/inside": "the figures are counted, not committed",
    "disclosures.publish/committed": "published, nobody is in the outbox",
    "outbox.put/inside/10": "in the middle of the first part of the recipients",
    "accounts.audience/committed": "between the first and the second part",
    "outbox.put/inside/40": "in the middle of the second part",
    "sendPhoto/answered/30": "in the middle of the broadcast",
}


@dataclass(slots=True)
class Play:
    village: Village
    deeds: Deeds = field(default_factory=Deeds)
    scenes: int = 0
    months: int = 0

    async def end(self, at_most_twice: int) -> None:
        """Compare both ends: nothing lost, and one message more than before sent twice at most."""
        await self.village.simulator.advance(
            seconds=BURST
        )  # else scene after scene would wait for that to end
        assert await self.village.rest() == 0
        report = await audit(self.village, self.deeds)
        assert not report.faults
        assert report.twice <= at_most_twice


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def play(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Play]:
    folder = tmp_path_factory.mktemp("points")
    async with village(folder, warm, per_second=1000, writers=len(ON_A_MATTERS_WAY), audience=30) as made:
        yield Play(made)


@pytest.mark.parametrize("point", ON_A_MATTERS_WAY, ids=ON_A_MATTERS_WAY.get)
async def test_a_matter_survives_a_crash(play: Play, point: str) -> None:
    villager = play.village.villagers[play.scenes]
    play.scenes += 1
    async with dying_at(play.village, point):
        await matter(play.village, villager, play.deeds)

    await play.end(at_most_twice=play.village.kills)


@pytest.mark.parametrize("point", AT_MONTHS_END, ids=AT_MONTHS_END.get)
async def test_the_month_end_survives_a_crash(play: Play, point: str) -> None:
    play.months += 1
    first_of_next = datetime(2027 + (play.months - 2) // 12, (play.months + 10) % 12 + 1, 1, 11, tzinfo=UTC)
    async with dying_at(play.village, point):
        await play.village.simulator.set_clock(first_of_next - timedelta(days=1))

    # A broadcast has several calls on their way at once.
    await play.end(at_most_twice=10 * play.village.kills)
