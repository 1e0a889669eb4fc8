"""全村情况, 本中心的事, the report: who sees what of the village's service, and what stands in none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.actions.seeing import ShowCenter
from bot.domain.case import Case, Privacy
from bot.domain.case_life import CaseState, Rating
from bot.domain.month import Month
from bot.domain.month_report import MonthReport
from bot.domain.notices.publishing import NotYours
from bot.domain.rates import Rate
from bot.domain.topic import Topic
from bot.usecases import center_view, village_view
from bot.usecases.incoming import By
from bot.usecases.reporting import Asked, EmptyMonthError, MonthAheadError, month_report
from tests.storage.samples import DAY, NOW
from tests.usecases.hall import LEAD, OFFICER, SECRETARY, VILLAGER, Hall, open_hall

NOVEMBER = Month(2026, 11)
OPENED = NOW - 9 * DAY
"""Early enough to be late by now."""


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as opened:
        yield opened


async def opened(hall: Hall, **changes: Any) -> Case:
    """Store a case that came in at OPENED unless said otherwise."""
    at = changes.pop("opened_at", OPENED)
    promised = {"opened_at": at, "first_due_at": at + 7 * DAY, "due_at": at + 7 * DAY}
    return await hall.sample.case(**(promised | changes))


async def step(hall: Hall, case: Case, name: str, after: timedelta) -> None:
    at = case.opened_at + after
    await hall.store.transact(lambda records: records.cases.record(case.id, name, at))


async def view(hall: Hall) -> str:
    return str((await hall.show(village_view.show, SECRETARY))[0]["text"])


async def report(hall: Hall, month: Month = NOVEMBER) -> MonthReport:
    asked = Asked(month, hall.watch.now())
    return await hall.store.read(lambda records: month_report(records, hall.village, asked))


async def test_the_secretary_sees_what_is_open_due_and_late_and_whose_it_is(hall: Hall) -> None:
    late = await opened(hall)
    also_late = await opened(hall, responsible_id=hall.lead.id, opened_at=OPENED - DAY)
    await opened(hall, responsible_id=hall.lead.id)
    await opened(hall, opened_at=NOW)
    await opened(hall, opened_at=NOW, first_due_at=NOW + 9 * DAY)
    text = await view(hall)
    assert "在办5件，一周内到期1件，超期3件。" in text
    lines = text.splitlines()
    assert lines[3].startswith(f"韦样长 超期2件（{also_late.number}、")
    assert lines[4] == f"李样干 超期1件（{late.number}）"


async def test_the_rates_are_those_of_the_last_thirty_days_without_what_was_registered(hall: Hall) -> None:
    done = (await opened(hall)).answered(OPENED + DAY).resolved(OPENED + 2 * DAY)
    await hall.store.transact(lambda records: records.cases.save(replace(done, rating=Rating.FAIRLY)))
    for name in ("answered", "rated"):
        await step(hall, done, name, timedelta(hours=20))
    slow = await opened(hall)
    await step(hall, slow, "handed over", timedelta(hours=30))
    old = (await opened(hall, opened_at=NOW - 31 * DAY)).answered(NOW).resolved(NOW)
    await hall.store.transact(lambda records: records.cases.save(old))
    await opened(hall, reporter_id=None, registered_by=hall.sample.cadre.id)
    text = await view(hall)
    assert "一天内回应：50%（2件中1件）" in text
    assert "已解决：50%（2件中1件）" in text
    assert "满意：100%（1件中1件）" in text
    assert "另有代人登记1件，不算在内" in text
    assert "超期2件" in text, "what was registered is due like any other"


async def test_a_reopening_with_a_new_week_does_not_hide_that_the_first_day_has_passed(hall: Hall) -> None:
    case = (await opened(hall)).answered(OPENED + DAY).resolved(OPENED + DAY).reopened(NOW + 7 * DAY)
    await hall.store.transact(lambda records: records.cases.save(case))
    assert "在办1件，一周内到期0件，超期1件。" in await view(hall)


async def test_a_picture_follows_the_text_and_the_records_keep_only_what_stands_in_it(hall: Hall) -> None:
    await opened(hall)
    await hall.desk.perform(village_view.show, By(SECRETARY))
    rows = await hall.store.read(lambda records: records.outbox.heads(NOW, 10))
    assert [row.method for row in rows] == ["sendMessage"], "the picture waits for the text"
    await hall.store.transact(lambda records: records.outbox.claim([rows[0].id]))
    await hall.store.transact(lambda records: records.outbox.undeliverable(rows[0].id, "x"))
    (picture,) = await hall.store.read(lambda records: records.outbox.heads(NOW, 10))
    assert picture.method == "sendPhoto"
    drawn = picture.payload["photo"]
    assert drawn["draw"] == "village"
    assert [tile["value"] for tile in drawn["data"]["tiles"]] == ["1", "0", "1"]
    assert drawn["data"]["late"] == [{"name": "李样干", "count": 1, "shown": "1件"}]


@pytest.mark.parametrize("who", [OFFICER, LEAD, VILLAGER, 99_999])
async def test_nobody_else_sees_the_whole_village(hall: Hall, who: int) -> None:
    with pytest.raises(NotYours):
        await hall.show(village_view.show, who)


@pytest.mark.parametrize("about", ["secretary", "cadre", None])
@pytest.mark.parametrize("state", [CaseState.ASSIGNED, CaseState.WITHHELD, CaseState.CLOSED])
async def test_a_complaint_changes_nothing_that_anybody_sees(
    hall: Hall, about: str | None, state: CaseState
) -> None:
    await opened(hall)
    before = (await view(hall), await report(hall), await hall.tap(center_view.show, LEAD, ShowCenter(0)))
    about_id = {"secretary": hall.secretary.id, "cadre": hall.sample.cadre.id, None: None}[about]
    complaint = await opened(
        hall, topic=Topic.COMPLAINT, about_id=about_id, state=state, responsible_id=hall.secretary.id
    )
    await step(hall, complaint, "answered", timedelta(hours=1))
    after = (await view(hall), await report(hall), await hall.tap(center_view.show, LEAD, ShowCenter(0)))
    assert after == before


async def test_no_word_name_or_household_stands_in_the_view_or_the_report(hall: Hall) -> None:
    case = await opened(hall, topic=Topic.HEALTH)
    await hall.sample.entry("体检的私事", case_id=case.id)
    payloads = str(await hall.show(village_view.show, SECRETARY)) + str(await report(hall))
    for secret in ("体检", hall.sample.member.name, hall.sample.household.number, "困难"):
        assert secret not in payloads


async def test_the_report_counts_by_center_and_by_cadre_and_registered_apart(hall: Hall) -> None:
    spot = (await opened(hall)).answered(OPENED + DAY, on_the_spot=True)
    await hall.store.transact(lambda records: records.cases.save(spot))
    explained = (await opened(hall, topic=Topic.HEALTH, responsible_id=hall.lead.id)).explained(NOW)
    await hall.store.transact(lambda records: records.cases.save(explained))
    await step(hall, explained, "explained", 9 * DAY)
    await opened(hall, topic=None, opened_at=NOW)
    await opened(hall, reporter_id=None, registered_by=hall.lead.id)
    await opened(hall, opened_at=NOW - 40 * DAY)
    made = await report(hall)
    topics = {line.topic: line for line in made.topics}
    assert set(topics) == {*Topic, None} - {Topic.COMPLAINT}
    social, health = topics[Topic.SOCIAL], topics[Topic.HEALTH]
    assert (social.tally.received, social.tally.on_the_spot, social.tally.in_time) == (1, 1, 1)
    assert (social.registered, health.registered) == (1, 0)
    assert (health.tally.explained, health.tally.late, health.tally.open) == (1, 1, 0)
    assert topics[None].tally.open == 1
    cadres = {line.name: line for line in made.cadres}
    assert list(cadres) == ["李样书", "李样干", "韦样长"]
    assert (cadres["韦样长"].tally.received, cadres["李样书"].tally.received) == (1, 0)
    assert made.total.received == 3
    assert made.registered.received == 1
    assert made.total.resolution == Rate(0, 2)


async def test_a_month_ends_at_midnight_in_the_village(hall: Hall) -> None:
    midnight = NOW.replace(day=30, hour=16, minute=0, second=0, microsecond=0)
    await opened(hall, opened_at=midnight - timedelta.resolution)
    await opened(hall, opened_at=midnight)
    hall.watch.at = midnight + 3 * DAY
    assert (await report(hall)).total.received == 1
    assert (await report(hall, Month(2026, 12))).total.received == 1


async def test_a_month_that_is_to_come_or_has_no_matter_has_no_report(hall: Hall) -> None:
    await opened(hall)
    with pytest.raises(MonthAheadError):
        await report(hall, Month(2026, 12))
    with pytest.raises(EmptyMonthError):
        await report(hall, Month(2026, 10))


async def test_a_lead_sees_his_centers_open_matters_with_whose_turn_it_is_and_no_words_of_health(
    hall: Hall,
) -> None:
    health = await opened(hall, topic=Topic.HEALTH)
    await hall.sample.entry("体检的私事", case_id=health.id)
    own = await opened(hall, topic=Topic.HEALTH, responsible_id=hall.lead.id)
    await hall.sample.entry("自己办的事", case_id=own.id)
    secret = await opened(hall, topic=Topic.HEALTH, privacy=Privacy())
    other = await opened(hall, topic=Topic.SOCIAL, responsible_id=hall.lead.id)
    done = (await opened(hall, topic=Topic.HEALTH)).answered(NOW)
    await hall.store.transact(lambda records: records.cases.save(done))
    text = await hall.tap(center_view.show, LEAD, ShowCenter(0))
    for case in (health, own, secret):
        assert f"{case.number}" in text
    for case in (other, done):
        assert f"{case.number}" not in text
    assert "体检" not in text
    assert "自己办的事" in text
    assert "李样干" in text
    assert "最迟" in text


async def test_a_centers_matters_are_paged_and_only_its_lead_gets_them(hall: Hall) -> None:
    for _ in range(center_view.PAGE + 2):
        await opened(hall, topic=Topic.HEALTH)
    first = await hall.tap(center_view.show, LEAD, ShowCenter(0))
    rest = await hall.tap(center_view.show, LEAD, ShowCenter(center_view.PAGE))
    assert first.count("2026-") == center_view.PAGE
    assert rest.count("2026-") == 2
    assert set(first.splitlines()) & {line for line in rest.splitlines() if "2026-" in line} == set()
    with pytest.raises(NotYours):
        await hall.tap(center_view.show, SECRETARY, ShowCenter(0))
