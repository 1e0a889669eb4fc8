"""The morning's digest is short: what to do today, and how much is behind."""

from __future__ import annotations

from tests.usecases.phone import Phone
from tests.usecases.scenes import ZHANG, answer, matter
from tests.usecases.town import Town


def mornings(cadre: Phone) -> list[str]:
    return [got.text for got in cadre.got if got.text.startswith("早上好")]


async def test_what_is_late_is_counted_and_not_listed_each_day(town: Town) -> None:
    _, cadre = await matter(town, "第一件")
    await town.pass_(days=3)
    await matter(town, "第二件", number="2-002")
    await town.pass_(days=6)
    assert mornings(cadre)[-1] == "早上好。\n一周内还有：1件\n办晚的：1件，最久的晚了2天"
    assert "2026-0001" not in mornings(cadre)[-1]


async def test_what_is_due_today_is_named_and_one_tap_shows_ones_tasks(town: Town) -> None:
    _, cadre = await matter(town, "第一件")
    await town.pass_(days=6, hours=23, minutes=45)
    assert mornings(cadre)[-1] == "早上好。\n今天要答复：2026-0001"
    await cadre.tap("我的任务", cadre.last("早上好"))
    assert cadre.got[-1].row.method == "sendMessage"
    assert "第一件" in cadre.got[-1].text


async def test_whoever_has_nothing_due_hears_nothing(town: Town) -> None:
    _, cadre = await matter(town, "第一件")
    await answer(cadre)
    before = len(mornings(cadre))
    await town.pass_(days=3)
    assert len(mornings(cadre)) == before
    assert not mornings(town.phones[ZHANG])[before:]
