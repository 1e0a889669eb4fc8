"""The common disclosure day: once for each month, whatever happens to clock, zone and bot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import rules_of
from bot.config.settings import Settings
from bot.domain.month import Month
from bot.domain.reminder import ReminderKind
from bot.telegram.composer import TelegramComposer
from bot.usecases.bells import Bells
from bot.usecases.desk import Desk
from bot.usecases.reminding import fire, plan
from tests.usecases.branch import AUTHOR, PUBLICATION, SECRETARY, approve, month_end, submit
from tests.usecases.town import LANGUAGES, Town

NOVEMBER = Month(2026, 11)


async def due(town: Town, month: Month = NOVEMBER) -> datetime | None:
    return await town.look(lambda records: records.reminders.pending(ReminderKind.DISCLOSURE, 0, str(month)))


async def months(town: Town) -> list[str]:
    found = await town.look(lambda records: records.disclosures.newest(50))
    return [str(one.month) for one in found]


async def restart(town: Town, zone: str | None = None, **disclosure: object) -> None:
    """Let the bot start again, with another configuration."""
    settings = Settings.model_validate(
        {
            "telegram": {"token": "10001:IN-TOWN-made-up-token-of-nobody-00"},
            "village": {"name": "样村"},
            "disclosure": disclosure,
        }
    )
    town.village = replace(town.village, timezone=zone or town.village.timezone)
    composer = TelegramComposer(LANGUAGES)
    town.desk = Desk(town.store, town.clock, town.village, rules_of(settings), composer, Bells())
    await town.desk.perform(plan, None)


async def test_another_zone_moves_the_hour_to_its_own_19_o_clock(town: Town) -> None:
    assert await due(town) == PUBLICATION
    await restart(town, "Europe/Berlin")
    assert await due(town) == datetime(2026, 11, 30, 18, tzinfo=UTC)


async def test_another_hour_moves_it_too(town: Town) -> None:
    await restart(town, hour="20:30")
    assert await due(town) == PUBLICATION + timedelta(hours=1, minutes=30)


@pytest.mark.parametrize("zone", ["Asia/Urumqi", "Europe/Berlin", "Pacific/Auckland"])
async def test_a_zone_changed_after_the_hour_publishes_no_month_twice(town: Town, zone: str) -> None:
    villager = await town.villager_joins("2-001")
    await month_end(town)
    await restart(town, zone)
    await town.pass_(days=2)
    assert await months(town) == ["2026-11"]
    assert villager.count("公示事项") == 1
    disclosure = (await town.look(lambda records: records.disclosures.newest(1)))[0]
    assert disclosure.covers_from < disclosure.covers_to


async def test_restarts_at_the_very_minute_publish_once(town: Town) -> None:
    villager = await town.villager_joins("2-001")
    await town.pass_(seconds=(PUBLICATION - town.clock.at).total_seconds() - 1)
    town.clock.at = PUBLICATION
    for _ in range(3):
        await restart(town)
    (published, *_) = await town.look(lambda records: records.reminders.due(PUBLICATION, 5))
    for _ in range(2):
        await town.desk.perform(fire, published)
    await restart(town)
    await town.pass_(minutes=1)
    assert await months(town) == ["2026-11"]
    assert villager.count("公示事项") == 1


async def test_a_year_is_twelve_months_each_on_its_last_day(town: Town) -> None:
    await restart(town, "Europe/Berlin")  # with a summer time
    month = NOVEMBER
    for _ in range(14):
        at = await due(town, month)
        assert at is not None
        local = at.astimezone(town.village.zone)
        assert (local.date(), local.hour) == (month.last_day, 19)
        town.clock.at = at
        async for _fired in town.firings():
            pass
        month = month.following
    assert len(set(await months(town))) == 14


async def test_what_is_agreed_to_just_after_the_hour_stands_in_the_next_month(town: Town) -> None:
    await submit(town.phones[AUTHOR], "早一步")
    await approve(town, "早一步")
    await month_end(town)
    await submit(town.phones[AUTHOR], "晚一步")
    await approve(town, "晚一步")
    assert town.phones[AUTHOR].count("12月31日（星期四）发给全村") >= 1
    await month_end(town, PUBLICATION + timedelta(days=31))
    found = await town.look(lambda records: records.disclosures.newest(2))
    titles = [
        [item.title for item in await town.look(lambda r, i=one.id: r.items.of_disclosure(i))]  # type: ignore[misc]
        for one in found
    ]
    assert titles == [["晚一步"], ["早一步"]]


async def test_a_bot_that_was_off_until_the_day_reminds_of_the_review_once(town: Town) -> None:
    town.clock.at = PUBLICATION - timedelta(hours=2)
    async for _ in town.firings():
        pass
    assert town.phones[SECRETARY].count("公示，还没有人报事项") == 1
